import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { entries } from '../server/vendor/v3/submissions/entries.ts'
import { run } from '../test/helpers/command.ts'
import { startTestEmulator } from '../test/helpers/emulator.ts'
import { withFiles } from '../test/helpers/pictures.ts'
import { exampleOf } from '../test/helpers/schema-examples.ts'
import { temporaryFolder } from '../test/helpers/temporary-folder.ts'
import { kycParts, requiredHeaders, type V3Parts, v3Client } from '../test/helpers/v3.ts'
import { findingsOf } from './check-findings.ts'
import { examplePartner } from './example.ts'
import { verifyWithCommand } from './verification.ts'

// Users are often known by their addresses.
const userId = 'ngozi.okonkwo@example.com'
const personal: V3Parts = {
  user_id: userId,
  id_number: '50123456789',
  user_details: { given_names: 'Ngozi', last_name: 'Okonkwo', email: userId, phone_number: '+2348031234567' },
  partner_params: { email: userId, note: 'for Ngozi', 'Ngozi Okonkwo': 'yes' },
  metadata: [{ name: 'Ngozi', value: '08031234567' }],
  callback_url: 'https://ngozi.example/callback',
}
const traces = ['ngozi', 'okonkwo', '0803', '50123456789', '[personal', '[removed', 'emulator-hint', '1987']

test('a pact is made of what was asked of v3, keeps nobody’s data, and is kept by an emulator that knows nothing of it', {
  timeout: 90_000,
}, async () => {
  await using emulator = await startTestEmulator({ callbacks: 'collect' })
  const client = v3Client(emulator.url, examplePartner)
  for (const { path, request, headers } of entries) {
    const parts = { ...(withFiles(exampleOf(request) as object, request) as V3Parts), ...personal }
    expect((await client.post(path, parts, requiredHeaders(headers, examplePartner))).status, path).toBe(202)
  }
  const jobId = (await client.submit(personal)).body.job_id
  await client.status(jobId)
  await client.replay(jobId)
  await emulator.clock.advance('1s')
  await client.status(jobId)
  await client.replay(jobId, { callback_url: 'https://ngozi.example/other' })
  await client.status(`job_7${'z'.repeat(25)}`)
  await client.status('ngozi')
  await client.sync(personal)
  await client.sync({ ...personal, partner_params: { emulator_scenario: 'issuer-unavailable' } })
  await client.sync({ ...personal, partner_params: { emulator_scenario: 'never-completes' } })
  await client.submit({ ...personal, id_number: 'Ngozi-1' })
  await client.submit({ ...personal, consent: { ...(kycParts.consent as object), granted: 'Ngozi' } })
  await client.submit({ ...personal, user_details: { given_names: 'Ngozi', last_name: 'Okonkwo' } })
  await client.submit(personal, { 'smileid-token': 'ngozi' })
  await client.mint(undefined, { 'smileid-partner-id': '1234', 'smileid-api-key': 'ngozi' })
  await emulator.settings().set({ balance: 0 })
  await client.submit(personal)
  await emulator.users.set(userId, 'enrolled')
  const report = { is_fraud: 'true', reported_by: userId, reason: 'OTHER', notes: 'It was Ngozi.' }
  await client.post(`/v3/users/${userId}/report_fraud`, report)
  await client.post('/v3/users/okonkwo/report_fraud', report)
  for (const path of ['bank_codes', 'supported_id_types', 'supported_documents'])
    await client.ask('GET', `/v3/services/${path}`)
  await client.ask('GET', '/v3/services/id_status?country=NG&id_type=NIN', {
    headers: { 'smileid-token': await client.token() },
  })

  const output = join(temporaryFolder('journal'), 'pact.json')
  const made = await run(['pact-from-journal', '--url', emulator.url, '--consumer', 'checkout', '--output', output])
  expect(made).toMatchObject({ code: 0, stderr: '' })
  const text = readFileSync(output, 'utf8')
  const pact = JSON.parse(text)
  const readable = JSON.stringify(pact, (name, value) => (name === 'body' ? decoded(value) : value)).toLowerCase()
  expect(traces.filter((trace) => readable.includes(trace))).toEqual([])
  expect(pact.provider.name).toBe('smile-id-v3')
  const described = pact.interactions.map(({ description }: { description: string }) => description)
  expect(described).toMatchInlineSnapshot(`
    [
      "POST /v3/token, answered 200",
      "POST /v3/enhanced_kyc, answered accepted",
      "POST /v3/biometric_kyc, answered accepted",
      "POST /v3/registration, answered accepted",
      "POST /v3/authentication, answered accepted",
      "POST /v3/compare, answered accepted",
      "POST /v3/aml, answered accepted",
      "POST /v3/aml/monitoring, answered accepted",
      "POST /v3/address, answered accepted",
      "POST /v3/document_verification, answered accepted",
      "POST /v3/enhanced_document_verification, answered accepted",
      "POST /v3/residency_document_verification, answered accepted",
      "POST /v3/enhanced_kyc, answered accepted (2)",
      "GET /v3/status/{jobId}, answered processing",
      "POST /v3/replay/{job_id}, answered 409",
      "GET /v3/status/{jobId}, answered clear",
      "POST /v3/replay/{job_id}, answered accepted",
      "GET /v3/status/{jobId}, answered not_found",
      "GET /v3/status/{jobId}, answered 400",
      "POST /v3/enhanced_kyc/sync, answered clear",
      "POST /v3/enhanced_kyc/sync, answered 424",
      "POST /v3/enhanced_kyc/sync, answered 408",
      "POST /v3/enhanced_kyc, answered 400",
      "POST /v3/enhanced_kyc, answered 400 (2)",
      "POST /v3/enhanced_kyc, answered 400 (3)",
      "POST /v3/enhanced_kyc, answered 401",
      "POST /v3/token, answered 401",
      "POST /v3/enhanced_kyc, answered 402",
      "POST /v3/users/{user_id}/report_fraud, answered accepted",
      "POST /v3/users/{user_id}/report_fraud, answered 404",
      "GET /v3/services/bank_codes, answered 200",
      "GET /v3/services/supported_id_types, answered 200",
      "GET /v3/services/supported_documents, answered 200",
    ]
  `)
  expect(findingsOf(pact).filter(({ kind }) => kind === 'fault')).toEqual([])

  await using another = await startTestEmulator({ callbacks: 'collect' })
  const { errors, result } = await verifyWithCommand(another.url, [output])
  expect(errors).toEqual([])
  expect(result).toBe(true)
})

function decoded(body: { readonly content: unknown; readonly encoded?: unknown }): unknown {
  return body.encoded === 'base64' ? Buffer.from(String(body.content), 'base64').toString('utf8') : body
}
