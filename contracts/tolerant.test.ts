import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sign } from '../server/signature.ts'
import { freePort } from '../test/helpers/free-port.ts'
import { fileOf, jpeg, files as pictures } from '../test/helpers/pictures.ts'
import { formOf, kycParts, type V3Parts } from '../test/helpers/v3.ts'
import { pactPath } from './verification.ts'

const { resolve } = createRequire(import.meta.url)
let stop: () => void
let url: string

beforeAll(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  const pact = resolve('@pact-foundation/pact-cli/bin/pact.js')
  const pacts = ['smile-identity-core-js--smile-id-v1', 'smileid-sdk-python--smile-id-v3']
  const files = pacts.flatMap((name) => ['--file', pactPath(`tolerant/${name}`)])
  // It starts another program, which has to end with it.
  const stub = spawn(process.execPath, [pact, 'stub', ...files, '--port', String(port), '--loglevel', 'error'], {
    detached: true,
    stdio: 'ignore',
  })
  stop = () => process.kill(-(stub.pid ?? 0))
  for (let tries = 0; tries < 600; tries++) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error('The stub did not start.')
}, 60_000)

afterAll(() => stop())

const timestamp = new Date().toISOString()
const signed = { timestamp, signature: sign({ partnerId: '085', apiKey: 'mine', timestamp }) }
const upload = {
  smile_client_id: '085',
  partner_params: { user_id: 'ours', job_id: 'ours-1', job_type: 2 },
  ...signed,
  callback_url: 'http://ours.example',
  source_sdk: 'PHP',
}

async function post(path: string, body: object) {
  // What is said to be text is not looked into by Pact.
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, body: response.status === 200 ? await response.json() : undefined }
}

test.each([
  ['as it is', upload],
  [
    'with members that the pact does not know',
    { ...upload, retry: true, partner_params: { ...upload.partner_params, branch: 'lagos' } },
  ],
  ['without some that it does', { smile_client_id: '085', partner_params: upload.partner_params, ...signed }],
])('Pact’s stub answers an upload %s by a tolerant pact', async (_, body) => {
  expect(await post('/v1/upload', body)).toMatchObject({ status: 200, body: { code: '2202', camera_config: 'null' } })
})

test.each([
  ['a timestamp that is a number', { ...upload, timestamp: 1 }],
  ['a user_id that is a boolean', { ...upload, partner_params: { ...upload.partner_params, user_id: true } }],
])('and refuses %s', async (_, body) => {
  expect((await post('/v1/upload', body)).status).toBe(404)
})

test('it says of a job that it is approved', async () => {
  const asked = {
    partner_id: '085',
    user_id: 'ours',
    job_id: 'ours-1',
    ...signed,
    history: false,
    image_links: false,
    source_sdk: 'Ruby',
  }
  expect(await post('/v1/job_status', asked)).toMatchObject({
    body: { job_complete: true, result: { ResultCode: '0820' } },
  })
})

describe('a form by a tolerant pact of v3', () => {
  const { country, id_type, id_number, user_details, consent } = kycParts
  const own = { user_details: { given_names: 'Ama', last_name: 'Mensah', phone_number: '+233200000000' }, note: 'ours' }
  const faces = {
    ...{ country, id_type, id_number, user_details, consent },
    selfie_image: [fileOf(jpeg('ours'), 'me.jpg')],
    liveness_images: pictures(6),
  }

  async function send(path: string, parts: V3Parts) {
    // Tokens of the stub's caller are its own.
    const headers = { 'smileid-token': 'ours' }
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: formOf(parts) })
    return { status: response.status, body: response.status === 202 ? await response.json() : undefined }
  }

  test.each([
    ['as it is', '/v3/enhanced_kyc', kycParts],
    ['about somebody else, with a part that the pact does not know', '/v3/enhanced_kyc', { ...kycParts, ...own }],
    ['with pictures', '/v3/biometric_kyc', faces],
  ])('is answered %s', async (_, path, parts) => {
    expect(await send(path, parts)).toMatchObject({ status: 202, body: { status: 'accepted' } })
  })

  test.each([
    ['without a part that must be there', '/v3/enhanced_kyc', { ...kycParts, consent: undefined }],
    ['whose picture is none', '/v3/biometric_kyc', { ...faces, selfie_image: [fileOf(Buffer.from('text'), 'me.jpg')] }],
  ])('is refused %s', async (_, path, parts) => {
    expect((await send(path, parts)).status).toBe(404)
  })
})
