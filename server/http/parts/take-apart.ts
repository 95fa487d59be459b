import type { Readable, Writable } from 'node:stream'
import type multer from 'multer'
import { FieldError } from '../../core/field-error.ts'
import { AbortedRequestError } from '../bodies/decode-body.ts'
import { createHashingStorage, type FileFacts } from './hash-files.ts'
import { problemWith } from './part-problems.ts'
import type { Field, FilePart, PartLimits, Parts } from './parts.ts'

/** The package, which is loaded with the first body of parts. */
export type Multer = typeof multer

/** What multer leaves on a request. */
interface ReadFile extends FileFacts {
  readonly fieldname: string
  readonly originalname: string
  readonly mimetype: string
}

// Events of multer's parser, busboy: multer itself gives no types of texts, and has objects and lists of their names.
interface FieldInfo {
  readonly mimeType: string
}
interface FileInfo {
  readonly filename: string | undefined
}

/**
 * Has multer take a body apart. @param source a stream that has the request's headers.
 * @throws SmileError that says what is wrong, or AbortedRequestError.
 */
export function takeApart(multer: Multer, source: Readable, limits: PartLimits, keepsBytes: boolean): Promise<Parts> {
  const fields = new Map<string, Field[]>()
  const nameless: string[] = []
  let unreadable: FieldError | undefined

  function addField(sentName: string | undefined, text: string | undefined, { mimeType }: FieldInfo): void {
    if (sentName === undefined) return
    const name = unescaped(sentName)
    if (text === undefined || text.includes('\ufffd')) unreadable ??= notText(name)
    else {
      const field = { name, text, contentType: mimeType }
      const others = fields.get(name)
      if (others) others.push(field)
      else fields.set(name, [field])
    }
  }

  function addNameless(sentName: string | undefined, _stream: Readable, { filename }: FileInfo): void {
    if (sentName !== undefined && !filename) nameless.push(unescaped(sentName))
  }

  const settings = {
    limits: {
      ...{ parts: limits.parts, fields: limits.fields, files: limits.files },
      ...{ fieldNameSize: limits.nameLength, fieldSize: limits.fieldBytes, fileSize: limits.fileBytes },
    },
    defParamCharset: 'utf8',
    storage: createHashingStorage(keepsBytes),
    streamHandler(from: Readable, busboy: Writable) {
      busboy.on('field', addField).on('file', addNameless)
      from.pipe(busboy)
    },
  }
  return new Promise((resolve, reject) => {
    // While multer was loaded, the client may have gone, or its encoding turned out to be none.
    if (source.destroyed) return reject(source.errored ?? new AbortedRequestError())
    const carryOn = (error?: Error) => {
      if (error || unreadable) return reject(error ? problemWith(error, limits) : unreadable)
      const files = (source as unknown as { files: readonly ReadFile[] }).files.map(fileOf)
      const names = [...fields.keys(), ...files.map(({ name }) => name)]
      const nested = [...new Set(names.filter((name) => name.includes('[')))]
      resolve({ fields, files, nested, nameless })
    }
    // biome-ignore lint/suspicious/noExplicitAny: multer's types ask for a request of Express, and it takes any stream with headers.
    multer(settings).any()(source as any, undefined as any, carryOn as any)
  })
}

function fileOf({ fieldname, originalname, mimetype, size, sha256, kind, bytes }: ReadFile): FilePart {
  const facts = { name: fieldname, fileName: originalname, contentType: mimetype, size, sha256, kind }
  return bytes ? { ...facts, bytes } : facts
}

/** A name as it was before its sender escaped what may not stand in a header. Source: HTML, multipart/form-data. */
function unescaped(name: string): string {
  return name.replace(/%0A|%0D|%22/gi, decodeURIComponent)
}

/** Text that cannot be decoded, or has the replacement character: nobody writes that on purpose. */
function notText(field: string): FieldError {
  const hint = `The part "${field}" is not text in UTF-8, or in the charset that its Content-Type names.`
  return new FieldError('wrong_type', hint, { field, problem: 'wrong', allowed: ['text in UTF-8'] })
}
