import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { createBrowser } from '../helpers/browse.ts'
import { run } from '../helpers/command.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'
import { v3Client } from '../helpers/v3.ts'

const folder = temporaryFolder('migrate-check')
const kept = (name: string) => join(folder, name)
let emulator: Emulator
let shop: ReturnType<typeof v3Client>
let partner: ReturnType<typeof createTestPartner>

/** A number that nobody can look up, in v1. */
const lookUp = () =>
  partner.post('/v1/async_id_verification', {
    ...{ partner_id: partner.id, ...partner.signed(), country: 'NG', id_type: 'BVN', id_number: '00000000000' },
    ...{ callback_url: `inbox:${partner.id}`, partner_params: { user_id: 'user', job_id: 'job', job_type: 5 } },
    ...{ source_sdk: 'rest_api', source_sdk_version: '1.0.0' },
  })

beforeAll(async () => {
  emulator = await startTestEmulator()
  partner = createTestPartner(emulator)
  const [known] = emulator.partners
  if (!known) throw new Error('No partner is served.')
  shop = v3Client(emulator.url, known)
  await emulator.next('issuer-unavailable')
  await lookUp()
  await emulator.clock.advance('1s')
})
afterAll(() => emulator.close())

const check = (...words: string[]) => run(['migrate-check', '--from', 'v1', '--to', 'v3', ...words])
const running = (...words: string[]) => check('--url', emulator.url, ...words)

describe('migrate-check', () => {
  test('lists what was met through the old and not through the new, and how to meet it, and fails', async () => {
    const { stdout, code } = await running()
    expect(code).toBe(1)
    expect(stdout).toMatch(/^3 situations met through v1 and not yet through v3:\n/)
    expect(stdout).toContain(
      [
        '  not yet  Results of enhanced_kyc: 1015 Queried Database Unavailable, by the machine',
        '           in v3: Results of v3/enhanced_kyc: error service_unavailable: Error: external service unavailable., by the machine  next issuer-unavailable',
      ].join('\n'),
    )
    expect(stdout).toContain('not yet  Callbacks: one that was accepted')
    expect(stdout).toContain('not yet  Calls: POST /v1/async_id_verification, answered')
  })

  test('reads the same from coverage in JSON, and from a saved state, for people and for machines', async () => {
    const live = await running()
    const coverage = await run(['coverage', '--url', emulator.url, '--reporter', 'json'])
    writeFileSync(kept('coverage.json'), coverage.stdout)
    await run(['state', 'save', kept('state.json'), '--url', emulator.url])
    for (const file of ['coverage.json', 'state.json']) expect(await check(kept(file))).toEqual(live)
    const { stdout } = await check(kept('state.json'), '--reporter', 'json')
    expect(JSON.parse(stdout)).toMatchObject({ from: 'v1', to: 'v3', without: [], missing: [{}, {}, {}] })
    expect((await check(kept('state.json'), '--reporter', 'junit')).stdout).toMatch(/tests="3" failures="3"/)
  })

  test('a state that has coverage is loaded as before, and what clients met stays as it was', async () => {
    const before = await emulator.coverage()
    expect(await run(['state', 'load', kept('state.json'), '--url', emulator.url])).toMatchObject({ code: 0 })
    expect(await emulator.coverage()).toEqual(before)
  })

  test('passes once the new has met all of it; coverage and its page say how far it is', async () => {
    await shop.submit({ callback_url: `inbox:${partner.id}` })
    await emulator.clock.advance('1s')
    const page = () => createBrowser(emulator).open('/__emulator/dashboard/coverage')
    const coverage = () => run(['coverage', '--url', emulator.url])
    expect((await coverage()).stdout).toContain('\n1 situation met through v1 and not yet through v3:\n')
    const { text } = await page()
    expect(text).toContain('Met through v1, and not yet through v3: 1.')
    expect(text).toContain('next issuer-unavailable')

    await emulator.next('issuer-unavailable')
    await shop.submit({ callback_url: `inbox:${partner.id}` })
    await emulator.clock.advance('1s')
    expect(await running()).toMatchObject({
      code: 0,
      stdout: 'Whatever was met through v1 was met through v3 too, where v3 has it.\n',
    })
    expect((await emulator.coverage()).migrations).toMatchObject([{ from: 'v1', to: 'v3', missing: [] }])
    expect((await page()).text).toContain('Whatever was met through v1 was met through v3 too')
  })

  test('says what the new has nothing for, which does not fail', async () => {
    const { body } = await partner.post('/v1/business_verification', {
      ...{ partner_id: partner.id, ...partner.signed(), country: 'NG', id_type: 'TAX_INFORMATION' },
      ...{ id_number: '0000000', partner_params: { user_id: 'shop', job_id: 'job-b', job_type: 7 } },
      ...{ source_sdk: 'rest_api', source_sdk_version: '1.0.0' },
    })
    expect(body.ResultCode).toBe('1012')
    const { stdout } = await running()
    expect(stdout).toContain('\n2 situations without a counterpart in v3:\n')
    expect(stdout).toContain('none     Results of business_verification, at once: 1012 Business Verified')
  })

  test.each([
    [['--from', 'v3'], '--from and --to are both v3. Name two of v1, v2, v3.'],
    [['--to', 'v4'], '--to: there is no "v4". '],
    [['--reporter', 'xml'], '--reporter: there is no "xml". '],
    [['a.json', 'b.json'], '"b.json" was not expected.'],
    [['a.json', '--url', 'http://localhost:1'], 'Give a file or --url, and not both.'],
  ])('%j is wrong usage', async (words, problem) => {
    expect(await run(['migrate-check', ...words])).toMatchObject({ code: 2, stderr: expect.stringContaining(problem) })
  })

  test.each([
    ['nothing at all', undefined, 'There is no file'],
    ['no JSON', '{', 'is not JSON'],
    ['something else', '{"name":"x"}', 'is neither a coverage nor a state. Write one with: coverage --reporter json'],
    ['a list', '[]', 'is neither a coverage nor a state'],
    [
      'the coverage of an older emulator',
      '{"groups":[{"title":"Calls","situations":[]}]}',
      'Was it written by another version?',
    ],
    [
      'the state of an older emulator',
      '{"version":3,"jobs":[]}',
      'is a state without coverage: an older emulator saved it.',
    ],
    [
      'a run that did not speak the old',
      '{"percent":0,"met":0,"possible":0,"groups":[],"migrations":[],"warnings":[]}',
      'has nothing that was met through v1, so there is nothing to compare. Run the tests of your client for v1 first',
    ],
  ])('of a file with %s says what helps', async (name, content, problem) => {
    const file = kept(`${name}.json`)
    if (content !== undefined) writeFileSync(file, content)
    expect(await check(file)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(problem) })
  })

  test('compares the oldest with the newest unless it is said, and says so', async () => {
    expect(await run(['migrate-check', '--url', emulator.url])).toEqual(await running())
    const { stdout } = await run(['migrate-check', '--help'])
    expect(stdout).toMatch(/--from v1\|v2\|v3 +The generation that your clients leave. \(v1\)/)
    expect(stdout).toMatch(/--to v1\|v2\|v3 +The one that they go to. \(v3\)/)
  })
})
