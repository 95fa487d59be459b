import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type DocumentProduct, documentProducts, submitDocument } from '../../helpers/documents.ts'
import { openTestEmulator } from '../../helpers/emulator.ts'
import { createTestPartner } from '../../helpers/partner.ts'
import { fileOf, files, jpeg, png } from '../../helpers/pictures.ts'
import { registry } from '../../helpers/registry.ts'
import { type V3Parts, v3Client } from '../../helpers/v3.ts'

const emulator = await openTestEmulator({ callbacks: 'collect' })
afterAll(() => emulator.close())
beforeEach(() => emulator.control.reset())
const { control, url } = emulator
const [partner] = emulator.partners
if (!partner) throw new Error('No partner is served.')
const shop = v3Client(url, partner)
const v1 = createTestPartner({ url }, partner.id, partner.apiKey)
const heic = Buffer.from('0000001c667479706865696300000000', 'hex')

const submit = (product: DocumentProduct, more: V3Parts = {}, headers = {}) =>
  submitDocument(shop, partner, product, more, headers)

// biome-ignore lint/suspicious/noExplicitAny: tests look into callbacks of every shape.
async function reported(): Promise<any[]> {
  return (await control.inbox({ partnerId: '1234' })).map(({ body }) => body)
}

const otherFiles = (count: number) => Array.from({ length: count }, (_, place) => fileOf(jpeg(50 + place)))

const asked = (scenario: string): V3Parts => ({
  partner_params: { emulator_scenario: scenario, order: '7' },
  callback_url: 'inbox:1234',
})

