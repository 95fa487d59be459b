import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import type { WarningId } from '../../server/core/warning.ts'
import { warningCatalogue } from '../../server/core/warning-catalogue.ts'
import type { Emulator, Options, Warning } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import {
  type Answer,
  createPackage,
  createTestPartner,
  pictureBase64,
  type SubmissionOptions,
  type TestPartner,
} from '../helpers/partner.ts'

/** What earns one warning and nothing else. */
interface Case {
  /** The exchange that it is about. */
  readonly on: 'upload' | 'put'
  readonly emulator?: Partial<Options>
  /** What differs from a submission that has nothing wrong with it. */
  readonly submission?: (partner: TestPartner) => SubmissionOptions
  readonly zip?: () => Promise<Buffer> | string
  readonly headers?: Record<string, string>
  /** What the message must quote. */
  readonly seen: string
  /** What strict mode answers: the vendor's code, or S3's; nothing for advice. */
  readonly refused?: string
}

const jpeg = Buffer.from(pictureBase64, 'base64')
const selfie = { image_type_id: 2, image: pictureBase64, file_name: '' }
const liveness = Array.from({ length: 8 }, () => ({ image_type_id: 6, image: pictureBase64, file_name: '' }))
const flawless = [selfie, ...liveness]
const first = (image: object) => () => createPackage([selfie, image, ...liveness])
const zipOf = (files: Readonly<Record<string, string>>) => async () => {
  const zip = new JSZip()
  for (const [name, content] of Object.entries(files)) zip.file(name, content)
  return zip.generateAsync({ type: 'nodebuffer' })
}
const infoJson = JSON.stringify({ images: flawless })
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString()
const minute = 60_000

