import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sign } from '../server/signature.ts'
import { freePort } from '../test/helpers/free-port.ts'
import { pactPath } from './verification.ts'

const { resolve } = createRequire(import.meta.url)
let stop: () => void
let url: string

beforeAll(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  const pact = resolve('@pact-foundation/pact-cli/bin/pact.js')
  const file = pactPath('tolerant/smile-identity-core-js--smile-id-v1')
  // It starts another program, which has to end with it.
  const stub = spawn(process.execPath, [pact, 'stub', '--file', file, '--port', String(port), '--loglevel', 'error'], {
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
