import { SmileError } from '../../core/errors.ts'
import { FieldError } from '../../core/field-error.ts'
import { parseJson } from '../bodies/read-body.ts'
import type { Field } from './parts.ts'

// No object of a request has more than dozens, and metadata some hundreds.
const manyValues = 10_000

/** What a part of JSON says, whatever its Content-Type. @throws FieldError that says where it stops being JSON. */
export function jsonOf({ name: field, text }: Field): unknown {
  const [named, blank] = [`The part "${field}"`, text.trim() === '']
  try {
    if (!blank) return parseJson(Buffer.from(text), manyValues, named)
  } catch (error) {
    if (!(error instanceof SmileError)) throw error
    throw new FieldError('wrong_type', error.hint, { field, problem: 'wrong', allowed: ['JSON'] })
  }
  throw new FieldError('missing_parameter', `${named} is empty; it takes JSON.`, { field, problem: 'empty' })
}