describe.each(documentProducts)('%s', (product) => {
  const schema = `v3/${product.replaceAll('_', '-')}-callback`

  test('is accepted, is processing, and is clear in its scenario’s time, with what was read', async () => {
    const { status, body, hint } = await submit(product, asked('approved'), { 'user-id': 'ada' })
    expect([status, body.user_id, hint]).toEqual([202, 'ada', ''])
    expect(await shop.status(body.job_id)).toMatchObject({ status: 202, body: { status: 'processing' } })
    await control.advance('1s')
    expect(await shop.status(body.job_id)).toMatchObject({ status: 200, body: { status: 'clear', user_id: 'ada' } })
    const [callback] = await reported()
    expect(callback).toMatchObject({
      ...{ product, status: 'clear', reason: null, message: 'Verification successful' },
      ...{ job_id: body.job_id, user_id: 'ada', created_at: body.created_at },
      partner_params: { order: '7', job_id: body.job_id, user_id: 'ada' },
      id_fields: {
        ...{ country: 'NG', id_type: 'PASSPORT', id_number: expect.stringMatching(/^X\d{9}$/) },
        ...{ first_name: 'Ada', last_name: 'Obi', full_name: 'Ada Obi' },
      },
      user_provided_info: { given_names: 'Ada', last_name: 'Obi', email: 'ada.obi@example.com', phone_number: null },
    })
    expect(callback.completed_at > callback.created_at).toBe(true)
    expect(registry.validate(schema, callback)).toEqual([])
    expect('additional_documents' in callback).toBe(product.startsWith('residency'))
  })

  test('has a link to each picture that was sent, until it expires, and fresh ones on replay', async () => {
    const { body } = await submit(product, { ...asked('approved'), document_back: fileOf(png, 'back.png') })
    await control.advance('1s')
    const linksIn = async (place: number): Promise<string[]> => {
      const { image_links, additional_documents = [] } = (await reported())[place]
      return [image_links, ...additional_documents].flatMap(({ image_link, ...links }) =>
        image_link === undefined ? Object.values<string>(links) : [image_link],
      )
    }
    const links = await linksIn(0)
    expect(links).toHaveLength(product.startsWith('residency') ? 4 : 3)
    const typesOf = (all: readonly string[]) =>
      Promise.all(all.map(async (link) => (await fetch(link)).headers.get('content-type')))
    expect(new Set(await typesOf(links))).toEqual(new Set(['image/jpeg']))
    await control.advance('16m')
    expect(new Set(await typesOf(links))).toEqual(new Set(['application/json; charset=utf-8']))
    expect((await shop.replay(body.job_id)).status).toBe(202)
    await control.advance('1s')
    expect(new Set(await typesOf(await linksIn(1)))).toEqual(new Set(['image/jpeg']))
  })

  test.each([
    ['rejected', 'block', 'face_verification_failed'],
    ['spoof-confirmed', 'block', 'spoof_detected'],
    ['document-unverified', 'block', 'document_check_failed'],
    ['document-unsupported', 'block', 'unsupported_document'],
    ['document-unusable', 'error', 'image_unavailable_or_invalid'],
    ['document-unclassified', 'error', 'document_unclassifiable'],
    ['under-age', 'block', 'age_requirement_not_met'],
    ['high-risk', 'block', 'high_risk'],
    ['internal-error', 'error', 'internal_error'],
    ['no-face', 'error', 'image_unavailable_or_invalid'],
  ])('that is %s ends in %s %s, and nothing that was read is told', async (scenario, status, reason) => {
    await submit(product, asked(scenario))
    await control.advance('1m')
    const [callback] = await reported()
    expect(callback).toMatchObject({ status, reason, id_fields: null })
    expect(callback.additional_documents ?? []).toEqual([])
    expect(callback.kyc_receipt === null).toBe(status === 'error')
    expect(callback.image_links.selfie_image).toContain('selfie.jpg')
  })

  test('that has expired says a day before its submission, and a copy one after it', async () => {
    for (const scenario of ['document-expired', 'document-copied']) await submit(product, asked(scenario))
    await control.advance('1s')
    const byReason = new Map((await reported()).map((one) => [one.reason, one]))
    const [expired, copied] = ['document_expired', 'document_copy_detected'].map((reason) => byReason.get(reason))
    for (const one of [expired, copied]) {
      expect([one.status, one.message]).toEqual(['attention', 'Verification successful'])
    }
    const { issuance_date, expiration_date } = expired.id_fields
    expect(issuance_date < expiration_date && expiration_date < expired.created_at).toBe(true)
    expect(copied.id_fields.expiration_date > copied.created_at).toBe(true)
  })

  test('is processing while a reviewer looks at it, and then what the reviewer says', async () => {
    const { body } = await submit(product, asked('spoof-suspected-then-confirmed'))
    await control.advance('1s')
    expect(await shop.status(body.job_id)).toMatchObject({ status: 202, body: { status: 'processing' } })
    await control.review(body.job_id, 'approve')
    expect(await shop.status(body.job_id)).toMatchObject({ status: 200, body: { status: 'clear' } })
    await control.advance('1s')
    expect((await reported()).map(({ status }) => status)).toEqual(['processing', 'clear'])
  })

  test('takes PNG of a document, and of a face JPEG alone', async () => {
    const document = fileOf(png, 'document.png')
    expect((await submit(product, { document, document_back: fileOf(jpeg(3)) })).status).toBe(202)
    expect(await submit(product, { selfie_image: document })).toMatchObject({
      status: 400,
      body: { message: "Required field 'selfie_image' is missing or invalid.", status: 'Bad Request' },
      hint: expect.stringContaining('is PNG, by its first bytes. It takes JPEG.'),
    })
  })

  test.each([
    ['HEIC', heic, 'is HEIC, as phones write it, or a film'],
    ['a PDF', Buffer.from('%PDF-1.4'), 'is PDF'],
    ['text', Buffer.from('no picture'), 'is not a picture of a known format'],
  ])('refuses %s as each picture of a document', async (_, bytes, found) => {
    const parts = ['document', 'document_back', ...(product.startsWith('residency') ? ['visa'] : [])]
    for (const part of parts) {
      const { status, body, hint } = await submit(product, { [part]: fileOf(bytes, 'IMG_0001.HEIC') })
      expect([part, status, body.message]).toEqual([part, 400, 'Document image must be JPEG or PNG.'])
      expect(hint).toContain(`A picture sent as ${part} ("IMG_0001.HEIC") ${found}`)
    }
  })

  test.each<[what: string, parts: V3Parts, field: string]>([
    ['no document', { document: undefined }, 'document'],
    ['an empty document', { document: fileOf(Buffer.alloc(0)) }, 'document'],
    ['a document as text', { document: 'document.jpg' }, 'document'],
    ['two documents', { document: files(2) }, 'document'],
    ['no selfie', { selfie_image: undefined }, 'selfie_image'],
    ['no country', { country: undefined }, 'country'],
    ['no picture of liveness', { liveness_images: undefined }, 'liveness_images'],
    ['5 pictures of liveness', { liveness_images: files(5) }, 'liveness_images'],
    ['9 pictures of liveness', { liveness_images: files(9) }, 'liveness_images'],
    [
      'indexed pictures of liveness',
      {
        liveness_images: undefined,
        ...Object.fromEntries(files(8).map((one, place) => [`liveness_images[${place}]`, one])),
      },
      'liveness_images',
    ],
  ])('refuses %s', async (_, parts, field) => {
    const { status, body, hint } = await submit(product, parts)
    expect([status, body]).toEqual([
      400,
      { message: `Required field '${field}' is missing or invalid.`, status: 'Bad Request' },
    ])
    expect(hint).toContain(field)
    expect(await control.jobs({})).toEqual([])
  })

  test('takes country, type, names and consent from the token', async () => {
    const payload = {
      country: 'Kenya',
      id_type: 'PASSPORT',
      given_names: 'Wanjiru',
      last_name: 'Kamau',
      email: 'w@example.com',
    }
    const token = await shop.token({
      payload,
      product: product === 'residency_document_verification' ? undefined : product,
    })
    const more = { ...asked('approved'), country: undefined, id_type: undefined, user_details: undefined }
    expect((await submit(product, more, { 'smileid-token': token })).status).toBe(202)
    await control.advance('1s')
    const [{ id_fields: read }] = await reported()
    expect(read).toMatchObject({ country: 'KE', id_type: 'PASSPORT', first_name: 'Wanjiru', last_name: 'Kamau' })
  })

  test('puts its user on file, whom v1 then knows, and takes one whom v1 has enrolled', async () => {
    await submit(product, asked('approved'), { 'user-id': 'ada' })
    await control.advance('1s')
    expect((await v1.upload({ userId: 'ada', jobType: 4 })).body.code).toBe('2209')
    expect((await v1.upload({ userId: 'ada', jobType: 2 })).status).toBe(200)
    expect((await v1.upload({ userId: 'eve', jobType: 2 })).body.code).toBe('2210')
    await v1.submit({ userId: 'eve', jobType: 4 })
    await control.advance('1s')
    expect((await submit(product, {}, { 'user-id': 'eve' })).status).toBe(202)
  })

  test('is refused by a scenario that refuses, though everything came at once', async () => {
    expect(await submit(product, asked('system-error'))).toMatchObject({
      ...{ status: 500, hint: 'Scenario "system-error" (hinted) answers so.' },
      body: { message: 'An unexpected error occurred. Please try again or contact support.' },
    })
    expect(await control.jobs({})).toEqual([])
  })

  test('ends locked of a user who was reported as fraud, and of that face by anybody', async () => {
    const face = { selfie_image: fileOf(jpeg(40)), liveness_images: files(6), ...asked('approved') }
    await submit(product, face, { 'user-id': 'ada' })
    await control.advance('1s')
    const report = { is_fraud: 'true', reported_by: 'ops@shop.example', reason: 'DOCUMENT_FORGERY' }
    expect((await shop.post('/v3/users/ada/report_fraud', report)).status).toBe(202)
    await submit(product, { ...asked('approved'), liveness_images: otherFiles(6) }, { 'user-id': 'ada' })
    await submit(product, { ...face, liveness_images: otherFiles(6) }, { 'user-id': 'eve' })
    await control.advance('1s')
    const locked = { status: 'block', reason: 'account_locked_fraud' }
    expect((await reported()).slice(1)).toMatchObject([locked, locked])
  })

  test('puts nobody on file who is refused', async () => {
    await submit(product, asked('document-unverified'), { 'user-id': 'ada' })
    await control.advance('1s')
    expect((await v1.upload({ userId: 'ada', jobType: 2 })).body.code).toBe('2210')
  })

  test('leaves neither people nor pictures in the journal', async () => {
    const { body } = await submit(product, {
      user_details: { given_names: 'Zebedee', last_name: 'Quillfeather', email: 'z.q@example.com' },
    })
    await shop.status(body.job_id)
    const journal = JSON.stringify(control.journal({ partnerId: '1234' }))
    expect(journal).toContain(`/v3/${product}`)
    for (const trace of ['Zebedee', 'Quillfeather', 'z.q@example.com', '\\ufffd']) expect(journal).not.toContain(trace)
  })

  test('warns of a page that is sent twice, and of a number that is not read', async () => {
    const same = fileOf(jpeg(20))
    const { body, status } = await submit(product, { document_back: same, id_number: 'A01234567' })
    expect(status).toBe(202)
    const { warnings } = await control.job(body.job_id)
    expect(warnings).toMatchObject([
      { id: 'part-not-read', message: `The part "id_number" is not read for ${product}.` },
      { id: 'same-page-twice', message: expect.stringContaining('document_back and document are the same') },
    ])
    expect(JSON.stringify(warnings)).not.toContain('A01234567')
  })
})

