import type { SandboxIdentities } from '../../../core/identity/sandbox-identities.ts'
import type { JobIds } from '../../../core/jobs/ids.ts'
import type { JobRequest } from '../../../core/jobs/submission.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { V3EnhancedKycRequest } from '../../../generated/v3/enhanced-kyc-request.ts'
import type { Call } from '../../../http/operation.ts'
import { accessOf } from '../access/access.ts'
import { userIdIn } from '../access/user-id.ts'
import { decodeHints } from '../asked-outcome.ts'
import { userNameOf } from '../jobs/names.ts'
import { hintsOf, personIn } from './sandbox.ts'

/** A request as the core knows it, but for the names that Smile ID gives. */
export interface DecodedRequest {
  readonly userId: string | undefined
  readonly requestOf: (ids: JobIds) => JobRequest
}

/** Lifts a request of Enhanced KYC to what the core knows. @throws SmileError when it names two users, or nobody who may be looked up. */
export function decodeEnhancedKyc(call: Call, mode: SandboxIdentities): DecodedRequest {
  const body = call.body as V3EnhancedKycRequest
  const { claims } = accessOf(call)
  const userId = userIdIn(call, { body: body.user_id, token: claims.user_id })
  const { country, id_type, id_number, bank_code, operator, user_details: details, consent } = body
  const decoded = {
    generation: 'v3',
    partnerId: (call.partner as Partner).id,
    product: 'enhanced_kyc',
    partnerParams: { ...body.partner_params, ...claims.partner_params },
    hints:
      decodeHints(body as Readonly<Record<string, unknown>>, 'enhanced_kyc') ??
      hintsOf(personIn(details), 'enhanced_kyc', mode),
    callbackUrl: body.callback_url || undefined,
    idInfo: present({
      ...{ country, idType: id_type, idNumber: id_number, bank_code, operator },
      ...{ firstName: details.given_names, lastName: details.last_name },
      ...{ email: details.email, phoneNumber: details.phone_number },
    }),
    consent: {
      grantedAt: consent.granted_at,
      noticeLanguage: consent.notice_language,
      noticePrivacyPolicyUrl: consent.notice_privacy_policy_url,
    },
    sourceSdk: sourceSdkOf(call),
    origin: call.origin,
    warnings: call.warnings,
  } as const
  return {
    userId,
    // v3 knows a job by one name alone.
    requestOf: ({ smileJobId }) => ({ ...decoded, jobId: smileJobId, userId: userId ?? userNameOf(smileJobId) }),
  }
}

function sourceSdkOf({ headers }: Call): string | undefined {
  const { 'smileid-source-sdk': sdk } = headers
  return typeof sdk === 'string' ? sdk : undefined
}

function present(members: Readonly<Record<string, string | null | undefined>>): JobRequest['idInfo'] {
  return Object.fromEntries(Object.entries(members).filter((one): one is [string, string] => one[1] != null))
}
