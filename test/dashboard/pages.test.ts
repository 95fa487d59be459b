import { describe, expect, test } from 'vitest'
import { v1Products } from '../../server/vendor/v1/decode.ts'
import { v2Products } from '../../server/vendor/v2/products.ts'
import { createBrowser } from '../helpers/browse.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'

const dashboard = '/__emulator/dashboard'

describe('the page of callbacks', () => {
  test('says why each did not come, and sends it again from there', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver((_, response, ordinal) => {
      response.statusCode = ordinal <= 3 ? 503 : 200
      response.end('down for tea')
    })
    const partner = createTestPartner(emulator)
    await partner.submit({ jobId: 'job-a', callbackUrl: receiver.url })
    await partner.submit({ jobId: 'job-b', callbackUrl: 'http://198.51.100.7/callback' })
    await emulator.clock.advance('40s')
    const browser = createBrowser(emulator)
    const { text } = await browser.open(`${dashboard}/callbacks`)
    expect(text).toMatch(/given up.*503.*503.*503.*down for tea/)
    expect(text).toContain('--allow-callback-host')
    expect((await browser.open(`${dashboard}/callbacks?state=refused`)).text).not.toContain('job-a')

    const [{ id } = {}] = await emulator.callbacks.list({ jobId: 'job-a' })
    const fields = { fault: '', back: `${dashboard}/callbacks` }
    const replayed = await browser.submit(`${dashboard}/callbacks/${id}/replay`, fields)
    expect(replayed.text).toContain(`Sends ${id} again`)
    await emulator.clock.advance('0s')
    expect(receiver.received).toHaveLength(4)
  })
})

describe('the page of the journal', () => {
  test('shows bodies without secrets, hints, and is narrowed', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    await partner.submit({ jobId: 'job-a' })
    const { signature } = partner.signed()
    await partner.post('/v1/job_status', {
      partner_id: '1234',
      user_id: 'u',
      job_id: 'job-z',
      timestamp: 'then',
      signature,
    })
    const browser = createBrowser(emulator)
    const { text } = await browser.open(`${dashboard}/journal`)
    expect(text).toContain('3 exchanges')
    expect(text).toContain('"signature": "[removed]"')
    expect(text).not.toContain(signature)
    const refused = (await browser.open(`${dashboard}/journal?status=4xx`)).text
    expect(refused).toContain('1 exchange')
    expect(refused).toContain('/v1/job_status 400')
    expect((await browser.open(`${dashboard}/journal?job=job-a`)).text).toContain('2 exchanges')
  })
})

describe('the page of users', () => {
  test('shows who is on file, and can be changed', async () => {
    await using emulator = await startTestEmulator({
      partners: [
        { id: '1', apiKey: 'one' },
        { id: '2', apiKey: 'two' },
      ],
    })
    const partner = createTestPartner(emulator, '2', 'two')
    await partner.submit({ userId: 'ada', jobType: 4 })
    await emulator.clock.advance('1s')
    const browser = createBrowser(emulator)
    expect((await browser.open(`${dashboard}/users`)).text).toMatch(/ada 2 enrolled/)
    const changed = await browser.submit(`${dashboard}/users`, { partner: '2', user: 'ada', state: 'must_re_enroll' })
    expect(changed.text).toMatch(/ada 2 must re enroll/)
    await browser.submit(`${dashboard}/users`, { partner: '1', user: 'bola o/b', state: 'enrolled' })
    expect([await emulator.users.get('ada', '2'), await emulator.users.get('bola o/b', '1')]).toEqual([
      'must_re_enroll',
      'enrolled',
    ])
    await browser.submit(`${dashboard}/users`, { partner: '1', user: 'bola o/b', state: 'absent' })
    expect(await emulator.users.get('bola o/b', '1')).toBeUndefined()
    expect((await browser.submit(`${dashboard}/users`, { user: 'ada', state: 'asleep' })).status).toBe(400)
  })
})