test('with --strict, a page that is sent twice and a part that is not read are refused, and all else is taken', async () => {
  const strict = await openTestEmulator({ callbacks: 'collect', strict: true })
  const client = v3Client(strict.url, partner)
  const send = (more: V3Parts) =>
    submitDocument(client, partner, 'document_verification', { callback_url: 'inbox:1234', ...more })
  try {
    expect(await send({})).toMatchObject({ status: 202, hint: '' })
    for (const [more, warning] of [
      [{ id_number: 'A01234567' }, 'part-not-read'],
      [{ document_back: fileOf(jpeg(20)) }, 'same-page-twice'],
    ] as const) {
      const { status, body, hint } = await send(more)
      expect([status, body.message, hint]).toEqual([400, 'Invalid request body.', expect.stringContaining(warning)])
    }
    expect(await strict.control.jobs({})).toHaveLength(1)
  } finally {
    await strict.close()
  }
})

test('the kind of a document that nobody names is found out', async () => {
  const back = { document_back: fileOf(jpeg(30)) }
  for (const more of [{}, back]) {
    await submit('document_verification', { ...asked('approved'), id_type: undefined, ...more })
    await control.advance('1s')
  }
  expect((await reported()).map(({ id_fields }) => id_fields.id_type)).toEqual(['PASSPORT', 'IDENTITY_CARD'])
  expect((await submit('enhanced_document_verification', { id_type: undefined })).body.message).toBe(
    "Required field 'id_type' is missing or invalid.",
  )
})