const cases: Readonly<Record<WarningId, Case>> = {
  'timestamp-not-iso': {
    on: 'upload',
    submission: (partner) => ({ upload: partner.signed('1795381000123') }),
    seen: '"1795381000123"',
    refused: '2204',
  },
  'timestamp-without-zone': {
    on: 'upload',
    submission: (partner) => ({ upload: partner.signed('2026-11-22T21:00:16.414430') }),
    seen: '"2026-11-22T21:00:16.414430"',
    refused: '2204',
  },
  'stale-signature': {
    on: 'upload',
    emulator: { clock: 'system' },
    submission: (partner) => ({ upload: partner.signed(ago(16 * minute)) }),
    seen: 'was 16m old when it came; --signature-age is 15m',
    refused: '2205',
  },
  'timestamp-in-the-future': {
    on: 'upload',
    emulator: { clock: 'system' },
    submission: (partner) => ({ upload: partner.signed(ago(-60 * minute)) }),
    seen: 'is 1h ahead of the clock here',
    refused: '2205',
  },
  'missing-source-sdk': {
    on: 'upload',
    submission: () => ({ upload: { source_sdk: undefined } }),
    seen: 'no source_sdk',
    refused: '2213',
  },
  'partner-id-as-number': {
    on: 'upload',
    submission: () => ({ upload: { smile_client_id: 1234 } }),
    seen: 'smile_client_id is the number 1234',
    refused: '2204',
  },
  'no-callback-url': {
    on: 'upload',
    submission: () => ({ callbackUrl: '' }),
    seen: 'nobody hears the result',
  },
  'unknown-scenario': {
    on: 'upload',
    submission: () => ({ params: { emulator_scenario: 'document-expired' } }),
    seen: '"document-expired", which does not exist or cannot be told about smart_selfie_authentication',
    refused: '2204',
  },
  'unknown-sandbox-result': {
    on: 'upload',
    submission: () => ({ params: { sandbox_result: 9 } }),
    seen: 'sandbox_result is "9"',
    refused: '2204',
  },
  'put-content-type': {
    on: 'put',
    headers: { 'content-type': 'application/octet-stream' },
    seen: 'PUT with Content-Type: application/octet-stream',
    refused: 'SignatureDoesNotMatch',
  },
  'zip-corrupt': { on: 'put', zip: () => 'hello', seen: 'It is no zip', refused: 'InvalidRequest' },
  'info-json-missing': {
    on: 'put',
    zip: zipOf({ 'selfie.jpg': 'x' }),
    seen: 'It holds selfie.jpg',
    refused: 'InvalidRequest',
  },
  'info-json-invalid': {
    on: 'put',
    zip: zipOf({ 'info.json': '{}' }),
    seen: '/images: is required',
    refused: 'InvalidRequest',
  },
  'selfie-missing': {
    on: 'put',
    zip: () => createPackage(liveness),
    seen: 'Pictures named by info.json: 6, 6',
    refused: 'InvalidRequest',
  },
  'info-json-in-folder': {
    on: 'put',
    zip: zipOf({ 'job/info.json': infoJson }),
    seen: 'in the folder "job"',
    refused: 'InvalidRequest',
  },
  'duplicate-zip-entries': {
    on: 'put',
    zip: async () => renamed(await createPackage(flawless, { 'a.txt': 'one', 'b.txt': 'two' }), 'b.txt', 'a.txt'),
    seen: 'under the one name "a.txt"',
    refused: 'InvalidRequest',
  },
  'unnamed-picture': {
    on: 'put',
    zip: () => createPackage(flawless, { 'extra.jpg': jpeg }),
    seen: '"extra.jpg" is in the zip',
    refused: 'InvalidRequest',
  },
  'image-is-a-path': {
    on: 'put',
    zip: first({ image_type_id: 4, image: '/tmp/liveness-1.jpg', file_name: '' }),
    seen: 'type 4 was sent as the path "/tmp/liveness-1.jpg"',
    refused: 'InvalidRequest',
  },
  'data-uri': {
    on: 'put',
    zip: first({ image_type_id: 6, image: `data:image/jpeg;base64,${pictureBase64}` }),
    seen: 'type 6 begins with "data:"',
    refused: 'InvalidRequest',
  },
  'image-missing': {
    on: 'put',
    zip: first({ image_type_id: 4, image: '', file_name: 'lost.jpg' }),
    seen: 'type 4 is not there: "lost.jpg" is not in the zip',
    refused: 'InvalidRequest',
  },
  'image-not-a-picture': {
    on: 'put',
    zip: first({ image_type_id: 6, image: Buffer.from('\0\0\0\x18ftypheic').toString('base64') }),
    seen: 'type 6 is no JPEG; it is HEIC',
    refused: 'InvalidRequest',
  },
  'image-is-png': {
    on: 'put',
    zip: first({ image_type_id: 6, image: 'iVBORw0KGgo=' }),
    seen: 'type 6 is PNG',
  },
  'no-liveness': { on: 'put', zip: () => createPackage([selfie]), seen: 'no liveness pictures' },
  'too-few-liveness': {
    on: 'put',
    zip: () => createPackage([selfie, ...liveness.slice(0, 6)]),
    seen: 'in the package: 6.',
    refused: 'InvalidRequest',
  },
  'document-image-missing': {
    on: 'put',
    submission: () => ({ userId: 'new', jobType: 6, upload: { country: 'NG' } }),
    seen: 'document_verification came without a picture',
    refused: 'InvalidRequest',
  },
  'id-info-missing': {
    on: 'put',
    submission: () => ({ userId: 'new', jobType: 1, upload: { country: 'NG' } }),
    seen: 'biometric_kyc came without id_type, id_number',
    refused: 'InvalidRequest',
  },
}

const entries = Object.entries(cases) as [WarningId, Case][]
const advice = entries.filter(([, { refused }]) => refused === undefined)
const mistakes = entries.filter(([, { refused }]) => refused !== undefined)

/** Submits a case's job. @returns the answer of the exchange that the case is about. */
async function play(partner: TestPartner, one: Case): Promise<Answer> {
  const opened = await partner.upload({
    jobId: 'job',
    callbackUrl: 'http://localhost:9/callback',
    ...one.submission?.(partner),
  })
  if (opened.status !== 200) return opened
  const put = await partner.put(opened.body.upload_url, await (one.zip ?? (() => createPackage(flawless)))(), {
    'content-type': 'application/zip',
    ...one.headers,
  })
  return one.on === 'upload' ? opened : put
}

async function control(emulator: Emulator, path: string) {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  return (await (await fetch(`${emulator.url}/__emulator/${path}`)).json()) as any
}

/** What each exchange of the journal was warned about. */
async function journalOf(emulator: Emulator): Promise<Record<string, WarningId[]>> {
  const { exchanges } = await control(emulator, 'journal')
  return Object.fromEntries(
    exchanges.map((one: { method: string; warnings?: Warning[] }) => [
      one.method === 'PUT' ? 'put' : 'upload',
      (one.warnings ?? []).map(({ id }) => id),
    ]),
  )
}

