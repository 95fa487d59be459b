import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { type Answer, createTestPartner, type TestPartner } from '../helpers/partner.ts'

let emulator: Emulator
let partner: TestPartner

beforeAll(async () => {
  emulator = await startTestEmulator()
  partner = createTestPartner(emulator)
})

afterAll(() => emulator.close())

async function send(method: string, path: string, body: Buffer | string, headers: Record<string, string> = {}) {
  const sent = typeof body === 'string' ? body : new Uint8Array(body)
  const response = await fetch(emulator.url + path, { method, body: sent, headers })
  const text = await response.text()
  return { status: response.status, text, hint: response.headers.get('smile-emulator-hint') ?? '' }
}

const megabyte = 1024 ** 2
const brackets = '['.repeat(150)

describe('a body that is meant to take time or memory is refused with the reason:', () => {
  test.each<[string, string, string]>([
    ['100 MB', `"${'x'.repeat(100 * megabyte)}"`, 'larger than 10485760 bytes'],
    ['a string of 9 MB that does not end, after brackets', `${brackets}"${'x'.repeat(9 * megabyte)}`, 'not JSON'],
    ['9 MB of quotes', `${brackets}${'"'.repeat(9 * megabyte)}`, 'not JSON'],
    ['9 MB of backslashes in a string', `${brackets}"${'\\'.repeat(9 * megabyte)}`, 'not JSON'],
    ['9 MB of opening brackets', '['.repeat(9 * megabyte), 'nested more than 200 deep'],
    ['four million values', `{"a":[${'0,'.repeat(4_000_000)}0]}`, 'more than 100000 values'],
    ['a million members', `{${'"a":0,'.repeat(1_000_000)}"b":0}`, 'more than 100000 values'],
  ])('%s', async (_, body, why) => {
    const { status, hint } = await send('POST', '/v1/upload', body)
    expect([status, hint]).toEqual([400, expect.stringContaining(why)])
  })

  test.each<[string, Buffer]>([
    ['gzip', gzipSync(Buffer.alloc(100 * megabyte))],
    ['br', brotliCompressSync(Buffer.alloc(100 * megabyte), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
  ])('100 MB in a bomb of %s', async (encoding, bomb) => {
    expect(bomb.length).toBeLessThan(megabyte)
    const { status, hint } = await send('POST', '/v1/upload', bomb, { 'content-encoding': encoding })
    expect([status, hint]).toEqual([400, expect.stringContaining('larger than 10485760 bytes')])
  })

  test('brackets and commas in strings do not count as structure', async () => {
    const { status, hint } = await partner.post('/v1/upload', {
      ...partner.uploadBody(),
      remark: `${'[{\\",'.repeat(50_000)}`,
    })
    expect([status, hint]).toEqual([200, ''])
  })

  test('a state of two million wrong jobs', async () => {
    const body = JSON.stringify(await emulator.snapshot()).replace('"jobs":[]', `"jobs":[${'0,'.repeat(2_000_000)}0]`)
    const { status, text } = await send('PUT', '/__emulator/state', body)
    expect([status, text.length < 1_000, text]).toEqual([400, true, expect.stringContaining('/jobs/0')])
  })
})

describe('names that every object has', () => {
  const evil = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":1,'

  afterAll(() => expect('polluted' in {}).toBe(false))

  test.each(['upload', 'job_status'])('are members like others of %s', async (endpoint) => {
    const names = { user_id: 'demo-anna', job_id: 'named', ...(endpoint === 'job_status' && { partner_id: '1234' }) }
    const body = JSON.stringify({ ...partner.uploadBody({ jobId: 'named' }), ...names })
      .replace('{', `{${evil}`)
      .replace('"partner_params":{', `"partner_params":{${evil}`)
    expect((await send('POST', `/v1/${endpoint}`, body)).status).toBe(200)
  })

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s is a user, a job and no scenario',
    async (name) => {
      await send('PUT', `/__emulator/users/${name}`, '{"state":"enrolled"}')
      const { smileJobId } = await partner.submit({
        userId: name,
        jobId: name,
        params: { emulator_scenario: name },
      })
      const { scenario, warnings } = await emulator.jobs.get(smileJobId)
      expect([scenario.chosenBy, warnings.map(({ id }) => id)]).toEqual([
        'default',
        expect.arrayContaining(['unknown-scenario']),
      ])
    },
  )

  test.each(['country', 'id_type', 'job_type', 'smile_client_id', 'signature'])('are no %s', async (member) => {
    const answers: Answer[] = []
    for (const name of ['__proto__', 'constructor']) {
      const body = partner.uploadBody({ params: member === 'job_type' ? { job_type: name } : {} })
      answers.push(await partner.post('/v1/upload', { ...body, [member]: name }))
    }
    expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 400)).toEqual([])
  })
})
