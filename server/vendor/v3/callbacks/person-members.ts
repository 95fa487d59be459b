import type { Submission } from '../../../core/jobs/submission.ts'
import type { V3EnhancedKycCallback } from '../../../generated/v3/enhanced-kyc-callback.ts'

/**
 * What the authority has on file. A user who is approved is who they say, so that the names are those that were sent; the rest is made
 * up. Source of the members: v3 §8.
 */
export function idFields({ idInfo, person }: Submission): NonNullable<V3EnhancedKycCallback['id_fields']> {
  const sent = textOf(idInfo.firstName)
  const given = sent ?? ([person?.firstName, person?.middleName].filter(Boolean).join(' ') || null)
  const last = textOf(idInfo.lastName) ?? person?.lastName ?? null
  const [first = null, ...others] = given?.split(/\s+/) ?? []
  return {
    country: textOf(idInfo.country),
    id_type: textOf(idInfo.idType),
    id_number: textOf(idInfo.idNumber),
    first_name: first,
    last_name: last,
    full_name: [given, last].filter(Boolean).join(' ') || null,
    other_names: others.join(' ') || null,
    date_of_birth: person?.dateOfBirth ?? null,
    gender: person?.gender ?? null,
    issuance_date: person?.issued ?? null,
    expiration_date: person?.expires ?? null,
    address: person?.address ?? null,
  }
}

/** What the request said of the person. Source: v3 §8. */
export function providedInfo({ idInfo }: Submission): V3EnhancedKycCallback['user_provided_info'] {
  return {
    given_names: textOf(idInfo.firstName),
    last_name: textOf(idInfo.lastName),
    email: textOf(idInfo.email),
    phone_number: textOf(idInfo.phoneNumber),
  }
}

/** The record of a consent. A job that was arranged has none. Source: v3 §8, of `schema_version`; the rest is assumed. */
export function consentRecord({ consent }: Submission): V3EnhancedKycCallback['consent'] {
  return {
    schema_version: 'ISO27560-v1',
    granted: true,
    granted_at: consent?.grantedAt ?? null,
    notice_language: consent?.noticeLanguage ?? null,
    notice_privacy_policy_url: consent?.noticePrivacyPolicyUrl ?? null,
  }
}

function textOf(value: unknown): string | null {
  return value === undefined || value === '' ? null : String(value)
}
