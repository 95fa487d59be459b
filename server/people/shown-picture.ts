import { jpegPortrait } from './portrait.ts'

/** A picture as a link shows it. */
export interface ShownPicture {
  readonly type: 'image/jpeg' | 'image/png'
  readonly bytes: Buffer
  /** Says so when it is not the one that was sent. */
  readonly hint?: string
}

/** A picture that was sent, if it is kept; else one that is made up, the same for the same bytes. */
export function shownPicture({ sha256 }: { readonly sha256: string }, kept: Buffer | undefined): ShownPicture {
  if (kept) return { type: isPng(kept) ? 'image/png' : 'image/jpeg', bytes: kept }
  return {
    type: 'image/jpeg',
    bytes: jpegPortrait(Buffer.from(sha256, 'hex')),
    hint: 'A made-up picture: pictures that are sent are not kept. Start with --keep-images to get them back.',
  }
}

function isPng(picture: Buffer): boolean {
  return picture.subarray(0, 4).toString('latin1') === '\x89PNG'
}
