import { describe, expect, test } from 'vitest'
import type { Emulator, Partner, PartnerSettings } from '../../server/index.ts'
import { freshFile } from '../helpers/data-file.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createPackage, createTestPartner, type TestPartner } from '../helpers/partner.ts'
import { v3Client } from '../helpers/v3.ts'

const shop: Partner = { id: '1234', apiKey: 'key-of-the-shop' }
const url = 'https://api.shop.example/callback'

/** An emulator whose partner has these settings, and clients of both generations. */
async function start(settings: PartnerSettings = {}, more: Parameters<typeof startTestEmulator>[0] = {}) {
  const emulator = await startTestEmulator({ partners: [{ ...shop, ...settings }], callbacks: 'collect', ...more })
  const v1 = createTestPartner(emulator, shop.id, shop.apiKey)
  return { emulator, v1, v3: v3Client(emulator.url, shop), [Symbol.asyncDispose]: () => emulator.close() }
}

function lookUp(partner: TestPartner, path = '/v1/id_verification', more: object = {}) {
  return partner.post(path, {
    ...{ partner_id: partner.id, ...partner.signed(), source_sdk: 'ruby', source_sdk_version: '2.3.1' },
    ...{ country: 'NG', id_type: 'BVN', id_number: '00000000000', callback_url: url },
    partner_params: { user_id: 'anna', job_id: 'job-1', job_type: 5 },
    ...more,
  })
}

