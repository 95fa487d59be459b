import type { SmileLink } from '../../../core/users/smile-link.ts'

/** The path of the page behind a link, whichever generation made it. Smile ID has it on a host of its own (v3 §5.7). */
export const smileLinkRoute = '/__links/:partner/:ref_id'

/** The address of a link. @param origin scheme and host by which its reader reaches the emulator. */
export function smileLinkUrl({ partnerId, refId }: SmileLink, origin: string): string {
  const path = smileLinkRoute
    .replace(':partner', encodeURIComponent(partnerId))
    .replace(':ref_id', encodeURIComponent(refId))
  return `${origin}${path}`
}