describe('the page of the clock', () => {
  test('lists what will happen, and makes it happen', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    await createTestPartner(emulator).submit({ userId: 'demo-anna-provisional', callbackUrl: receiver.url })
    const browser = createBrowser(emulator)
    const { text } = await browser.open(`${dashboard}/clock`)
    expect(text).toContain('To the next event, 1s')
    expect(text).toMatch(
      /in 1 s machine says provisional \(0822\).*in 1 s Callback 0822.*in 30 s human says approved \(1220\)/,
    )
    const after = await browser.submit(`${dashboard}/clock/advance`, { by: '1s' })
    expect(after.text).toContain('To the next event, 29s')
    expect(receiver.received).toHaveLength(1)
    await browser.submit(`${dashboard}/clock/advance`, { by: '1h' })
    expect(receiver.received).toHaveLength(2)
    expect((await browser.open(`${dashboard}/clock`)).text).toContain('Nothing, until something is submitted')
    expect(await browser.submit(`${dashboard}/clock/advance`, { by: 'soon' })).toMatchObject({
      status: 400,
      text: expect.stringContaining('"soon" is not a duration'),
    })
  })

  test('is of the partner that is named, where one has a clock of its own', async () => {
    await using emulator = await startTestEmulator()
    using partner = await emulator.partner()
    const browser = createBrowser(emulator)
    await browser.submit(`${dashboard}/clock/advance`, { by: '5s', partner: partner.id })
    expect((await browser.open(`${dashboard}/clock?partner=${partner.id}`)).text).toContain('00:00:05')
    expect((await browser.open(`${dashboard}/clock`)).text).toContain('00:00:00')
  })

  test('says of the system’s how to have one that can be advanced', async () => {
    await using emulator = await startTestEmulator({ clock: 'system' })
    const browser = createBrowser(emulator)
    expect((await browser.open(`${dashboard}/clock`)).text).toContain('Start with --clock virtual')
    expect(await browser.submit(`${dashboard}/clock/advance`, { by: '1s' })).toMatchObject({ status: 409 })
  })
})

describe('trying it', () => {
  test.each(v1Products)('submits %s so that even strict mode has nothing against it', async (product) => {
    await using emulator = await startTestEmulator({ strict: true })
    const browser = createBrowser(emulator)
    const { status, text } = await browser.submit(`${dashboard}/try`, { product })
    expect({ status, text }).toEqual({ status: 200, text: expect.stringContaining('Job 0000000001') })
    const [job] = await emulator.jobs.list()
    expect(job?.submission.product).toBe(product)
    expect(job?.warnings).toEqual([])
    await emulator.clock.advance('1s')
    const inbox = await browser.open(`${dashboard}/inbox`)
    // What AML says is in the answer, and nothing follows.
    if (product === 'aml_check') expect(inbox.text).toContain('Nothing has come yet')
    else expect(inbox.text).toMatch(/signature valid.*job 0000000001 · to inbox:1234/)
  })

  test.each(v2Products)('submits %s by v2 so that even strict mode has nothing against it', async (product) => {
    await using emulator = await startTestEmulator({ strict: true })
    const browser = createBrowser(emulator)
    const { status, text } = await browser.submit(`${dashboard}/try`, { product, generation: 'v2' })
    expect({ status, text }).toEqual({ status: 200, text: expect.stringContaining('Job 0000000001') })
    const [job] = await emulator.jobs.list()
    expect([job?.submission.product, job?.submission.generation, job?.warnings]).toEqual([product, 'v2', []])
    await emulator.clock.advance('1s')
    const inbox = await browser.open(`${dashboard}/inbox`)
    expect(inbox.text).toMatch(/signature valid.*job 0000000001 · to inbox:1234/)
  })

  test('takes a scenario, a user and an address', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    const browser = createBrowser(emulator)
    await browser.submit(`${dashboard}/try`, {
      product: 'document_verification',
      scenario: 'document-expired',
      user: 'kofi',
      callback: receiver.url,
    })
    await emulator.clock.advance('1s')
    expect(receiver.received).toMatchObject([{ body: { ResultCode: '0817', PartnerParams: { user_id: 'kofi' } } }])
    expect((await browser.open()).html).toContain('<span class="badge warn">document expired</span>')
    expect((await browser.open(`${dashboard}/inbox`)).text).toContain('Nothing has come yet')
  })

  test('shows what was answered when no job came of it', async () => {
    await using emulator = await startTestEmulator()
    const browser = createBrowser(emulator)
    const refused = await browser.submit(`${dashboard}/try`, { product: 'smart_selfie_authentication', user: 'nobody' })
    expect(refused).toMatchObject({ status: 409, text: expect.stringContaining('It was answered 400') })
    expect(refused.text).toContain('is not on file')
    expect(refused.html).toContain('value="nobody"')
    const late = await browser.submit(`${dashboard}/try`, { product: 'biometric_kyc', scenario: 'answer-503' })
    expect(late.text).toContain('It was answered 503')
    const odd = await browser.submit(`${dashboard}/try`, { product: 'aml_check', scenario: 'no-face' })
    expect(odd).toMatchObject({
      status: 409,
      text: expect.stringContaining('"no-face" is not possible for AML Check'),
    })
  })

  test('shows the picture that was made up, where pictures are kept', async () => {
    await using emulator = await startTestEmulator({ keepImages: true })
    const { html } = await createBrowser(emulator).submit(`${dashboard}/try`, { product: 'biometric_kyc' })
    const [, src = ''] = /<img class="picture" src="([^"]+)"/.exec(html) ?? []
    const picture = await fetch(`${emulator.url}${src}`)
    expect(picture.headers.get('content-type')).toBe('image/jpeg')
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(0, 3)
        .toString('hex'),
    ).toBe('ffd8ff')
  })
})