test.each([
  ['id-not-found', 'block', 'identifier_not_found', 'Verification failed: ID number not found'],
  ['id-invalid', 'error', 'invalid_id_number', 'Verification failed: invalid id number'],
  ['issuer-unavailable', 'error', 'service_unavailable', 'Error: external service unavailable.'],
])(
  'the authority’s word on a number is heard of Enhanced Document Verification alone: %s',
  async (scenario, status, reason, message) => {
    await submit('enhanced_document_verification', asked(scenario))
    await control.advance('1s')
    expect(await reported()).toMatchObject([{ status, reason, message }])
    expect((await submit('document_verification', asked(scenario))).hint).toContain('unknown-scenario')
  },
)

// Source: v3 §9; errors end in a full stop in callbacks (v3 §7).
test.each([
  ['Ade Ogundimu', 'Forgeman', 'block', 'document_check_failed', 'Verification failed'],
  ['Olumide Fashola', 'Oddpaper', 'block', 'unsupported_document', 'Verification failed'],
  ['Adaeze Nnamdi', 'Xeroxley', 'attention', 'document_copy_detected', 'Verification successful'],
  ['Tunde Bakare', 'Oldfield', 'attention', 'document_expired', 'Verification successful'],
  ['Segun Olawale', 'Puzzleton', 'error', 'document_unclassifiable', 'Error: document could not be classified.'],
  ['Ifeanyi Okeke', 'Missingley', 'block', 'identifier_not_found', 'Verification failed: ID number not found'],
  ['Wale Oladipo', 'Badnumber', 'error', 'invalid_id_number', 'Verification failed: invalid id number'],
])('%s %s of the sandbox is %s %s', async (given_names, last_name, status, reason, message) => {
  const [first = ''] = given_names.split(' ')
  const user_details = { given_names, last_name, email: `${first}.${last_name}@example.com`.toLowerCase() }
  const byNumber = ['identifier_not_found', 'invalid_id_number'].includes(reason)
  const asking = byNumber ? (['enhanced_document_verification'] as const) : documentProducts
  for (const product of asking) await submit(product, { user_details, callback_url: 'inbox:1234' })
  await control.advance('1s')
  const verdicts = (await reported()).map((one) => [one.status, one.reason, one.message])
  expect(verdicts).toEqual(asking.map(() => [status, reason, message]))
})

