// Verifies pacts with Pact's JavaScript verifier: node contracts/verify-with-pact-js.ts EMULATOR_URL REPORT_FILE PACT...
// A program of its own, because the verifier writes its story to standard output whatever one wants.
import { writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { providerWithMetadata, Verifier } from '@pact-foundation/pact'
import { callbackCases } from './callback-cases.ts'
import { knownStates } from './known-states.ts'
import { providerName } from './provider.ts'

const [url = '', reportPath = '', ...pactUrls] = process.argv.slice(2)

async function ask(path: string, body: object): Promise<Record<string, string>> {
  const response = await fetch(`${url}/__emulator/pact/${path}`, { method: 'POST', body: JSON.stringify(body) })
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as Record<string, string>
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
  provider: providerName,
  providerBaseUrl: url,
  pactUrls,
  logLevel: 'error',
  requestFilter: keepBody as never,
  stateHandlers: Object.fromEntries(
    knownStates.states.map(({ name }) => [name, (params) => ask('states', { state: name, params: params ?? {} })]),
  ),
  messageProviders: Object.fromEntries(
    callbackCases.map(({ title }) => [
      title,
      providerWithMetadata((message) => ask('messages', message), { contentType: 'application/json' }),
    ]),
  ),
})
  .verifyProvider()
  .catch((error: Error) => error.message)
writeFileSync(reportPath, String(report))
