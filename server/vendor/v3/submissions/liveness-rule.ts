import type { LivenessRule } from '../../../core/users/partner-settings.ts'
import type { Parts } from '../../../http/parts/parts.ts'
import { decodePictures, type PicturePart } from '../../shared/parts/pictures.ts'

type Decoded = ReturnType<typeof decodePictures>

const anyNumber = { least: 1, most: Number.POSITIVE_INFINITY }

/**
 * A request's pictures, as its partner's account has liveness. Where that is optional, any number of pictures of it will do, with a
 * selfie. Source: v3 §14.8.
 * @throws FieldError like `decodePictures`.
 */
export function decodeByRule(parts: Parts, known: readonly PicturePart[], rule: LivenessRule | undefined): Decoded {
  if (rule !== 'optional') return decodePictures(parts, known)
  const decoded = decodePictures(
    parts,
    known.map((part) => (part.kind === 'liveness' ? { ...part, count: anyNumber } : part)),
  )
  const { selfie_image: selfie } = decoded
  if (selfie === undefined) return decoded
  // The schema is the vendor's, and wants 6 to 8: it judges as many as that in place of any other number.
  const standIns = known.flatMap(({ name, kind, count }) =>
    kind === 'liveness' && !isRight(decoded[name], count) ? [[name, Array(count?.least).fill(selfie)] as const] : [],
  )
  return { ...decoded, ...Object.fromEntries(standIns) }
}

function isRight(hashes: unknown, { least, most } = anyNumber): boolean {
  return Array.isArray(hashes) && hashes.length >= least && hashes.length <= most
}
