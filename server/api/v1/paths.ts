import type { LinkTerms } from '../../core/upload.ts'

// The vendor keeps packages and pictures in S3; here they are under a path that no API of the vendor's uses.
/** Express paths of the emulated storage. Sources: v1 §3.2 and §5.2, the shapes of the vendor's links. */
export const uploadRoute = '/__storage/videos/:partner/:ref/selfie.zip'
export const resultsRoute = '/__storage/results/:partner/:ref/SID_Preview_FULL.jpg'

/** The path and query of a pre-signed upload link. */
export function uploadPath(partnerId: string, ref: string, terms: LinkTerms): string {
  const query = `AWSAccessKeyId=LOCAL&Content-Type=application%2Fzip&Expires=${terms.expires}&Signature=${encodeURIComponent(terms.signature)}&x-amz-server-side-encryption=AES256`
  return `/__storage/videos/${encodeURIComponent(partnerId)}/${encodeURIComponent(ref)}/selfie.zip?${query}`
}

/** The path of a job's selfie. */
export function resultsPath(partnerId: string, ref: string): string {
  return resultsRoute.replace(':partner', encodeURIComponent(partnerId)).replace(':ref', encodeURIComponent(ref))
}
