import { FieldError } from '../../../core/field-error.ts'
import type { ImageFact, ImageKind, Package } from '../../../core/jobs/submission.ts'
import { beginningOf } from '../../../http/journal/shortened.ts'
import { type FileKind, formatName } from '../../../http/parts/file-kind.ts'
import type { FilePart, Parts } from '../../../http/parts/parts.ts'

/** A part of a request that is a picture. */
export interface PicturePart {
  /** The part's name. */
  readonly name: string
  readonly kind: ImageKind
  readonly takes: readonly FileKind[]
  /** How many parts of the name may come; one, unless it says so. */
  readonly count?: { readonly least: number; readonly most: number }
}

/** The parts that show a face. Pictures of faces are JPEG. Source: v3 §4, §16. */
export const facePictures: readonly PicturePart[] = [
  { name: 'selfie_image', kind: 'selfie', takes: ['jpeg'] },
  { name: 'liveness_images', kind: 'liveness', takes: ['jpeg'], count: { least: 6, most: 8 } },
]

// Enough of a name to recognise it.
const longestName = 200

/**
 * What stands for a request's pictures where its schema judges it: the SHA-256 of each.
 * @throws FieldError when one is not a picture that its part takes, or came too often.
 */
export function decodePictures(parts: Parts, known: readonly PicturePart[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    known.flatMap((part) => {
      const files = sentAs(part, parts)
      if (files.length === 0) return []
      for (const file of files) refuseOther(part, file)
      const hashes = files.map(({ sha256 }) => sha256)
      return [[part.name, part.count ? hashes : hashes[0]]]
    }),
  )
}

/** The facts of a request's pictures, in the order of its product's parts. */
export function packageOf(parts: Parts, known: readonly PicturePart[]): Package {
  const images = known.flatMap((part) => parts.files.filter(({ name }) => name === part.name).map(factOf(part)))
  return {
    size: images.reduce((sum, { size }) => sum + size, 0),
    // Each picture has its name: there is no list beside them.
    entries: [],
    images,
    idInfo: {},
    warnings: [],
  }
}

/** The bytes of the pictures that links lead to, by the SHA-256 of each, where bytes are kept at all. */
export function linkedPictures(
  parts: Parts,
  known: readonly PicturePart[],
  isLinked: (kind: ImageKind) => boolean,
): ReadonlyMap<string, Buffer> {
  const names = known.filter(({ kind }) => isLinked(kind)).map(({ name }) => name)
  return new Map(
    parts.files.flatMap(({ name, sha256, bytes }) => (bytes && names.includes(name) ? [[sha256, bytes] as const] : [])),
  )
}

function factOf({ kind }: PicturePart): (file: FilePart) => ImageFact {
  return ({ fileName, size, sha256 }) => ({ kind, fileName: beginningOf(fileName, longestName), size, sha256 })
}

function sentAs({ name, count }: PicturePart, { fields, files, nested, nameless }: Parts): readonly FilePart[] {
  if (fields.has(name) || nameless.includes(name)) {
    const found = fields.has(name) ? 'came as text' : 'has no filename'
    throw wrong(name, `The part "${name}" ${found}. Send the bytes of the picture as a file, with a filename.`)
  }
  const sent = files.filter((file) => file.name === name)
  // Of indexed names, all but one are lost. Source: v3 §4 [JS, INT-B].
  const indexed = nested.filter((one) => one.startsWith(`${name}[`))
  if (indexed.length > 0) {
    throw wrong(name, `Pictures came as "${indexed[0]}". Send each as a part that is named ${name}, without brackets.`)
  }
  if (sent.length === 0) return []
  const { least, most } = count ?? { least: 1, most: 1 }
  if (sent.length >= least && sent.length <= most) return sent
  const taken = count ? `${least} to ${most}` : 'one'
  throw wrong(name, `${sent.length} parts came as ${name}, which takes ${taken}.`)
}

function refuseOther({ name, takes }: PicturePart, { kind, size, fileName }: FilePart): void {
  if (takes.includes(kind)) return
  const found = size === 0 ? 'is empty' : `is ${formatName(kind)}`
  const taken = takes.map(formatName).join(' or ')
  const shown = fileName === '' ? '' : ` ("${beginningOf(fileName, longestName)}")`
  const allowed = size === 0 ? [] : takes.map(formatName)
  throw wrong(name, `A picture sent as ${name}${shown} ${found}, by its first bytes. It takes ${taken}.`, allowed)
}

function wrong(field: string, hint: string, allowed: readonly string[] = []): FieldError {
  return new FieldError('wrong_type', hint, { field, problem: 'wrong', allowed })
}
