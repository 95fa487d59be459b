import type { PicturePart } from '../../shared/parts/pictures.ts'
import type { SelfieEntry } from './entry.ts'

// How many pictures of liveness there have to be is not known of v2, so that any number is taken (v2 §3.1).
const facePictures: readonly PicturePart[] = [
  { name: 'selfie_image', kind: 'selfie', takes: ['jpeg'] },
  { name: 'liveness_images', kind: 'liveness', takes: ['jpeg'], count: { least: 1, most: Number.POSITIVE_INFINITY } },
]

/** The endpoints that take a selfie. Sources: v2 §3; of the comparison, v2 §4, where its parts are assumed. */
export const selfieEntries: readonly SelfieEntry[] = [
  {
    path: '/v2/smart-selfie-enroll',
    summary: 'Enrols a user by a selfie, and answers with the result.',
    product: 'smart_selfie_registration',
    jobType: 'smart_selfie_enrollment',
    jobNumber: '4',
    request: 'v2/smart-selfie-enroll-request',
    known: ['allow_new_enroll'],
    pictures: facePictures,
  },
  {
    path: '/v2/smart-selfie-authentication',
    summary: 'Compares a selfie with that of an enrolled user, and answers with the result.',
    product: 'smart_selfie_authentication',
    jobType: 'smart_selfie_authentication',
    jobNumber: '2',
    request: 'v2/smart-selfie-authentication-request',
    known: [],
    pictures: facePictures,
  },
  {
    path: '/v2/smart-selfie-compare',
    summary: 'Compares a selfie with another picture of the person, enrols the user, and answers with the result.',
    product: 'smart_selfie_compare',
    jobType: 'smart_selfie_compare',
    request: 'v2/smart-selfie-compare-request',
    known: ['allow_new_enroll', 'comparison_image_type'],
    pictures: [...facePictures, { name: 'comparison_image', kind: 'comparison', takes: ['jpeg'] }],
  },
]
