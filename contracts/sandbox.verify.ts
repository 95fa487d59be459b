// Verifies the Node SDK's pact against the vendor's own sandbox, by hand: npm run verify-sandbox
// with SMILE_ID_PARTNER_ID and SMILE_ID_API_KEY of an account. This calls the internet.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { findPact, runVerifier } from '../server/cli/clients/pact-command.ts'
import { sign } from '../server/signature.ts'
import { providerName } from './v1/provider.ts'
import { pactPath } from './verification.ts'

const {
  SMILE_ID_PARTNER_ID: partnerId,
  SMILE_ID_API_KEY: apiKey,
  SMILE_ID_HOST = 'testapi.smileidentity.com',
} = process.env
// What needs no user or job that only an emulator can put in place.
const possible = '^(a partner|a forged signature)$'

if (!partnerId || !apiKey) {
  console.error('Set SMILE_ID_PARTNER_ID and SMILE_ID_API_KEY to those of a sandbox account.')
  process.exit(2)
}

/** Gives back what the emulator's own provider states would: a signature, made with the account's key or with another. */
const states = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { state } = JSON.parse(Buffer.concat(chunks).toString()) as { state: string }
  const timestamp = new Date().toISOString()
  const key = state === 'a forged signature' ? 'another-key' : apiKey
  const signature = sign({ partnerId, apiKey: key, timestamp })
  const names = { user_id: 'user-1', job_id: `job-${Date.now()}`, partner_id: partnerId }
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ ...names, timestamp, signature }))
})

states.listen(0, '127.0.0.1', async () => {
  const { port } = states.address() as AddressInfo
  const { code, output } = await runVerifier(findPact(), () => [
    ...['--file', pactPath(`smile-identity-core-js--${providerName}`), '--provider-name', providerName],
    ...['--hostname', SMILE_ID_HOST, '--port', '443', '--transport', 'https', '--filter-state', possible],
    ...['--state-change-url', `http://127.0.0.1:${port}/`],
  ])
  console.log(output)
  states.close()
  process.exitCode = code
})
