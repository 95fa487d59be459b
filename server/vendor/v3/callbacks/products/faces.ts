import type { V3BiometricKycCallback } from '../../../../generated/v3/biometric-kyc-callback.ts'
import type { V3SmartSelfieAuthenticationCallback } from '../../../../generated/v3/smart-selfie-authentication-callback.ts'
import type { V3SmartSelfieCompareCallback } from '../../../../generated/v3/smart-selfie-compare-callback.ts'
import type { V3SmartSelfieRegistrationCallback } from '../../../../generated/v3/smart-selfie-registration-callback.ts'
import type { JobLinks } from '../../views/job-links.ts'
import type { CallbackForm } from '../form.ts'
import { idFields } from '../person-members.ts'
import { isFavourable, verdictMembers } from '../verdict-members.ts'

/** Biometric KYC. What `document_link` leads to is not published: it is null. Source: v3 §18 [INT-L]. */
export const biometricKycCallback: CallbackForm = {
  schema: 'v3/biometric-kyc-callback',
  body: (job, reported): V3BiometricKycCallback => ({
    ...verdictMembers(job, reported),
    id_fields: isFavourable(reported.verdict)
      ? { ...idFields(job.submission), photo_url: reported.links?.picture('photo') ?? null, document_link: null }
      : null,
    image_links: faceLinks(reported.links),
    product: 'biometric_kyc',
  }),
}

/** Registration. Source: v3 §18. */
export const registrationCallback: CallbackForm = {
  schema: 'v3/smart-selfie-registration-callback',
  body: (job, reported): V3SmartSelfieRegistrationCallback => ({
    ...verdictMembers(job, reported),
    image_links: faceLinks(reported.links),
    product: 'smart_selfie_registration',
  }),
}

/** Authentication. Source: v3 §18. */
export const authenticationCallback: CallbackForm = {
  schema: 'v3/smart-selfie-authentication-callback',
  body: (job, reported): V3SmartSelfieAuthenticationCallback => ({
    ...verdictMembers(job, reported),
    image_links: faceLinks(reported.links),
    product: 'smart_selfie_authentication',
  }),
}

/** Comparison. Source: v3 §18. */
export const compareCallback: CallbackForm = {
  schema: 'v3/smart-selfie-compare-callback',
  body: (job, reported): V3SmartSelfieCompareCallback => ({
    ...verdictMembers(job, reported),
    image_links: faceLinks(reported.links),
    product: 'smart_selfie_compare',
  }),
}

function faceLinks(links: JobLinks | undefined): V3BiometricKycCallback['image_links'] {
  return { selfie_image: links?.picture('selfie') ?? null }
}
