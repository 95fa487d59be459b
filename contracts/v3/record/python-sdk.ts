import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Python } from '../../../test/helpers/python.ts'
import { examplePartner } from '../../example.ts'

/** A call as it is made of the SDK. */
export interface SdkCall {
  /** Such as `documents.verify`. */
  readonly method: string
  readonly args: readonly string[]
  readonly with: Readonly<Record<string, unknown>>
  /** The errors that may be raised. */
  readonly raises: readonly string[]
  readonly api_key?: string
}

/** A request as the SDK's HTTP library has it. */
export interface SdkRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Buffer
}

interface SdkAnswer {
  readonly status: number
  readonly body: unknown
}

/** What came of a call. */
interface Made {
  readonly error: string | null
  readonly requests: readonly SdkRequest[]
}

/** The official Python SDK, in one process for all calls. `await using` ends it. */
export interface PythonSdk extends AsyncDisposable {
  /** Sends nothing: each request gets the answer of its path. */
  rehearse(call: SdkCall, answers: Readonly<Record<string, SdkAnswer>>): Promise<Made>
  /** @param baseUrl of an https server, whatever its certificate. */
  make(call: SdkCall, baseUrl: string): Promise<Made>
}

export function startPythonSdk(python: Python): PythonSdk {
  const script = join(import.meta.dirname, 'make-calls.py')
  const child = spawn(python.path, [script], { stdio: ['pipe', 'pipe', 'pipe'], env: { PYTHONUTF8: '1' } })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk))

  async function ask(call: SdkCall, more: object): Promise<Made> {
    const { id: partner_id, apiKey: api_key } = examplePartner
    child.stdin.write(`${JSON.stringify({ partner_id, api_key, ...call, ...more })}\n`)
    const { value, done } = await lines.next()
    if (done) throw new Error(`The SDK's process ended at ${call.method}:\n${complaints}`)
    const made = JSON.parse(value)
    const requests = made.requests.map((one: { body: string }) => ({ ...one, body: Buffer.from(one.body, 'base64') }))
    return { ...made, requests }
  }

  return {
    rehearse: (call, answers) => ask(call, { base_url: 'https://localhost', answers }),
    make: (call, base_url) => ask(call, { base_url }),
    async [Symbol.asyncDispose]() {
      child.stdin.end()
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}
