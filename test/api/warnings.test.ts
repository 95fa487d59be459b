import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import { warningKinds } from '../../server/core/warnings/kinds.ts'
import type { WarningId } from '../../server/core/warnings/warning.ts'
import { cureOf } from '../../server/core/warnings/word-warning.ts'
import type { Emulator, Options, Warning } from '../../server/index.ts'
import { v1WarningWords } from '../../server/vendor/v1/wording/warnings/words.ts'
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
  /** Where the upload is sent; to its own path by default. */
  readonly path?: string
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

const identity = { country: 'NG', id_type: 'BVN', id_number: '00000000000', entered: 'true' }
const biometric = (more: object) => () => ({ userId: 'new', jobType: 1, upload: { ...identity, ...more } })

// What no submission of a package earns is provoked further below.
const elsewhere = [
  'business-type-missing',
  'job-type-missing',
  'lookup-success',
  'token-without-callback-url',
  'unknown-business-type',
  // Those of v3: test/vendor/v3/warnings.test.ts.
  'callback-not-https',
  'idempotency-key-reused',
  'part-not-read',
  'parts-in-brackets',
  'same-page-twice',
  'sandbox-namesake',
  'token-for-other-product',
  'same-face-twice',
  'user-not-enrolled',
  // That of v2: test/vendor/v2/smart-selfie.test.ts.
  'too-many-liveness',
] as const

