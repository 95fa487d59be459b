import { filled } from './view-link.ts'

// Both are behind the vendor's portal. Of a receipt's path, v3 §16.2 has an example; the environment at its end and the other are assumed.
export const receiptRoute = '/__portal/api/v3/:partner/job_result_summary/:job/generate_v3_pdf/sandbox'
export const pictureRoute = '/__portal/api/v3/:partner/job_images/:job/:picture'

/** The path of a job's receipt, without the token that opens it. */
export function receiptPath(partner: string, job: string): string {
  return filled(receiptRoute, { partner, job })
}

/** The path of a picture of a job, likewise. */
export function picturePath(partner: string, job: string, picture: string): string {
  return filled(pictureRoute, { partner, job, picture })
}