test('every warning of the catalogue is provoked here', () => {
  expect(Object.keys(cases).sort()).toEqual(Object.keys(warningCatalogue).sort())
})

test('a submission with nothing wrong in it is warned about nothing', async () => {
  await using emulator = await startTestEmulator({ clock: 'system' })
  expect((await play(createTestPartner(emulator), { on: 'put', seen: '' })).hint).toBe('')
  expect((await control(emulator, 'jobs')).jobs).toMatchObject([{ warnings: [] }])
  expect(await journalOf(emulator)).toEqual({ upload: [], put: [] })
})

describe('a job carries a warning with what was seen and what to change, and so does the exchange it is about:', () => {
  test.each(entries)('%s', async (id, one) => {
    await using emulator = await startTestEmulator(one.emulator)
    const answer = await play(createTestPartner(emulator), one)
    expect(answer.status).toBe(200)
    const { cure } = warningCatalogue[id]
    const [job] = (await control(emulator, 'jobs')).jobs
    expect(job.warnings).toEqual([{ id, message: expect.stringContaining(one.seen), cure }])
    expect(job.warnings[0].message).not.toMatch(/[{}]|undefined/)
    expect(await journalOf(emulator)).toEqual({ upload: [], put: [], [one.on]: [id] })
    expect(answer.hint).toBe(one.refused ? `${id}: ${job.warnings[0].message} ${cure}` : '')
  })
})

describe('strict mode refuses what would be warned about, in the vendor’s shape, and keeps nothing of it:', () => {
  test.each(mistakes)('%s', async (id, one) => {
    await using emulator = await startTestEmulator({ ...one.emulator, strict: true })
    const partner = createTestPartner(emulator)
    const { status, body, hint } = await play(partner, one)
    if (one.on === 'upload') expect([status, body]).toEqual([400, { error: expect.any(String), code: one.refused }])
    else expect([status, body]).toEqual([one.refused === 'SignatureDoesNotMatch' ? 403 : 400, xmlOf(one.refused)])
    expect(hint).toContain('--strict')
    expect(hint).toContain(`${id}: `)
    expect(hint).toContain(warningCatalogue[id].cure)
    expect((await control(emulator, 'jobs')).jobs).toEqual([])
    expect((await journalOf(emulator))[one.on]).toEqual([id])
    // The upload is still open for a package that has nothing wrong in it, or was never opened.
    const { userId = 'demo-anna' } = one.submission?.(partner) ?? {}
    const standing = await partner.status(userId, 'job')
    expect(standing.body.code).toBe(one.on === 'put' ? '2314' : '2304')
    expect((await partner.upload({ jobId: 'another', callbackUrl: 'http://localhost:9' })).body.smile_job_id).toBe(
      one.on === 'put' ? '0000000002' : '0000000001',
    )
  })
})

test.each(advice)('strict mode takes %s for what was meant', async (id, one) => {
  await using emulator = await startTestEmulator({ ...one.emulator, strict: true })
  expect((await play(createTestPartner(emulator), one)).status).toBe(200)
  expect((await control(emulator, 'jobs')).jobs).toMatchObject([{ warnings: [{ id }] }])
})

describe('strict mode', () => {
  test('leaves the queue as it was', async () => {
    await using emulator = await startTestEmulator({ strict: true })
    const partner = createTestPartner(emulator)
    emulator.next('rejected')
    expect((await partner.upload({ upload: { source_sdk: null } })).body.code).toBe('2213')
    await play(partner, { on: 'put', seen: '' })
    expect(emulator.jobs.list()[0]?.scenario).toMatchObject({ name: 'rejected', rung: 'queued' })
  })

  test('names everything that is wrong at once, under the first one’s code', async () => {
    await using emulator = await startTestEmulator({ strict: true })
    const upload = { smile_client_id: 1234, source_sdk: null }
    const { body, hint } = await createTestPartner(emulator).upload({ upload })
    expect(body.code).toBe('2204')
    expect(hint).toMatch(/partner-id-as-number: .* missing-source-sdk: /)
  })

  test('refuses a fresh link too', async () => {
    await using emulator = await startTestEmulator({ strict: true })
    const partner = createTestPartner(emulator)
    await partner.upload({ jobId: 'job' })
    const again = await partner.upload({ jobId: 'job', upload: { retry: true, source_sdk: null } })
    expect([again.status, again.body.code]).toEqual([400, '2213'])
  })

  test('takes the package that comes after one it refused', async () => {
    await using emulator = await startTestEmulator({ strict: true })
    const partner = createTestPartner(emulator)
    const { body } = await partner.upload()
    expect((await partner.put(body.upload_url, 'hello')).status).toBe(400)
    expect((await partner.put(body.upload_url, await createPackage(flawless))).status).toBe(200)
    expect(emulator.jobs.list()).toMatchObject([{ smileJobId: '0000000001', scenario: { name: 'approved' } }])
  })
})

