import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A message that a partner can meet or a client can send, with made-up people in it. */
export interface Payload {
  readonly file: string
  /** The name of its schema in `schemas/v1/`, such as `callback`. */
  readonly schema: string
  /** How firm it is: `recorded`, `documented` and the official SDKs' are firm in members and types; a DTO in names only. */
  readonly kind: string
  readonly body: unknown
}

const folder = join(import.meta.dirname, '..', 'payloads', 'v1')

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'))
}

/** Every message of `test/payloads/v1/`. */
export const payloads: readonly Payload[] = (read('index.json') as readonly Omit<Payload, 'body'>[]).map((one) => ({
  ...one,
  body: read(one.file),
}))
