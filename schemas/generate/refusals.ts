import { type ErrorKind, errorKinds, SmileError } from '../../server/core/errors.ts'
import type { Operation, Reply } from '../../server/http/operation.ts'
import type { ListedOperation } from './listed-operations.ts'

/** How an operation refuses under one HTTP status: by a schema of JSON, or in another media type. */
export type Refused = { readonly schema: string } | { readonly media: string }

/**
 * How an operation answers each kind of error, by HTTP status, in the words of its own encoder. An operation that
 * takes neither a body nor a signature can only fail with an internal error.
 */
export function refusalsOf({ generation, operation }: ListedOperation): ReadonlyMap<number, Refused> {
  // The control API has one form for all its errors.
  if (!generation.vendor) return new Map()
  const encode = operation.encodeError ?? generation.encodeError
  const replies = kindsOf(operation).map((kind) => encode(new SmileError(kind, '')))
  return new Map(replies.map((reply) => [reply.status, formOf(reply, generation.errorSchema)]))
}

/** The kinds of error that an operation can answer. */
export function kindsOf({ refusals, body, authenticate }: Operation): readonly ErrorKind[] {
  const asks = body !== 'none' || authenticate !== undefined
  return refusals ?? (asks ? errorKinds : ['system_error'])
}

function formOf({ json, headers = {} }: Reply, schema: string): Refused {
  return json === undefined ? { media: headers['content-type'] ?? '' } : { schema }
}
