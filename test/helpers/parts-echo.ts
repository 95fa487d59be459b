import { request as ask } from 'node:http'
import { SmileError } from '../../server/core/errors.ts'
import { FieldError } from '../../server/core/field-error.ts'
import type { RunningEmulator } from '../../server/emulator.ts'
import type { Operation, Reply } from '../../server/http/operation.ts'
import type { FilePart, Parts, PartsOptions } from '../../server/http/parts/parts.ts'
import type { GenerationMaker } from '../../server/vendor/generation.ts'
import { generations } from '../../server/vendor/generations.ts'
import { createMadeUp } from '../vendor/made-up-generation.ts'
import { openTestEmulator } from './emulator.ts'

/** A multipart body as an operation was given it: fields in order, by their text. */
export interface Echo {
  readonly fields: readonly (readonly [name: string, text: string, contentType: string])[]
  readonly files: readonly FilePart[]
  readonly nested: readonly string[]
  readonly nameless: readonly string[]
}

/** What is answered: the echo, or why there is none: a kind of error, and the field that it is about. */
export interface EchoAnswer {
  readonly status: number
  readonly body: Echo & { readonly error: string }
  readonly hint: string
}

export const echoLimit: number = 1024 * 1024

const statuses: Readonly<Record<string, number>> = { not_multipart: 415, body_too_large: 413, system_error: 500 }

/** An emulator with one more operation at `/echo`, that answers the parts it was sent. */
export async function startPartsEcho(parts: PartsOptions = {}): Promise<RunningEmulator & { readonly url: string }> {
  return openTestEmulator({}, { generations: [...generations, echoGeneration(parts)] })
}

function echoGeneration(parts: PartsOptions): GenerationMaker {
  return (given) => ({
    ...createMadeUp(given),
    name: 'echo',
    prefix: '/echo',
    encodeError: (error) => refusal(error),
    endpoints: () => ({
      operations: [echo(parts)],
      claimedPartner: ({ headers }) => headers['made-up-partner'] as string | undefined,
    }),
  })
}

function echo(parts: PartsOptions): Operation {
  return {
    ...{ method: 'post', path: '/echo', body: 'multipart', limit: echoLimit, parts },
    handle: ({ body }) => ({ status: 200, json: echoed(body as Parts) }),
  }
}

function echoed({ fields, ...others }: Parts): Echo {
  const all = [...fields.values()].flat()
  return { fields: all.map(({ name, text, contentType }) => [name, text, contentType] as const), ...others }
}

function refusal(error: Error): Reply {
  if (!(error instanceof SmileError)) return { status: 500, json: { error: 'system_error' }, hint: error.stack }
  const { kind, hint } = error
  const field = error instanceof FieldError ? ` ${error.about.field}` : ''
  return { status: statuses[kind] ?? 400, json: { error: kind + field }, hint }
}

/** What is sent: a whole body, or chunks of which nobody says how long they are in all. */
export interface Sent {
  readonly headers?: Readonly<Record<string, string | number>>
  readonly chunks?: readonly (Buffer | string)[]
}

/** Sends bytes as they are, chunk by chunk. */
export function sendChunks(url: string, { headers = {}, chunks = [] }: Sent): Promise<EchoAnswer> {
  return new Promise((resolve, reject) => {
    const sent = ask(`${url}/echo`, { method: 'POST', headers }, async (response) => {
      const text = (await response.toArray()).join('')
      const hint = String(response.headers['smile-emulator-hint'] ?? '')
      resolve({ status: Number(response.statusCode), body: JSON.parse(text), hint })
    })
    sent.on('error', reject)
    for (const chunk of chunks) sent.write(chunk)
    sent.end()
  })
}

/** Sends what a client's form encoder makes. */
export async function sendForm(url: string, form: FormData, headers: Record<string, string> = {}): Promise<EchoAnswer> {
  const response = await fetch(`${url}/echo`, { method: 'POST', body: form, headers })
  const hint = response.headers.get('smile-emulator-hint') ?? ''
  return { status: response.status, body: (await response.json()) as EchoAnswer['body'], hint }
}

/** The boundary of bodies that are written by hand. */
export const boundary = 'a-boundary'

/** The type of such a body. */
export const formType: string = `multipart/form-data; boundary=${boundary}`

/** A body of parts that are written by hand, headers and all. */
export function bodyOf(...parts: readonly (Buffer | string)[]): Buffer {
  const pieces = parts.flatMap((part) => [`--${boundary}\r\n`, part, '\r\n'])
  return Buffer.concat([...pieces, `--${boundary}--\r\n`].map((piece) => Buffer.from(piece as string)))
}

/** A part of text, by hand. @param headers more of them, each with its line's end. */
export function part(name: string, text: string, headers = ''): string {
  return `Content-Disposition: form-data; name="${name}"\r\n${headers}\r\n${text}`
}
