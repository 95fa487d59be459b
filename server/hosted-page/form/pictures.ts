import { hash } from 'node:crypto'
import { isAboutDocument, type Product, traitsOf } from '../../core/jobs/product.ts'
import type { ImageFact, ImageKind, Package } from '../../core/jobs/submission.ts'
import { type FileKind, formatName } from '../../http/parts/file-kind.ts'
import type { FilePart, Parts } from '../../http/parts/parts.ts'
import { jpegPortrait } from '../../people/portrait.ts'

/** A picture that the page asks for. */
export interface PictureField {
  /** What it shows, and the field's name. */
  readonly name: ImageKind
  readonly label: string
  readonly takes: readonly FileKind[]
  /** Whether one is made up when none is chosen. */
  readonly isNeeded: boolean
}

const face: readonly PictureField[] = [{ name: 'selfie', label: 'Your face', takes: ['jpeg'], isNeeded: true }]
const papers: readonly PictureField[] = [
  { name: 'document_front', label: 'The front of your document', takes: ['jpeg', 'png'], isNeeded: true },
  { name: 'document_back', label: 'Its back, if it has one', takes: ['jpeg', 'png'], isNeeded: false },
]

/** The pictures of a product. */
export function picturesOf(product: Product): readonly PictureField[] {
  if (!traitsOf(product).hasPictures) return []
  return isAboutDocument(product) ? [...face, ...papers] : face
}

/** What is wrong with a picture, for the person who chose it. */
export function pictureProblem({ takes }: PictureField, file: FilePart): string | undefined {
  if (takes.includes(file.kind)) return undefined
  return `This is ${formatName(file.kind)}. Choose a picture in ${takes.map(formatName).join(' or ')}.`
}

/** The file that was chosen for a field: browsers send an empty one when none was. */
export function chosenFile({ files }: Parts, name: string): FilePart | undefined {
  return files.find((file) => file.name === name && file.size > 0)
}

/** The pictures of a job, and the bytes of those that results lead to. */
export interface SentPictures {
  readonly package: Package
  readonly bytes: ReadonlyMap<string, Buffer>
}

// As Smile ID's own apps take them. Source: v1 §4.2.
const frames = 8

/** The pictures that were chosen; what is needed and was not is made up. @param seed of whom a made-up face is. */
export function sentPictures(sent: Parts, fields: readonly PictureField[], seed: string): SentPictures {
  const chosen = fields.flatMap(({ name, isNeeded }) => {
    const file = chosenFile(sent, name)
    return file || isNeeded ? [file ? factOf(name, file) : madeUp(name, `${name} of ${seed}`)] : []
  })
  const pictures = [...chosen, ...livenessOf(sent, seed)]
  const images = pictures.map(({ bytes: _, ...fact }) => fact)
  return {
    package: {
      size: images.reduce((sum, { size }) => sum + size, 0),
      ...{ entries: [], images, idInfo: {}, warnings: [] },
    },
    bytes: new Map(chosen.flatMap(({ sha256, bytes }) => (bytes ? [[sha256, bytes] as const] : []))),
  }
}

interface Picture extends ImageFact {
  readonly bytes: Buffer | undefined
}

/** What the camera saw in a row, as that of a person who moves. */
function livenessOf({ files }: Parts, seed: string): Picture[] {
  const seen = files.filter(({ name, kind }) => name === 'liveness' && kind === 'jpeg').slice(0, frames)
  if (seen.length > 0) return seen.map((file) => factOf('liveness', file))
  return Array.from({ length: frames }, (_, place) => madeUp('liveness', `liveness ${place} of ${seed}`))
}

function factOf(kind: ImageKind, { size, sha256, bytes }: FilePart): Picture {
  return { kind, fileName: '', size, sha256, bytes }
}

function madeUp(kind: ImageKind, seed: string): Picture {
  const bytes = jpegPortrait(hash('sha256', seed, 'buffer'))
  return { kind, fileName: '', size: bytes.length, sha256: hash('sha256', bytes), bytes }
}
