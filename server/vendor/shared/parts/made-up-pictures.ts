import { createHash } from 'node:crypto'
import { jpegPortrait } from '../../../people/portrait.ts'
import type { PicturePart } from './pictures.ts'

/** A picture that is sent to try something. */
export interface TrialPicture {
  readonly name: string
  readonly bytes: Buffer
}

/** A generated picture for each part, as many as it takes at least: no two are the same. */
export function trialPictures(parts: readonly PicturePart[], userId: string): TrialPicture[] {
  return parts.flatMap(({ name, count }) =>
    Array.from({ length: count?.least ?? 1 }, (_, place) => {
      const seed = createHash('sha256').update(`${name} ${place} of ${userId}`).digest()
      return { name, bytes: jpegPortrait(seed) }
    }),
  )
}
