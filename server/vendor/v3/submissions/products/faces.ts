import { FieldError } from '../../../../core/field-error.ts'
import { identityWarnings } from '../../../../core/warnings/of-identity.ts'
import type { V3AuthenticationRequest } from '../../../../generated/v3/authentication-request.ts'
import type { V3BiometricKycRequest } from '../../../../generated/v3/biometric-kyc-request.ts'
import type { V3CompareRequest } from '../../../../generated/v3/compare-request.ts'
import type { V3RegistrationRequest } from '../../../../generated/v3/registration-request.ts'
import { facePictures } from '../../../shared/parts/pictures.ts'
import type { Entry } from '../entry.ts'
import { refuseOtherForm } from './enhanced-kyc.ts'

// Of the products of faces it is a number. Source: v3 §4.1.
const numbers = ['sandbox_result']

/** Biometric KYC: the selfie beside the photo that an ID authority has. Source: v3 §16.3. */
export const biometricKyc: Entry<V3BiometricKycRequest> = {
  path: '/v3/biometric_kyc',
  summary: 'Compares a selfie with the photo that an ID authority has of the person, and calls back with the result.',
  product: 'biometric_kyc',
  request: 'v3/biometric-kyc-request',
  parts: { known: ['country', 'id_type', 'id_number'], numbers },
  pictures: facePictures,
  check: refuseOtherForm,
  // A number of a wrong form is no warning here: it is refused.
  warn: ({ country, id_type: idType }) => identityWarnings('biometric_kyc', { country, idType }),
  idInfo: ({ country, id_type: idType, id_number: idNumber }) => ({ country, idType, idNumber }),
}

/** Registration: enrols a user by a selfie. Source: v3 §16.6. */
export const registration: Entry<V3RegistrationRequest> = {
  path: '/v3/registration',
  summary: 'Enrols a user by a selfie, and calls back with the result.',
  product: 'smart_selfie_registration',
  request: 'v3/registration-request',
  mayBeOnFile: ({ allow_new_enroll: again = false }) => again,
  parts: { known: ['allow_new_enroll'], flags: ['allow_new_enroll'], numbers },
  pictures: facePictures,
}

/** Authentication: the selfie beside that of an enrolled user. Source: v3 §16.7. */
export const authentication: Entry<V3AuthenticationRequest> = {
  path: '/v3/authentication',
  summary: 'Compares a selfie with that of an enrolled user, and calls back with the result.',
  product: 'smart_selfie_authentication',
  request: 'v3/authentication-request',
  parts: { known: ['use_enrolled_image'], flags: ['use_enrolled_image'], numbers },
  pictures: facePictures,
  screen: refuseNoPicture,
}

/** Comparison: the selfie beside another picture of the person. Source: v3 §16.8. */
export const compare: Entry<V3CompareRequest> = {
  path: '/v3/compare',
  summary: 'Compares a selfie with another picture of the person, and calls back with the result.',
  product: 'smart_selfie_compare',
  request: 'v3/compare-request',
  mayBeOnFile: ({ allow_new_enroll: again = false }) => again,
  parts: { known: ['comparison_image_type', 'allow_new_enroll'], flags: ['allow_new_enroll'], numbers },
  pictures: [...facePictures, { name: 'comparison_image', kind: 'comparison', takes: ['jpeg'] }],
}

/** Nothing to compare: the schema would say that one of several forms is missing. Source: v3 §16.7. */
function refuseNoPicture(body: unknown): void {
  const { use_enrolled_image: isEnrolled, ...sent } = body as Readonly<Record<string, unknown>>
  const field = ['selfie_image', 'liveness_images'].find((name) => sent[name] === undefined)
  if (isEnrolled === true || field === undefined) return
  const hint = `/${field}: is missing. Send selfie_image and liveness_images, or use_enrolled_image=true for the picture on file.`
  throw new FieldError('missing_parameter', hint, { field, problem: 'missing' })
}