describe('the inbox', () => {
  test('says whose signature not valid, and which callback has none', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    const partner = createTestPartner(emulator)
    for (const scenario of ['callback-forged', 'callback-unsigned', 'callback-other-partner', 'approved']) {
      await partner.submit({ jobType: 1, userId: 'kofi', params: { emulator_scenario: scenario } })
    }
    await emulator.clock.advance('1s')
    const { text } = await createBrowser(emulator).open(`${dashboard}/inbox`)
    expect(text.match(/signature valid|signature not valid|not signed/g)).toEqual([
      'signature valid',
      'signature not valid',
      'not signed',
      'signature not valid',
    ])
  })
})

describe('the page of settings', () => {
  const path = `${dashboard}/settings`
  const empty = { callbackUrl: '', callbackDomains: '', products: '', idTypes: '', allowedIps: '', minimumSdk: '' }
  const usual = { ...empty, partner: '1234', production: 'true', liveness: 'required' }

  test('shows what a partner is set up for, and changes it', async () => {
    const partners = [
      { id: '1234', apiKey: 'key', products: ['enhanced_kyc'], balance: 12 } as const,
      { id: '085', apiKey: 'key', callbackUrl: 'https://shop.example/callback?token=secret' },
    ]
    await using emulator = await startTestEmulator({ partners })
    const browser = createBrowser(emulator)
    const shown = await browser.open(path)
    expect(shown.text).toMatch(/Settings of partner 1234.*12 left/)
    expect(shown.html).toContain('value="enhanced_kyc"')
    await browser.submit(path, { ...usual, products: 'none', idTypes: 'KE, NG/BVN', production: 'false' })
    expect(await emulator.settings().get()).toEqual({
      ...{ products: [], idTypes: ['KE', 'NG/BVN'], production: false, balance: 12 },
    })
    expect((await browser.open(path)).html).toMatch(/value="none".*value="KE, NG\/BVN"/s)
    await browser.submit(path, { partner: '1234', balance: '3' })
    await browser.submit(path, usual)
    expect(await emulator.settings().get()).toEqual({ balance: 3 })
    await browser.submit(path, { partner: '1234', balance: '' })
    expect(await emulator.settings().get()).toEqual({})
  })

  test('hides the secrets of a callback URL, and keeps them', async () => {
    const callbackUrl = 'https://shop.example/callback?token=secret'
    await using emulator = await startTestEmulator({ partners: [{ id: '1234', apiKey: 'key', callbackUrl }] })
    const browser = createBrowser(emulator)
    const { html } = await browser.open(path)
    expect(html).not.toContain('secret')
    const [, value = ''] = /name="callbackUrl" value="([^"]*)"/.exec(html) ?? []
    await browser.submit(path, { ...usual, callbackUrl: value, products: 'aml_check' })
    expect(await emulator.settings().get()).toEqual({ callbackUrl, products: ['aml_check'] })
  })

  test('says what a setting may be', async () => {
    await using emulator = await startTestEmulator()
    const { status, text } = await createBrowser(emulator).submit(path, { ...usual, products: 'enhanced_kyk' })
    expect([status, text]).toEqual([400, expect.stringContaining('you may mean "enhanced_kyc"')])
  })
})