const cases: Readonly<Record<Exclude<WarningId, (typeof elsewhere)[number]>, Case>> = {
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
  'path-without-version': {
    on: 'upload',
    path: '/upload',
    seen: 'came to /upload, where Smile ID has nothing. It was taken for /v1/upload',
    refused: '2205',
  },
  'package-member-in-upload': {
    on: 'upload',
    submission: () => ({ upload: { images: flawless } }),
    seen: 'holds "images"',
    refused: '2204',
  },
  'callback-url-without-scheme': {
    on: 'upload',
    submission: () => ({ callbackUrl: 'anna:secret@example.com/callback?token=secret' }),
    seen: '"example.com" does not begin',
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
    seen: '"document-expired", which does not exist or is not possible for smart_selfie_authentication',
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
  'zip-corrupt': { on: 'put', zip: () => 'hello', seen: 'It is not a zip', refused: 'InvalidRequest' },
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
  'image-type-form': {
    on: 'put',
    zip: first({ image_type_id: 4, image: pictureBase64 }),
    seen: 'type 4 came as base64 text, and its type is for a file of the zip',
    refused: 'InvalidRequest',
  },
  'image-type-as-text': {
    on: 'put',
    zip: first({ image_type_id: '6', image: pictureBase64 }),
    seen: 'the text "6"',
    refused: 'InvalidRequest',
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
  'document-info-missing': {
    on: 'put',
    submission: () => ({ userId: 'new', jobType: 11, upload: { country: 'NG' } }),
    zip: () => createPackage([...flawless, { image_type_id: 3, image: pictureBase64 }]),
    seen: 'enhanced_document_verification came without id_type, so nothing says which document',
    refused: 'InvalidRequest',
  },
  'id-not-entered': {
    on: 'put',
    submission: biometric({ entered: 'false' }),
    seen: 'entered is "false"',
    refused: 'InvalidRequest',
  },
  'unknown-country': {
    on: 'put',
    submission: biometric({ country: 'Nigeria' }),
    seen: '"Nigeria"; Smile ID takes the two capital letters of ISO 3166-1, here NG.',
    refused: 'InvalidRequest',
  },
  'unknown-id-type': {
    on: 'put',
    submission: biometric({ id_type: 'BVN_NUMBER' }),
    seen: '"BVN_NUMBER" is not known for biometric_kyc in NG. Known: ',
    refused: 'InvalidRequest',
  },
  'id-number-format': {
    on: 'put',
    submission: biometric({ id_number: '0000000000' }),
    seen: 'does not fit ^[0-9]{11}$, the pattern of BVN in NG',
    refused: 'InvalidRequest',
  },
}

const entries = Object.entries(cases) as [WarningId, Case][]
const advice = entries.filter(([, { refused }]) => refused === undefined)
const mistakes = entries.filter(([, { refused }]) => refused !== undefined)

/** Submits a case's job. @returns the answer of the exchange that the case is about. */
async function play(partner: TestPartner, one: Case): Promise<Answer> {
  const submission = { jobId: 'job', callbackUrl: 'http://localhost:9/callback', ...one.submission?.(partner) }
  const opened = await partner.post(one.path ?? '/v1/upload', partner.uploadBody(submission))
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
  expect([...Object.keys(cases), ...elsewhere].sort()).toEqual(Object.keys(warningKinds).sort())
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
    const cure = cureOf(id, v1WarningWords)
    const [job] = (await control(emulator, 'jobs')).jobs
    expect(job.warnings).toEqual([{ id, message: expect.stringContaining(one.seen), cure }])
    expect(job.warnings[0].message).not.toMatch(/\{[a-z]+\}|undefined|secret/)
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
    expect(hint).toContain(cureOf(id, v1WarningWords))
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
    await emulator.next('rejected')
    expect((await partner.upload({ upload: { source_sdk: null } })).body.code).toBe('2213')
    await play(partner, { on: 'put', seen: '' })
    expect((await emulator.jobs.list())[0]?.scenario).toMatchObject({ name: 'rejected', chosenBy: 'queued' })
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
    expect(await emulator.jobs.list()).toMatchObject([{ smileJobId: '0000000001', scenario: { name: 'approved' } }])
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
      source_sdk: 'rest_api',
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
    ['job-type-missing', () => ({ partner_params: { user_id: 'anna', job_id: 'job' } }), '2413'],
    ['missing-source-sdk', () => ({ source_sdk: undefined }), '2413'],
    ['callback-url-without-scheme', () => ({ callback_url: 'example.com' }), '2204'],
    ['unknown-country', () => ({ country: 'UK' }), '2204'],
    ['unknown-id-type', () => ({ id_type: 'bvn' }), '2204'],
    ['id-number-format', () => ({ id_number: 'A0000000000' }), '2204'],
  ]

  test.each([
    ['anna:secret@example.com/callback?token=secret', 'example.com'],
    ['localhost:3000', 'localhost:3000'],
    ['/callback/secret', '/...'],
    ['?token=secret', '/...'],
    ['ftp://anna:secret@example.com/secret', 'ftp://example.com'],
    ['ws://example.com?token=secret', 'ws://example.com'],
  ])('repeats only the part of the callback URL %s that is not secret', async (url, reported) => {
    await using emulator = await startTestEmulator()
    const { hint } = await ask(createTestPartner(emulator), { callback_url: url })
    expect(hint).toContain(`callback-url-without-scheme: callback_url "${reported}" does not begin`)
    expect(hint).not.toContain('secret')
  })

  const business = { partner_params: { user_id: 'a', job_id: 'b', job_type: 7 }, id_type: 'BUSINESS_REGISTRATION' }
  test.each([
    ['business-type-missing', {}],
    ['unknown-business-type', { business_type: 'LTD' }],
  ] as const)('of a business is warned about %s', async (id, more) => {
    await using emulator = await startTestEmulator()
    const { status, hint } = await ask(
      createTestPartner(emulator),
      { ...business, id_number: '0', ...more },
      'business_verification',
    )
    expect([status, hint]).toEqual([200, expect.stringContaining(cureOf(id, v1WarningWords))])
    expect((await emulator.jobs.list()).map(({ warnings }) => warnings.map((one) => one.id))).toEqual([[id]])
  })

  test.each([
    ['its type', { business_type: 'co' }],
    ['its tax number', { id_type: 'TAX_INFORMATION' }],
    ['a registry outside of Nigeria', { country: 'KE' }],
  ])('of a business by %s is warned about nothing', async (_, more) => {
    await using emulator = await startTestEmulator()
    const asked = { ...business, id_number: '0', ...more }
    expect((await ask(createTestPartner(emulator), asked, 'business_verification')).hint).toBe('')
  })

  test('repeats no ID number in a warning', async () => {
    await using emulator = await startTestEmulator()
    const { hint } = await ask(createTestPartner(emulator), { id_number: '7654321' })
    expect(hint).toContain('id-number-format')
    expect(hint).not.toContain('7654321')
  })

  test.each(oddities)('is warned about %s', async (id, more) => {
    await using emulator = await startTestEmulator({ clock: 'system' })
    const partner = createTestPartner(emulator)
    const { status, hint } = await ask(partner, more(partner))
    expect([status, hint]).toEqual([200, expect.stringContaining(cureOf(id, v1WarningWords))])
    expect((await emulator.jobs.list()).map(({ warnings }) => warnings.map((one) => one.id))).toEqual([[id]])
  })

  test.each(oddities)('is refused for %s in strict mode, in the words of the id endpoints', async (_, more, code) => {
    await using emulator = await startTestEmulator({ clock: 'system', strict: true })
    const partner = createTestPartner(emulator)
    const { status, body } = await ask(partner, more(partner))
    expect([status, body.code]).toEqual([400, code])
    expect(await emulator.jobs.list()).toEqual([])
  })

  test('of the Java SDK, which names no source_sdk, is warned about nothing', async () => {
    await using emulator = await startTestEmulator({ clock: 'system', strict: true })
    const partner = createTestPartner(emulator)
    const timed = partner.signed(ago(0).replace('Z', '456Z'))
    const java = { ...timed, source_sdk: undefined, image_links: false, history: false }
    expect((await ask(partner, java)).status).toBe(200)
    expect(await emulator.jobs.list()).toMatchObject([{ warnings: [] }])
  })
})

