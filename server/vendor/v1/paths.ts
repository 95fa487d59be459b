import type { LinkTerms } from '../shared/links/signed-link.ts'
import type { PictureName } from './views/picture.ts'

// The vendor keeps packages and pictures in S3; here they are under a path that the vendor's APIs do not use.
/** How the paths of v1's links start. */
export const otherPrefixes: readonly string[] = ['/__storage', '/__portal']

/** Express paths of the emulated storage. Sources: v1 §3.2 and §5.2, the shapes of the vendor's links. */
export const uploadRoute = '/__storage/videos/:partner/:ref/selfie.zip'
export const pictureRoute = '/__storage/results/:partner/:ref/:file'

/** The path of a receipt, behind the vendor's portal. Source: v1 §6.10. */
export const receiptRoute = '/__portal/api/v3/:partner/job_result_summary/:job/generate_pdf'

/** The files of a job's pictures. Sources: v1 §5.2; of a document, v1 §6.10. */
export const pictureFiles: Readonly<Record<PictureName, string>> = {
  selfie_image: 'SID_Preview_FULL.jpg',
  id_card_image: 'SID_IDCard.jpg',
  id_card_back: 'SID_IDCard_Back.jpg',
}

/** The path and query of a pre-signed upload link. */
export function uploadPath(partnerId: string, ref: string, terms: LinkTerms): string {
  const query = `AWSAccessKeyId=LOCAL&Content-Type=application%2Fzip&Expires=${terms.expires}&Signature=${encodeURIComponent(terms.signature)}&x-amz-server-side-encryption=AES256`
  return `/__storage/videos/${encodeURIComponent(partnerId)}/${encodeURIComponent(ref)}/selfie.zip?${query}`
}

/** The path of a job's picture, without its signature. */
export function picturePath(partnerId: string, ref: string, name: PictureName): string {
  return filled(pictureRoute, { partner: partnerId, ref, file: pictureFiles[name] })
}

/** The path of a job's receipt, without its signature. */
export function receiptPath(partnerId: string, smileJobId: string): string {
  return filled(receiptRoute, { partner: partnerId, job: smileJobId })
}

function filled(route: string, params: Readonly<Record<string, string>>): string {
  return route.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}