describe('a lookup', () => {
  const ask = (partner: TestPartner, more: object = {}, path = 'id_verification') =>
    partner.post(`/v1/${path}`, {
      partner_id: '1234',
      ...partner.signed(),
      partner_params: { user_id: 'anna', job_id: 'job', job_type: 5 },
      country: 'NG',
      id_type: 'BVN',
      id_number: '00000000000',
      ...more,
    })
  const oddities: [WarningId, (partner: TestPartner) => object, string][] = [
    ['timestamp-not-iso', (partner) => partner.signed('1795381000'), '2204'],
    ['stale-signature', (partner) => partner.signed(ago(20 * minute)), '2405'],
    ['partner-id-as-number', () => ({ partner_id: 1234 }), '2204'],
    [
      'unknown-scenario',
      () => ({ partner_params: { user_id: 'anna', job_id: 'job', job_type: 5, emulator_scenario: 'no-face' } }),
      '2204',
    ],
  ]

  test.each(oddities)('is warned about %s', async (id, more) => {
    await using emulator = await startTestEmulator({ clock: 'system' })
    const partner = createTestPartner(emulator)
    const { status, hint } = await ask(partner, more(partner))
    expect([status, hint]).toEqual([200, expect.stringContaining(warningCatalogue[id].cure)])
    expect(emulator.jobs.list().map(({ warnings }) => warnings.map((one) => one.id))).toEqual([[id]])
  })

  test.each(oddities)('is refused for %s in strict mode, in the words of the id endpoints', async (_, more, code) => {
    await using emulator = await startTestEmulator({ clock: 'system', strict: true })
    const partner = createTestPartner(emulator)
    const { status, body } = await ask(partner, more(partner))
    expect([status, body.code]).toEqual([400, code])
    expect(emulator.jobs.list()).toEqual([])
  })

  test('of the Java SDK, which names no source_sdk, is warned about nothing', async () => {
    await using emulator = await startTestEmulator({ clock: 'system', strict: true })
    const partner = createTestPartner(emulator)
    const java = { ...partner.signed(ago(0).replace('Z', '456Z')), image_links: false, history: false }
    expect((await ask(partner, java)).status).toBe(200)
    expect(emulator.jobs.list()).toMatchObject([{ warnings: [] }])
  })
})

describe('the age of a signature', () => {
  test.each([
    ['an hour under an age of 2h', { signatureAge: 120 * minute }, 60, []],
    ['a minute over an age of 30s', { signatureAge: minute / 2 }, 1, ['stale-signature']],
    ['a day when it is not looked at', { signatureAge: undefined }, 24 * 60, []],
    ['four minutes ahead, as clocks differ', {}, -4, []],
    ['a year on a virtual clock, which is not the clients’', { clock: 'virtual' as const }, 365 * 24 * 60, []],
  ])('may be %s', async (_, options, minutes, ids) => {
    await using emulator = await startTestEmulator({ clock: 'system', ...options })
    const partner = createTestPartner(emulator)
    await play(partner, { on: 'put', seen: '', submission: () => ({ upload: partner.signed(ago(minutes * minute)) }) })
    expect(emulator.jobs.list()[0]?.warnings.map(({ id }) => id)).toEqual(ids)
  })
})

test('an upload’s warnings are those of its last retry', async () => {
  await using emulator = await startTestEmulator()
  const partner = createTestPartner(emulator)
  const callbackUrl = 'http://localhost:9/callback'
  await partner.upload({ jobId: 'job', callbackUrl, upload: { source_sdk: null } })
  const { body } = await partner.upload({ jobId: 'job', callbackUrl, upload: { retry: true } })
  await partner.put(body.upload_url, await createPackage(flawless))
  expect(emulator.jobs.list()).toMatchObject([{ warnings: [] }])
})

/** A zip with one entry renamed to another's name, in both of the places where a zip names it. */
function renamed(zip: Buffer, from: string, to: string): Buffer {
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')
}

function xmlOf(code: string | undefined) {
  return expect.stringContaining(`<Code>${code}</Code>`)
}