describe('calls that submit nothing', () => {
  const calls: [string, object][] = [
    ['/v1/job_status', { user_id: 'demo-anna', job_id: 'job' }],
    ['/v1/token', { user_id: 'u', job_id: 'j', product: 'biometric_kyc', callback_url: 'http://localhost:9' }],
    ['/v1/products_config', {}],
    ['/v1/valid_documents', {}],
    ['/v1/totp_consent', { id_number: '00000000000' }],
  ]

  test.each(calls)('of %s are held to the same rules of timestamps', async (path, body) => {
    await using emulator = await startTestEmulator({ clock: 'system' })
    const partner = createTestPartner(emulator)
    await partner.submit({ jobId: 'job' })
    const ask = (more: object) => partner.post(path, { partner_id: '1234', ...partner.signed(), ...body, ...more })
    expect((await ask({})).hint).toBe('')
    expect((await ask(partner.signed(ago(20 * minute)))).hint).toContain('stale-signature: ')
    // The Android SDK signs epoch milliseconds where consent is asked for.
    const odd = (await ask(partner.signed(String(Date.now())))).hint
    expect(odd.includes('timestamp-not-iso: ')).toBe(path !== '/v1/totp_consent')
    expect((await ask({ partner_id: 1234 })).hint).toContain('partner-id-as-number: ')
  })

  test.each(calls)('of %s are refused in strict mode', async (path, body) => {
    await using emulator = await startTestEmulator({ clock: 'system', strict: true })
    const partner = createTestPartner(emulator)
    const stale = { partner_id: '1234', ...partner.signed(ago(20 * minute)), ...body }
    const { status, hint } = await partner.post(path, stale)
    expect([status, hint]).toEqual([400, expect.stringMatching(/--strict.* stale-signature: /)])
  })

  const token = (partner: TestPartner, more: object = {}) => {
    const asked = { user_id: 'u', job_id: 'j', product: 'biometric_kyc', ...more }
    return partner.post('/v1/token', { partner_id: '1234', ...partner.signed(), ...asked })
  }

  test('a web token without callback_url is warned about, unless the partner has one of its own', async () => {
    await using emulator = await startTestEmulator()
    await using heard = await startTestEmulator({ callbackUrl: 'http://localhost:9' })
    await using strict = await startTestEmulator({ strict: true })
    const { status, hint } = await token(createTestPartner(emulator))
    expect([status, hint]).toEqual([200, expect.stringContaining('token-without-callback-url: ')])
    expect((await token(createTestPartner(heard))).hint).toBe('')
    expect((await token(createTestPartner(strict))).body.code).toBe('2213')
  })

  test('a poll of a lookup has the warning that job_success means nothing there, and --lookup-success changes it', async () => {
    await using emulator = await startTestEmulator()
    await using other = await startTestEmulator({ lookupSuccess: false })
    const read = async (one: Emulator) => {
      const partner = createTestPartner(one)
      await partner.post('/v1/id_verification', {
        ...{ partner_id: '1234', ...partner.signed(), source_sdk: 'rest_api', ...identity },
        partner_params: { user_id: 'u', job_id: 'j', job_type: 5 },
      })
      return (await partner.status('u', 'j')).body.job_success
    }
    expect([await read(emulator), await read(other)]).toEqual([true, false])
    expect(emulator.journal.list().at(-1)?.warnings).toEqual([
      expect.objectContaining({ id: 'lookup-success', message: expect.stringContaining('is true here') }),
    ])
  })
})

