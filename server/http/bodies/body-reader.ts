import type { IncomingMessage } from 'node:http'
import type { Operation } from '../operation.ts'
import type { Parts } from '../parts/parts.ts'
import { createPartsReader } from '../parts/read-parts.ts'
import { createBodyReader } from './read-body.ts'

/** Reads a request's body: bytes, or parts. @throws SmileError that says what is wrong; AbortedRequestError when it breaks off. */
export type BodyReader = (request: IncomingMessage) => Promise<Buffer | Parts>

/** How an operation's bodies are read; undefined when it takes none. */
export function bodyReaderOf({ body, limit, parts }: Operation): BodyReader | undefined {
  if (body === 'none') return undefined
  return body === 'multipart' ? createPartsReader(limit, parts) : createBodyReader(limit)
}