describe('a residency document verification', () => {
  const product = 'residency_document_verification'

  test('says what was read of the visa, which holds when the job comes', async () => {
    for (let turn = 0; turn < 12; turn++) await submit(product, asked('approved'))
    await control.advance('1s')
    for (const { additional_documents, id_fields, created_at } of await reported()) {
      const [visa, ...others] = additional_documents
      expect(others).toEqual([])
      expect(visa).toMatchObject({ full_name: 'Ada Obi', document_primary_id: id_fields.id_number })
      const { expiry_date, expiry_period_in_months: months } = visa.expiry
      expect(visa.issuance_date < created_at && created_at < expiry_date).toBe(true)
      const days = (Date.parse(expiry_date) - Date.parse(visa.issuance_date)) / 86_400_000
      expect(Math.abs(days - Number(months) * 30.44)).toBeLessThan(4)
    }
  })

  test.each<[what: string, parts: V3Parts, message: string]>([
    ['no visa', { visa: undefined }, "Required field 'visa' is missing or invalid."],
    ['no type', { id_type: undefined }, "Required field 'id_type' is missing or invalid."],
    [
      'another type than a passport',
      { id_type: 'IDENTITY_CARD' },
      "Field 'id_type' must be PASSPORT for residency document verification.",
    ],
  ])('refuses %s', async (_, parts, message) => {
    expect((await submit(product, parts)).body).toEqual({ message, status: 'Bad Request' })
  })

  test.each([
    ['', "Header 'SmileID-Partner-ID' is required."],
    ['12', "Required field 'SmileID-Partner-ID' is missing or invalid."],
  ])('alone needs the header SmileID-Partner-ID: not %j', async (id, message) => {
    const small = { id: '12', apiKey: 'key-of-a-small-one' }
    const other = await openTestEmulator({ callbacks: 'collect', partners: [small] })
    const send = (given: string, one: DocumentProduct = product) =>
      submitDocument(v3Client(other.url, small), small, one, {}, { 'smileid-partner-id': given })
    try {
      expect(await send(id)).toMatchObject({
        ...{ status: 400, body: { message, status: 'Bad Request' } },
        hint: expect.stringContaining('write 012 for partner 12'),
      })
      expect((await send('012')).status).toBe(202)
      expect(await send('013')).toMatchObject({ status: 401, hint: expect.stringContaining('says "013"') })
      if (id !== '') expect((await send(id, 'document_verification')).status).toBe(202)
    } finally {
      await other.close()
    }
  })

  test('takes its user from the header alone, and says so of a part', async () => {
    const { body, hint } = await submit(product, { user_id: 'ada' })
    expect(body.user_id).toMatch(/^user_/)
    expect(hint).toContain('part-not-read: The part "user_id" is not read')
    expect((await submit(product, {}, { 'user-id': 'ada' })).body.user_id).toBe('ada')
  })

  test('warns of a visa that is the page of the passport again', async () => {
    const { status, hint } = await submit(product, { visa: fileOf(jpeg(20)) })
    expect([status, hint]).toEqual([
      202,
      expect.stringContaining('sent as visa and document are the same, byte for byte'),
    ])
  })

  test('takes a token of its own product, and of the nearest that the list of tokens has', async () => {
    for (const asked of [product, 'document_verification']) {
      const token = await shop.token({ product: asked })
      expect(await submit(product, {}, { 'smileid-token': token })).toMatchObject({ status: 202, hint: '' })
    }
  })
})
