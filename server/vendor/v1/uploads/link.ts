import type { Upload } from '../../../core/jobs/upload.ts'
import type { Instant, Milliseconds } from '../../../core/time.ts'
import { type LinkTerms, signedLinkRefusal, signLink } from '../../shared/links/signed-link.ts'

/** What a link is signed for: references are used again after a reset, and the epoch distinguishes the uploads. */
type Linked = Pick<Upload, 'ref' | 'epoch'>

/** Signs an upload link. */
export function linkTerms(apiKey: string, upload: Linked, now: Instant, lifetime: Milliseconds): LinkTerms {
  return signLink(apiKey, purposeOf(upload), now, lifetime)
}

/** Why an upload link is refused, if it is. */
export function linkRefusal(
  apiKey: string,
  upload: Linked,
  terms: LinkTerms,
  now: Instant,
): ReturnType<typeof signedLinkRefusal> {
  return signedLinkRefusal(apiKey, purposeOf(upload), terms, now)
}

function purposeOf({ ref, epoch }: Linked): string {
  return epoch === undefined ? `PUT ${ref}` : `PUT ${ref} ${epoch}`
}