async function control(emulator: Emulator, method: string, body?: object, path = 'partners/1234/settings') {
  const response = await fetch(`${emulator.url}/__emulator/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  })
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  return { status: response.status, body: (await response.json()) as any }
}

const activate = 'This feature requires you to activate ID Validation for your Smile ID account.'
const nobody = 'You are not authorized to do that.'

// Sources: v3 §15, §16.1, §16.2; v1 §3.3.
const refusals: readonly {
  readonly settings: PartnerSettings
  readonly entry: readonly [number, string]
  readonly sync?: readonly [number, string]
  readonly upload?: readonly [string, string]
  readonly lookup?: readonly [string, string]
}[] = [
  {
    settings: { balance: 0 },
    entry: [402, 'Insufficient wallet balance.'],
    sync: [402, 'You are out of credits. Add funds to your wallet to run more verifications.'],
    upload: ['2428', 'Insufficient wallet balance.'],
    lookup: ['2428', 'Insufficient wallet balance.'],
  },
  {
    settings: { products: ['document_verification'] },
    entry: [403, 'Product not enabled for this partner.'],
    sync: [403, activate],
    upload: ['2205', nobody],
  },
  { settings: { idTypes: ['KE'] }, entry: [403, 'ID type not enabled for this partner.'], sync: [403, activate] },
  {
    settings: { production: false },
    entry: [403, 'Production access is not enabled.'],
    sync: [403, 'Production is not enabled for this account. Please complete your KYC with Smile Identity.'],
    upload: ['2220', 'Production is not enabled'],
    lookup: ['2220', 'Production is not enabled'],
  },
  {
    settings: { minimumSdk: '12.1.0' },
    entry: [403, 'SDK version not allowed.'],
    sync: [403, nobody],
    upload: ['2205', nobody],
    lookup: ['2405', nobody],
  },
  {
    settings: { allowedIps: ['203.0.113.7'] },
    entry: [403, 'IP address not allowed.'],
    sync: [403, nobody],
    upload: ['2205', nobody],
    lookup: ['2405', nobody],
  },
  {
    settings: { callbackDomains: ['elsewhere.example'] },
    entry: [403, 'Callback url not allowed.'],
    upload: ['2205', nobody],
  },
]

describe.each(refusals)('a partner with $settings', ({ settings, entry, sync, upload, lookup }) => {
  const sdk = { 'smileid-source-sdk': 'python', 'smileid-source-sdk-version': '12.0.0' }

  test('is refused by v3, in the words of the endpoint, and no job is made', async () => {
    await using one = await start(settings)
    const refused = await one.v3.submit({ callback_url: url }, sdk)
    expect([refused.status, refused.body.message]).toEqual(entry)
    expect(refused.hint).toContain(`setting ${Object.keys(settings)[0]}`)
    const answer = await one.v3.sync({ callback_url: url }, sdk)
    expect(answer.status < 300 ? undefined : [answer.status, answer.body.message]).toEqual(sync)
    expect(await one.emulator.jobs.list()).toHaveLength(sync ? 0 : 1)
  })

  test('is refused by v1, in the code of the endpoint', async () => {
    await using one = await start(settings)
    const opened = await one.v1.upload({ callbackUrl: url })
    expect(opened.status === 200 ? undefined : [opened.body.code, opened.body.error]).toEqual(upload)
    const { body } = await lookUp(one.v1)
    expect(body.code && [body.code, body.error]).toEqual(lookup)
  })

  test('is served as before when it is reset to nothing of it', async () => {
    await using one = await start()
    await one.emulator.settings().set(settings)
    expect((await one.v3.submit({ callback_url: url }, sdk)).status).toBe(entry[0])
    await one.emulator.reset()
    expect((await one.v3.submit({ callback_url: url }, sdk)).status).toBe(202)
  })
})

describe('what is not enabled', () => {
  test.each([{ products: ['aml_check'] }, { idTypes: ['NG/NIN'] }] as const)(
    'is a result of v1’s lookups, 1016, which costs nothing: %o',
    async (settings) => {
      await using one = await start({ ...settings, balance: 1 } as PartnerSettings)
      expect((await lookUp(one.v1)).body).toMatchObject({ ResultCode: '1016', ResultText: 'Need to Activate Product' })
      await lookUp(one.v1, '/v1/async_id_verification')
      await one.emulator.clock.advance('1s')
      expect(one.emulator.callbacks.inbox().map(({ body }) => body.ResultCode)).toEqual(['1016'])
      expect(await one.emulator.settings().get()).toMatchObject({ balance: 1 })
      const [job] = await one.emulator.jobs.list()
      expect(job?.scenario).toMatchObject({ name: 'product-inactive', chosenBy: 'settings' })
    },
  )

  test('is a result of a job with pictures as well, where only the package says the ID type', async () => {
    await using one = await start({ idTypes: ['KE'] })
    const zip = await createPackage(undefined, {}, { country: 'NG', id_type: 'BVN', id_number: '00000000000' })
    await one.v1.submit({ jobType: 1, userId: 'new', jobId: 'job-1', zip })
    await one.emulator.clock.advance('1s')
    expect((await one.v1.status('new', 'job-1')).body.result).toMatchObject({ ResultCode: '1016' })
  })
})

describe('what is enabled', () => {
  const settings = { products: ['enhanced_kyc', 'basic_kyc'], idTypes: ['KE', 'NG/BVN'] } as const

  test('is what v1’s products_config and v3’s config list', async () => {
    await using one = await start({ ...settings })
    const { body } = await one.v1.post('/v1/products_config', { partner_id: '1234', ...one.v1.signed() })
    const listed = { NG: ['BVN'], KE: expect.arrayContaining(['NATIONAL_ID']) }
    expect(body.idSelection).toMatchObject({ enhanced_kyc: listed, basic_kyc: listed, biometric_kyc: {} })
    expect(Object.keys(body.idSelection.enhanced_kyc).toSorted()).toEqual(['KE', 'NG'])
    const headers = { 'smileid-token': await one.v3.token() }
    const config = await one.v3.ask('GET', '/v3/services/config', { headers })
    expect(config.body.idSelection).toEqual(body.idSelection)
    expect(Object.keys(config.body.products.enhanced_kyc).toSorted()).toEqual(['KE', 'NG'])
  })

  test('is what a device may access', async () => {
    await using one = await start({ ...settings })
    const access = async (id_type: string, job_type: number) => {
      const asked = { partner_id: '1234', auth_token: shop.apiKey, job_type, country: 'NG', id_type }
      return (await one.v1.post('/v1/auth_smile', asked)).body.consent_info.can_access
    }
    expect([await access('BVN', 5), await access('NIN_V2', 5), await access('BVN', 1)]).toEqual([true, false, false])
  })

  test('is what a link may be for', async () => {
    await using one = await start({ ...settings })
    const make = (id_type: string) =>
      one.v3.post('/v3/smile_links', {
        ...{ name: 'Sign-up', is_single_use: 'false', notice_privacy_policy_url: 'https://shop.example/privacy' },
        id_types: [{ country: 'NG', id_type, verification_method: 'enhanced_kyc' }],
      })
    expect((await make('BVN')).status).toBe(201)
    const refused = await make('NIN_V2')
    expect([refused.status, refused.body.message]).toEqual([400, "Required field 'id_types' is missing or invalid."])
    expect(refused.hint).toContain('/id_types/0: Partner 1234 has the ID type NG/NIN_V2 not enabled.')
  })
})

describe('a balance', () => {
  test('goes down with each submission that is taken, and with no other', async () => {
    await using one = await start({ balance: 4 })
    await one.v3.submit()
    await one.v3.submit({ country: undefined })
    await one.emulator.next('answer-500')
    expect((await one.v3.submit()).status).toBe(500)
    await one.v3.sync()
    const opened = await one.v1.upload({ jobId: 'job-1' })
    expect((await one.v1.upload({ jobId: 'job-1', upload: { retry: true } })).body.code).toBe('2202')
    await one.v1.put(opened.body.upload_url, await createPackage())
    expect(await one.emulator.settings().get()).toEqual({ balance: 1, callbackUrl: 'inbox:1234' })
  })

  test.each([undefined, freshFile()])(
    'is never overspent by submissions that come at once (data: %s)',
    async (data) => {
      await using one = await start({ balance: 3 }, { data })
      const token = await one.v3.token()
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          index % 2 ? one.v3.submit({}, { 'smileid-token': token }) : one.v1.upload({ jobId: `job-${index}` }),
        ),
      )
      const refused = answers.filter(({ status, body }) => status === 402 || body.code === '2428')
      expect(refused).toHaveLength(5)
      expect(await one.emulator.settings().get()).toMatchObject({ balance: 0 })
    },
  )

  test('stays spent through a restart and a snapshot, and a reset brings back what was configured', async () => {
    const data = freshFile()
    {
      await using before = await start({ balance: 2 }, { data })
      await before.v3.submit()
    }
    await using one = await start({ balance: 2 }, { data })
    expect(await one.emulator.settings().get()).toMatchObject({ balance: 1 })
    const state = JSON.parse(JSON.stringify(await one.emulator.snapshot()))
    await one.emulator.reset('1234')
    expect(await one.emulator.settings().get()).toMatchObject({ balance: 2 })
    await one.emulator.restore(state)
    expect(await one.emulator.settings().get()).toMatchObject({ balance: 1 })
    await one.emulator.settings().set({ balance: 5 })
    expect(await one.emulator.settings().get()).toMatchObject({ balance: 5 })
  })
})

describe('allowed callback domains', () => {
  const settings = { callbackDomains: ['shop.example'] }
  const other = 'https://elsewhere.example/callback'

  test('hold of what is bound to a token, and of a replay', async () => {
    await using one = await start(settings)
    const bound = await one.v3.mint({ payload: { callback_url: other } })
    expect([bound.status, bound.body.message]).toEqual([
      400,
      expect.stringMatching(/^A valid callback_url is required/),
    ])
    expect(bound.hint).toContain('/payload/callback_url: partner 1234 allows no callbacks to elsewhere.example')
    expect((await one.v3.mint({ payload: { callback_url: url } })).status).toBe(200)
    const { body } = await one.v3.submit({ callback_url: url })
    await one.emulator.clock.advance('1s')
    expect(await one.v3.replay(body.job_id, { callback_url: other })).toMatchObject({
      status: 403,
      body: { message: nobody },
    })
    expect((await one.v3.replay(body.job_id)).status).toBe(202)
    await one.emulator.settings().set({ callbackDomains: ['elsewhere.example'] })
    expect((await one.v3.replay(body.job_id)).status).toBe(403)
  })

  test('hold of a token that was bound before they were set', async () => {
    await using one = await start()
    const token = await one.v3.token({ payload: { callback_url: other } })
    await one.emulator.settings().set(settings)
    expect(await one.v3.submit({}, { 'smileid-token': token })).toMatchObject({ status: 403 })
  })

  test('hold of v1’s web tokens and links', async () => {
    await using one = await start(settings)
    const signed = () => ({ partner_id: '1234', ...one.v1.signed(), callback_url: other })
    const asked = { user_id: 'anna', job_id: 'job-1', product: 'biometric_kyc' }
    expect((await one.v1.post('/v1/token', { ...signed(), ...asked })).body.code).toBe('2205')
    const link = {
      ...{ name: 'Sign-up', company_name: 'Shop', is_single_use: false, user_id: 'anna' },
      id_types: [{ country: 'NG', id_type: 'BVN', verification_method: 'biometric_kyc' }],
      data_privacy_policy_url: 'https://shop.example/privacy',
    }
    expect((await one.v1.post('/v1/smile_links', { ...signed(), ...link })).body.code).toBe('2405')
    const made = await one.v1.post('/v1/smile_links', { ...signed(), ...link, callback_url: url })
    const changed = await one.v1.send(
      'PUT',
      `/v1/smile_links/${made.body.ref_id}`,
      JSON.stringify({ ...signed(), name: 'Other' }),
    )
    expect([made.status, changed.body.code]).toEqual([200, '2405'])
  })
})

describe('allowed addresses', () => {
  test('hold of whatever the partner asks, and a token is made all the same', async () => {
    await using one = await start()
    const { body } = await one.v3.submit()
    await one.emulator.settings().set({ allowedIps: ['203.0.113.7', '2001:db8::/32'] })
    expect((await one.v3.status(body.job_id)).status).toBe(403)
    expect((await one.v3.replay(body.job_id)).status).toBe(403)
    expect((await one.v1.status('anna', 'job-1')).body.code).toBe('2205')
    await one.emulator.settings().set({ allowedIps: ['127.0.0.0/8', '::1'] })
    expect((await one.v3.status(body.job_id)).status).toBe(202)
  })

  test('hold of v3’s open lists where the partner is named', async () => {
    await using one = await start({ allowedIps: [] })
    const path = '/v3/services/bank_codes'
    const named = await one.v3.ask('GET', path, { headers: { 'smileid-partner-id': '1234' } })
    expect([named.status, named.body]).toEqual([403, { code: '2413', error: nobody }])
    expect((await one.v3.ask('GET', path)).status).toBe(200)
  })

  test('are those of callers who prove who they are: nobody learns more by a false key', async () => {
    await using one = await start({ allowedIps: [] })
    expect((await one.v3.submit({}, { 'smileid-token': 'false' })).status).toBe(401)
  })
})

test('an SDK that says no version, or one that is late enough, is taken', async () => {
  await using one = await start({ minimumSdk: '12.1.0' })
  expect((await one.v3.submit()).status).toBe(202)
  expect((await one.v3.submit({}, { 'smileid-source-sdk-version': '12.1.0' })).status).toBe(202)
})

describe('the settings of a partner, over the control API,', () => {
  test('are replaced by PUT, changed by PATCH, and shown', async () => {
    await using one = await start({ products: ['aml_check'], balance: 5 }, { callbacks: 'post' })
    expect(await control(one.emulator, 'GET')).toEqual({
      status: 200,
      body: { products: ['aml_check'], balance: 5 },
    })
    const patched = { products: ['aml_check'], balance: 1, minimum_sdk: '12.1.0', callback_url: url }
    expect(await control(one.emulator, 'PATCH', { balance: 1, minimum_sdk: '12.1.0', callback_url: url })).toEqual({
      status: 200,
      body: patched,
    })
    expect((await control(one.emulator, 'PATCH', { products: null })).body).not.toHaveProperty('products')
    const whole = await control(one.emulator, 'GET')
    expect(await control(one.emulator, 'PUT', whole.body)).toEqual(whole)
    expect(await control(one.emulator, 'PUT', { production: false })).toMatchObject({ body: { production: false } })
    expect((await control(one.emulator, 'GET')).body).toEqual({ production: false })
  })

  test.each([
    [{ blance: 1 }, 'blance'],
    [{ products: ['enhanced_kyk'] }, 'you may mean "enhanced_kyc"'],
    [{ allowed_ips: ['localhost'] }, '/allowed_ips: expected an array, each of it an IP address'],
    [{ callback_domains: ['https://shop.example'] }, '/callback_domains: expected'],
    [{ balance: -1 }, '/balance'],
  ])('are refused when they are wrong: %o', async (wrong, message) => {
    await using one = await start()
    for (const method of ['PUT', 'PATCH']) {
      const { status, body } = await control(one.emulator, method, wrong)
      expect([status, body.error]).toEqual([400, expect.stringContaining(message)])
    }
  })

  test('of nobody are not found', async () => {
    await using one = await start()
    for (const method of ['GET', 'PUT', 'PATCH'])
      expect(
        (await control(one.emulator, method, method === 'GET' ? undefined : {}, 'partners/9/settings')).status,
      ).toBe(404)
  })

  test('are made with a temporary partner, survive a snapshot with it, and are told by an event', async () => {
    await using one = await start()
    const { body } = await control(
      one.emulator,
      'POST',
      { settings: { balance: 0, products: ['aml_check'] } },
      'partners',
    )
    const own = v3Client(one.emulator.url, { id: body.partner_id, apiKey: body.api_key })
    expect((await own.submit()).status).toBe(403)
    const path = `partners/${body.partner_id}/settings`
    await control(one.emulator, 'PATCH', { products: null }, path)
    const state = JSON.parse(JSON.stringify(await one.emulator.snapshot()))
    expect((await own.submit()).status).toBe(402)
    await one.emulator.reset(body.partner_id)
    expect((await own.submit()).status).toBe(403)
    await one.emulator.restore(state)
    expect((await own.submit()).status).toBe(402)
  })
})

describe('the default callback URL', () => {
  test('may be changed and taken away while the emulator runs', async () => {
    await using one = await start({}, { callbacks: 'post', strict: true })
    expect((await one.v3.submit()).body.message).toMatch(/^A valid callback_url is required/)
    await one.emulator.settings().set({ callbackUrl: url })
    const { body } = await one.v3.submit()
    expect((await one.emulator.jobs.get(body.job_id)).submission.callbackUrl).toBe(url)
    await one.emulator.settings().set({ callbackUrl: undefined })
    expect((await one.v3.submit()).status).toBe(400)
  })
})

test('a handle has the settings of its partner, and refuses what is no setting', async () => {
  await using one = await start()
  await using partner = await one.emulator.partner({ balance: 1 })
  expect(await partner.settings.get()).toMatchObject({ balance: 1 })
  await partner.settings.set({ production: false })
  expect(await partner.settings.get()).toMatchObject({ balance: 1, production: false })
  expect(await one.emulator.settings().get()).not.toHaveProperty('production')
  await expect(partner.settings.set({ blance: 1 } as PartnerSettings)).rejects.toThrow('Did you mean balance?')
  await expect(one.emulator.partner({ balance: -1 })).rejects.toThrow('a whole number from 0')
  await expect(startTestEmulator({ partners: [{ ...shop, liveness: 'no' as 'optional' }] })).rejects.toThrow('liveness')
})
