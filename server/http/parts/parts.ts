import type { FileKind } from './file-kind.ts'

/** A part of a multipart body that is text. */
export interface Field {
  readonly name: string
  readonly text: string
  /** Its own `Content-Type` without parameters; `text/plain` when it has none. */
  readonly contentType: string
}

/** A part of a multipart body that is a file: facts of it, for its bytes are not kept. */
export interface FilePart {
  readonly name: string
  readonly fileName: string
  /** As its sender says it; `kind` says what it is. */
  readonly contentType: string
  /** In bytes. */
  readonly size: number
  /** In hexadecimal. */
  readonly sha256: string
  readonly kind: FileKind
  /** Only where pictures are kept, and only until the request is answered. */
  readonly bytes?: Buffer
}

/** A multipart body as it came: names as they were sent, in the order in which they first came, each as often as it came. */
export interface Parts {
  readonly fields: ReadonlyMap<string, readonly Field[]>
  readonly files: readonly FilePart[]
  /** Names with brackets, such as `consent[granted]` and `liveness_images[0]`: some clients mean members by it, and Smile ID does not. */
  readonly nested: readonly string[]
  /** Names of parts that say that they are binary, and have no file name: they count as no file and as no text. */
  readonly nameless: readonly string[]
}

/** The most that is read of a multipart body. */
export interface PartLimits {
  /** All parts, and of them those of text, and files. */
  readonly parts: number
  readonly fields: number
  readonly files: number
  /** Characters of a name. */
  readonly nameLength: number
  /** Bytes of a text, and of a file. */
  readonly fieldBytes: number
  readonly fileBytes: number
}

/** How an operation reads a multipart body. */
export interface PartsOptions {
  /** Nothing at all, whatever its Content-Type, counts as no parts. */
  readonly mayBeMissing?: boolean
  /** Hands the bytes of files on. */
  readonly keepsBytes?: boolean
  readonly limits?: Partial<PartLimits>
}

/** No parts at all. */
export const noParts: Parts = { fields: new Map(), files: [], nested: [], nameless: [] }

/** Whether a body is one of parts. */
export function isParts(body: unknown): body is Parts {
  return typeof body === 'object' && body !== null && 'fields' in body && body.fields instanceof Map
}
