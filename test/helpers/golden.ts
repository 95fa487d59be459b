import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Milliseconds } from '../../server/core/time.ts'
import { withoutLinkSignatures } from './links.ts'
import type { Answer } from './partner.ts'
import type { Moment, Played } from './play.ts'

/**
 * What a play let out, as a reviewer wants to read it: in order of time, each result written out where it is first reported,
 * and pictures as their length and hash.
 */
export function goldenOf({ answer, package: sent, moments }: Played, port: string): object {
  const reported = moments.flatMap(({ at, callbacks }) =>
    callbacks.map(({ body }) => resultIn(body, `the callback after ${seconds(at)}`)),
  )
  const known = reported.length > 0 ? reported : [resultIn(answer.body, 'the answer')]
  const golden = {
    answer: shown(answer),
    ...(sent && { 'job_status without package': shown(sent.status), 'answer to the package': shown(sent.put) }),
    ...Object.fromEntries(moments.map((moment) => [`after ${seconds(moment.at)}`, momentOf(moment, known)])),
  }
  return stable(golden, port) as object
}

interface Known {
  readonly result: unknown
  readonly where: string
}

/** A result without what signs it: the same in a callback, an answer and job_status. */
function resultIn({ timestamp: _time, signature: _signature, ...result }: Answer['body'], where: string): Known {
  return { result, where: `the result of ${where}` }
}

function momentOf({ callbacks, status }: Moment, known: readonly Known[]): object {
  const [callback, ...more] = callbacks.map(({ body }) => body)
  return {
    ...(callback && { callback }),
    ...(more.length > 0 && { 'more callbacks': more }),
    job_status: shown(referring(status, known) as Answer),
  }
}

/** The body alone, unless there is more to say. */
function shown({ status, hint, body }: Answer): object {
  if (status === 200 && hint === '' && body !== '') return body
  return { status, ...(hint && { hint }), ...(body !== '' && { body }) }
}

function seconds(length: Milliseconds): string {
  return `${length / 1_000} s`
}

/** The same, where a result that was reported already is named instead of repeated. */
function referring(value: unknown, known: readonly Known[]): unknown {
  // Links are signed for the moment in which they are sent.
  const reported = known.find(({ result }) =>
    isDeepStrictEqual(withoutLinkSignatures(result), withoutLinkSignatures(value)),
  )
  if (reported) return reported.where
  return mapped(value, (inner) => referring(inner, known))
}

/** The same on every machine: pictures by their hash, and the usual port. */
function stable(value: unknown, port: string): unknown {
  if (typeof value !== 'string') return mapped(value, (inner) => stable(inner, port))
  if (/^[A-Za-z0-9+/]{200,}={0,2}$/.test(value))
    return `(${value.length} characters of base64, SHA-256 ${sha256(value)})`
  return value.replaceAll(`localhost:${port}`, 'localhost:7645')
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

function mapped(value: unknown, change: (inner: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner)]))
}
