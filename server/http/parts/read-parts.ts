import type { IncomingMessage } from 'node:http'
import { SmileError } from '../../core/errors.ts'
import { AbortedRequestError } from '../bodies/decode-body.ts'
import { usualLimits } from './part-problems.ts'
import { noParts, type PartLimits, type Parts, type PartsOptions } from './parts.ts'
import { sourceOf } from './source.ts'
import { type Multer, takeApart } from './take-apart.ts'

// Many clients look for an answer only once they have sent everything. A client that sends more than this after a refusal is cut off.
const mostIgnored = 64 * 1024 * 1024

/**
 * Reads a multipart body: fields as text, files as facts. What cannot be read is refused, and nothing of it is kept.
 * @param limit the most bytes it may have in all, after any content encoding is undone.
 * @throws SmileError that says what is wrong; AbortedRequestError when it breaks off.
 */
export function createPartsReader(
  limit: number,
  options: PartsOptions = {},
): (request: IncomingMessage) => Promise<Parts> {
  const limits: PartLimits = { ...usualLimits, fileBytes: limit, ...options.limits }
  let loaded: Promise<Multer> | undefined
  return async (request) => {
    try {
      const isMissing = isEmpty(request)
      if (options.mayBeMissing && (isMissing || (await turnsOutEmpty(request)))) return noParts
      checkType(request)
      if (isMissing) throw new SmileError('invalid_multipart', 'There is no body. Send each field as a part.')
      const source = sourceOf(request, limit)
      loaded ??= import('multer').then(({ default: multer }) => multer)
      return await takeApart(await loaded, source, limits, options.keepsBytes === true)
    } catch (error) {
      if (request.destroyed && !request.complete) throw new AbortedRequestError()
      ignoreRest(request)
      throw error
    }
  }
}

/** A client with nothing to say sends no body, or one of no length; most of them no Content-Type either. Source: v3 §2.1. */
function isEmpty({ headers }: IncomingMessage): boolean {
  const { 'content-length': length = '0', 'transfer-encoding': transfer } = headers
  return transfer === undefined && Number(length) === 0
}

/** Proxies send nothing at all as a body of chunks, and Ruby gives it the type of a form. What has parts is read as parts. */
async function turnsOutEmpty(request: IncomingMessage): Promise<boolean> {
  if (request.headers['transfer-encoding'] === undefined || isMultipart(request)) return false
  for await (const _ of request.iterator({ destroyOnReturn: false })) return false
  return true
}

function isMultipart({ headers }: IncomingMessage): boolean {
  return /^\s*multipart\/form-data\s*(;|$)/i.test(headers['content-type'] ?? '')
}

function checkType(request: IncomingMessage): void {
  if (isMultipart(request)) return
  const { 'content-type': type } = request.headers
  const found = type === undefined ? 'There is no Content-Type' : `Content-Type is ${type}`
  throw new SmileError(
    'not_multipart',
    `${found}; this takes multipart/form-data, with a boundary. Send each field as a part, and an object as a part of JSON.`,
  )
}

/** Reads what is left of a request that is refused already, and looks at none of it. */
function ignoreRest(request: IncomingMessage): void {
  let ignored = 0
  request.on('data', (chunk: Buffer) => {
    ignored += chunk.length
    if (ignored > mostIgnored) request.destroy()
  })
}
