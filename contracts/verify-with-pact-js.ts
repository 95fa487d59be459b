// Verifies pacts with Pact's JavaScript verifier: node contracts/verify-with-pact-js.ts EMULATOR_URL REPORT_FILE PACT...
// A program of its own, because the verifier writes its story to standard output whatever one wants.
import { writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { Verifier } from '@pact-foundation/pact'
import { readPact } from '../server/pact/read-pact.ts'
import type { StateValues } from '../server/vendor/pacts/provider-state.ts'
import { statesByGeneration } from './known-states.ts'

const [url = '', reportPath = '', ...pactUrls] = process.argv.slice(2)
const stateNames = new Set([...statesByGeneration.values()].flatMap(({ states }) => states.map(({ name }) => name)))
const descriptions = pactUrls.flatMap((path) => readPact(path).interactions).map(({ description }) => description)

async function ask(path: string, body: object): Promise<Response> {
  const response = await fetch(`${url}/__emulator/pact/${path}`, { method: 'POST', body: JSON.stringify(body) })
  if (!response.ok) throw new Error(await response.text())
  return response
}

/** A message with what it has beside its contents, in the form in which Pact's proxy takes both. */
async function say(message: object): Promise<object> {
  const response = await ask('messages', message)
  const metadata = Buffer.from(response.headers.get('pact-message-metadata') ?? '', 'base64').toString()
  return { __pactMessageMetadata: JSON.parse(metadata), message: await response.json() }
}

/** Pact's proxy drops a body that no Content-Type announces, which is how PHP sends them, and waits for it for ever. */
async function keepBody(request: IncomingMessage & { body?: unknown }, _response: unknown, next: () => void) {
  if (request.headers['content-type'] === undefined && request.headers['content-length'] !== undefined) {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    request.body = Buffer.concat(chunks)
  }
  next()
}

const report = await new Verifier({
  provider: 'smile-id',
  providerBaseUrl: url,
  pactUrls,
  logLevel: 'error',
  requestFilter: keepBody as never,
  stateHandlers: Object.fromEntries(
    [...stateNames].map((state) => [
      state,
      async (params) => (await ask('states', { state, params: params ?? {} })).json() as Promise<StateValues>,
    ]),
  ),
  messageProviders: Object.fromEntries(descriptions.map((title) => [title, (message: object) => say(message)])),
})
  .verifyProvider()
  .catch((error: Error) => error.message)
writeFileSync(reportPath, String(report))
