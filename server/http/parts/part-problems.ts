import type { MulterError } from 'multer'
import { SmileError } from '../../core/errors.ts'
import { FieldError } from '../../core/field-error.ts'
import { AbortedRequestError } from '../bodies/decode-body.ts'
import type { PartLimits } from './parts.ts'

// Multer's own default for names and for text, and more parts than any request of the vendor's has. The vendor's are not known: assumed.
export const usualLimits: Omit<PartLimits, 'fileBytes'> = {
  parts: 100,
  fields: 60,
  files: 40,
  nameLength: 100,
  fieldBytes: 1024 * 1024,
}

/** What is wrong with a body that multer cannot read, and what helps. */
export function problemWith(error: Error & Partial<MulterError>, limits: PartLimits): Error {
  if (error instanceof SmileError || error instanceof AbortedRequestError) return error
  const { code, field = '' } = error
  const word = code === undefined ? undefined : byCode[code]
  return word ? word(field, limits) : broken(formProblem(error.message))
}

function broken(hint: string): SmileError {
  return new SmileError('invalid_multipart', hint)
}

/** A part that is larger than it may be. */
function tooLarge(field: string, hint: string): FieldError {
  return new FieldError('body_too_large', hint, { field, problem: 'wrong' })
}

const byCode: Readonly<Record<string, (field: string, limits: PartLimits) => SmileError>> = {
  LIMIT_PART_COUNT: (_, { parts }) => broken(`The body has more than ${parts} parts, the most that are read here.`),
  LIMIT_FIELD_COUNT: (_, { fields }) =>
    broken(`The body has more than ${fields} parts of text, the most that are read here.`),
  LIMIT_FILE_COUNT: (_, { files }) => broken(`The body has more than ${files} files, the most that are read here.`),
  LIMIT_FIELD_KEY: (_, { nameLength }) =>
    broken(`A part has a name of more than ${nameLength} characters, the most that are read here.`),
  LIMIT_FIELD_VALUE: (field, { fieldBytes }) =>
    tooLarge(field, `The part "${field}" has more than ${fieldBytes} bytes of text, the most that are read here.`),
  LIMIT_FILE_SIZE: (field, { fileBytes }) =>
    tooLarge(field, `The file "${field}" is larger than ${fileBytes} bytes, the limit here.`),
  MISSING_FIELD_NAME: () => broken('A part has no name: write Content-Disposition: form-data; name="country".'),
  INVALID_FIELD_NAME: (field) =>
    broken(`The name "${field}" contradicts the name of an earlier part. Send names without brackets.`),
}

/** What multer's parser says, in full sentences. */
function formProblem(message: string): string {
  if (/boundary/i.test(message)) {
    return 'Content-Type has no boundary, so the parts cannot be separated. Let the HTTP client write Content-Type: it knows its boundary.'
  }
  if (/unexpected end/i.test(message)) {
    return (
      'The body ends before its last boundary, which has two hyphens after it. It was cut off, or Content-Type names another ' +
      'boundary than the body has: let the HTTP client write Content-Type.'
    )
  }
  if (/part header/i.test(message)) {
    return 'The headers of a part cannot be read: each is "Name: value" and ends in CR LF, and an empty line follows the last.'
  }
  return `The body cannot be read: ${message}.`
}