test('the path of a call is shown as it was sent, and found by either', async () => {
  await using emulator = await startTestEmulator()
  const partner = createTestPartner(emulator)
  await partner.post('/v1//upload', partner.uploadBody())
  await partner.post('/upload', partner.uploadBody())
  const { exchanges } = await control(emulator, 'journal')
  expect(exchanges.map((one: { path: string; sent_path: string }) => [one.path, one.sent_path])).toEqual([
    ['/v1/upload', '/v1//upload'],
    ['/v1/upload', '/upload'],
  ])
  expect(emulator.journal.list({ path: '/v1/upload' })).toHaveLength(2)
  expect(emulator.journal.list({ path: '/upload' })).toHaveLength(1)
  // Slashes too many are a matter of the base URL here, and of no other.
  expect(emulator.journal.list({ warning: 'path-without-version' })).toHaveLength(1)
})

describe('a picture', () => {
  const file = { 'selfie.jpg': jpeg }
  test.each([
    ['of a type for base64 that is a file', { image_type_id: 2, file_name: 'selfie.jpg' }, file, ['image-type-form']],
    ['of a type for files that is one', { image_type_id: 0, file_name: 'selfie.jpg' }, file, []],
    ['of a type for base64 that is base64', selfie, {}, []],
  ])('%s', async (_, image, files, ids) => {
    await using emulator = await startTestEmulator()
    await createTestPartner(emulator).submit({
      callbackUrl: 'http://localhost:9',
      zip: await createPackage([image, ...liveness], files),
    })
    expect((await emulator.jobs.list())[0]?.warnings.map(({ id }) => id)).toEqual(ids)
  })
})

describe('what an official SDK sends of its own accord earns no warning:', () => {
  test.each([
    ['the web client names no entered', { source_sdk: 'hosted_web', entered: undefined }, 6],
    ['Android may write types as text', { source_sdk: 'android' }, '6'],
    ['Java writes entered as true', { source_sdk: 'java', entered: true }, 6],
    ['Python users write it as "True"', { source_sdk: 'Python', entered: 'True' }, 6],
    ['a BVN with consent is named by its session', { id_type: 'BVN_MFA', id_number: undefined, session_id: 's' }, 6],
  ])('%s', async (_, more, type) => {
    await using emulator = await startTestEmulator()
    const images = [selfie, ...liveness.map((one) => ({ ...one, image_type_id: type }))]
    await createTestPartner(emulator).submit({
      ...biometric(more)(),
      callbackUrl: 'http://localhost:9',
      zip: await createPackage(images),
    })
    expect((await emulator.jobs.list())[0]?.warnings).toEqual([])
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
    expect((await emulator.jobs.list())[0]?.warnings.map(({ id }) => id)).toEqual(ids)
  })
})

test('an upload’s warnings are those of its last retry', async () => {
  await using emulator = await startTestEmulator()
  const partner = createTestPartner(emulator)
  const callbackUrl = 'http://localhost:9/callback'
  await partner.upload({ jobId: 'job', callbackUrl, upload: { source_sdk: null } })
  const { body } = await partner.upload({ jobId: 'job', callbackUrl, upload: { retry: true } })
  await partner.put(body.upload_url, await createPackage(flawless))
  expect(await emulator.jobs.list()).toMatchObject([{ warnings: [] }])
})

/** A zip with one entry renamed to another's name, in both of the places where a zip names it. */
function renamed(zip: Buffer, from: string, to: string): Buffer {
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')
}

function xmlOf(code: string | undefined) {
  return expect.stringContaining(`<Code>${code}</Code>`)
}
