import { readFileSync, writeFileSync } from 'node:fs'
import { request } from '../helpers/partner.ts'

/** One call of a helper's, or of the code that it tests, and what was answered. The emulator's address stands there as `origin`. */
export interface RecordedCall {
  readonly method: string
  readonly path: string
  readonly type?: string | undefined
  /** Text; of a package its bytes, in base64. */
  readonly body?: string | { readonly base64: string } | undefined
  readonly status: number
  /** The answer, from JSON; absent when it is not JSON. */
  readonly answer?: unknown
}

const origin = 'http://recorded.test'

/** Reads a file of calls, one on each line. */
export function readCalls(path: string): readonly RecordedCall[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as RecordedCall)
}

/** Writes calls as `readCalls` reads them. @param url where the emulator was. */
export function writeCalls(path: string, calls: readonly RecordedCall[], url: string): void {
  const text = calls.map((call) => JSON.stringify(call)).join('\n')
  writeFileSync(path, `${text.replaceAll(url, origin)}\n`)
}

/** Makes a recorded call again. @returns what is answered now. */
export async function repeat(call: RecordedCall, url: string): Promise<Pick<RecordedCall, 'status' | 'answer'>> {
  const { method, path, type, body = '' } = call
  const sent = typeof body === 'string' ? body.replaceAll(origin, url) : Buffer.from(body.base64, 'base64')
  const answer = await request(url + path, method, sent, type === undefined ? {} : { 'content-type': type })
  const now = JSON.parse(JSON.stringify({ answer: answer.body ?? null }).replaceAll(url, origin)) as { answer: unknown }
  return { status: answer.status, answer: now.answer }
}
