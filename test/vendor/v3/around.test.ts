import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createBrowser } from '../../helpers/browse.ts'
import { openTestEmulator, startTestEmulator } from '../../helpers/emulator.ts'
import { fileOf, jpeg, withFiles } from '../../helpers/pictures.ts'
import { exampleOf } from '../../helpers/schema-examples.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { type V3Parts, v3Client } from '../../helpers/v3.ts'

const folder = temporaryFolder('v3-curl')
const emulator = await openTestEmulator({ callbacks: 'collect' })
afterAll(() => emulator.close())
beforeEach(() => emulator.control.reset())
const { control, url } = emulator
const [partner] = emulator.partners
if (!partner) throw new Error('No partner is served.')
const shop = v3Client(url, partner)
const browser = createBrowser({ url })

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
const reported = async (path: string): Promise<any> => (await fetch(`${url}/__emulator/${path}`)).json()

describe('a job of v3', () => {
  test('is listed, awaited and reviewed by its own name, and shown in v3’s words', async () => {
    await control.next('rejected')
    const { body } = await shop.submit({ user_id: 'ada' })
    await control.advance('1s')
    expect(await reported(`jobs/${body.job_id}`)).toMatchObject({
      smile_job_id: body.job_id,
      api: 'v3',
      user_id: 'ada',
      scenario: { name: 'rejected', chosen_by: 'queued' },
      results: [{ outcome: 'rejected', code: 'block', text: 'high_risk: Verification failed' }],
    })
    expect((await reported(`jobs/${body.job_id}?wait=1s`)).state).toBe('final')
    const { callbacks } = await reported('callbacks')
    expect(callbacks).toMatchObject([{ result: { code: 'block' }, state: 'delivered' }])
  })

  test('is about its exchanges: submission, polls and replay', async () => {
    const { body } = await shop.submit()
    await control.advance('1s')
    await shop.status(body.job_id)
    await shop.replay(body.job_id)
    const about = control.journal({ partnerId: partner.id, jobId: body.job_id })
    expect(about.map(({ method, path, status }) => [method, path, status])).toEqual([
      ['POST', '/v3/enhanced_kyc', 202],
      ['GET', `/v3/status/${body.job_id}`, 200],
      ['POST', `/v3/replay/${body.job_id}`, 202],
    ])
  })

  test('goes on from a state that was saved, and so do a token and what is bound to it', async () => {
    const { body } = await shop.submit()
    const payload = { email: 'ada.obi@example.com', callback_url: 'inbox:1234' }
    const headers = { 'smileid-token': await shop.token({ payload }) }
    const saved = JSON.parse(JSON.stringify(await control.snapshot()))
    await control.reset()
    expect((await shop.submit({}, headers)).status).toBe(401)
    await control.restore(saved)
    expect((await shop.submit({}, headers)).status).toBe(202)
    await control.advance('1s')
    expect((await shop.status(body.job_id)).body.status).toBe('clear')
  })

  test('is counted in coverage: results, endpoints and polls', async () => {
    await control.clearCoverage()
    const { body } = await shop.submit()
    await shop.status(body.job_id)
    await control.advance('1s')
    await shop.status(body.job_id)
    const { groups } = await control.coverage()
    const met = groups.flatMap(({ situations }) =>
      situations.filter(({ times }) => times > 0).map(({ title, times }) => `${title}: ${times}`),
    )
    expect(groups.map(({ title }) => title)).toContain('Results of v3/enhanced_kyc')
    expect(met).toEqual(
      expect.arrayContaining([
        'clear Verification successful, by the machine: 2',
        'POST /v3/enhanced_kyc, answered: 1',
        'GET /v3/status/{jobId}, answered: 2',
      ]),
    )
  })

  test('is shown on the pages for people, with what signs its callback and a command that submits it again', async () => {
    const { body } = await shop.submit({ user_id: 'ada', partner_params: { order: "o'clock" } })
    await control.advance('1s')
    const page = await browser.open(`/__emulator/dashboard/jobs/${partner.id}/${body.job_id}`)
    expect(page.status).toBe(200)
    for (const text of ['Response-Signature', 'sid_request', 'clear Verification successful']) {
      expect(page.text).toContain(text)
    }
    const { text } = await browser.open('/__emulator/dashboard/inbox')
    expect(text).toContain('signature valid')
  })

  test('is submitted again by the command that the journal’s page shows', async () => {
    const { body } = await shop.submit({ user_id: 'ada', partner_params: { order: "o'clock $HOME" } })
    const { createV3 } = await import('../../../server/vendor/v3/v3.ts')
    const { absent } = await import('../../../server/vendor/generations-without-emulator.ts')
    const [exchange] = control.journal({ partnerId: partner.id, jobId: body.job_id })
    const command = createV3(absent('parts') as never).client.curl(exchange as never, url)
    const environment = { ...process.env, SMILE_API_KEY: partner.apiKey }
    const { stdout } = await promisify(execFile)('bash', ['-euc', command], { env: environment })
    expect(JSON.parse(stdout)).toMatchObject({ status: 'accepted', user_id: 'ada' })
    const [again] = await control.jobs({ partnerId: partner.id })
    expect(again?.submission.partnerParams).toEqual({ order: "o'clock $HOME" })
  })

  test.each<[string, V3Parts, number]>([
    [
      '/v3/users/demo-anna/report_fraud',
      { is_fraud: 'true', reason: 'OTHER', notes: 'Seen.', reported_by: 'a@shop.example' },
      202,
    ],
    [
      '/v3/smile_links',
      {
        id_types: [{ country: 'NG', id_type: 'NIN', verification_method: 'enhanced_kyc' }],
        ...{ name: 'Sign-up', notice_privacy_policy_url: 'https://shop.example/privacy', is_single_use: 'true' },
      },
      201,
    ],
  ])('is followed by what its command does again: %s', async (path, parts, status) => {
    expect((await shop.post(path, parts)).status).toBe(status)
    const [exchange] = control.journal({ partnerId: partner.id }).filter((one) => one.path === path)
    const { curlOf } = await import('../../../server/vendor/v3/curl.ts')
    const command = `${curlOf(exchange as never, url)} -s -o /dev/null -w '%{http_code}'`
    const environment = { ...process.env, SMILE_API_KEY: partner.apiKey }
    const { stdout } = await promisify(execFile)('bash', ['-euc', command], { env: environment })
    expect(stdout).toBe(String(status))
  })

  test('with pictures is submitted again by its command, where files of those names are', async () => {
    const schema = 'v3/registration-request'
    const odd = fileOf(jpeg(), `o'clock "7".jpg`)
    const parts: V3Parts = { ...(withFiles(exampleOf(schema) as object, schema) as V3Parts), selfie_image: odd }
    const { body } = await shop.post('/v3/registration', parts)
    for (const file of [odd, ...(parts.liveness_images as readonly File[])]) {
      writeFileSync(join(folder, file.name), new Uint8Array(await file.arrayBuffer()))
    }
    const [exchange] = control.journal({ partnerId: partner.id, jobId: body.job_id })
    const { curlOf } = await import('../../../server/vendor/v3/curl.ts')
    const environment = { ...process.env, SMILE_API_KEY: partner.apiKey }
    const command = ['-euc', curlOf(exchange as never, url)]
    const { stdout } = await promisify(execFile)('bash', command, { env: environment, cwd: folder })
    expect(JSON.parse(stdout)).toMatchObject({ status: 'accepted' })
    const [again, first] = await control.jobs({ partnerId: partner.id })
    const sent = (job: typeof again) => job?.submission.package?.images.map(({ sha256 }) => sha256)
    expect(sent(again)).toEqual(sent(first))
  })

  test('is tried by the page that submits one', async () => {
    const tried = await browser.submit('/__emulator/dashboard/try', {
      ...{ partner: partner.id, generation: 'v3', product: 'enhanced_kyc', scenario: 'id-not-found' },
      ...{ user: 'try-ada', callback: '' },
    })
    expect([tried.status, tried.text]).toEqual([200, expect.stringContaining('try-ada')])
    await control.advance('1s')
    const [job] = await control.jobs({ partnerId: partner.id })
    expect(job).toMatchObject({
      submission: { generation: 'v3', userId: 'try-ada' },
      scenario: { name: 'id-not-found' },
    })
  })
})

test('temporary partners have tokens, jobs and a clock of their own', async () => {
  await using library = await startTestEmulator({ clock: 'system' })
  const own = await library.partner({ clock: 'own' })
  const client = v3Client(library.url, own)
  const token = await client.token()
  const { body } = await client.submit({}, { 'smileid-token': token })
  expect((await client.status(body.job_id)).status).toBe(202)
  await own.clock.advance('14m')
  expect(await client.ask('GET', `/v3/status/${body.job_id}`, { headers: { 'smileid-token': token } })).toMatchObject({
    status: 200,
    body: { status: 'clear' },
  })
  await own.clock.advance('1m')
  expect((await client.submit({}, { 'smileid-token': token })).status).toBe(401)
})

test('below a public prefix, the token says where the API is, and the SDK’s path is found', async () => {
  const below = await openTestEmulator({ pathPrefix: '/smile' })
  try {
    const client = v3Client(`${below.url}/smile`, partner)
    const { body } = await client.submit()
    expect(body.status).toBe('accepted')
    const { readClaims } = await import('../../../server/vendor/shared/tokens/jwt.ts')
    expect(readClaims(await client.token())?.api_url).toBe(`${below.url}/smile/v3`)
  } finally {
    await below.close()
  }
})
