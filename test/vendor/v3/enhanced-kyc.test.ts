import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestEmulator } from '../../helpers/emulator.ts'
import { kycParts, type V3Parts, v3Client } from '../../helpers/v3.ts'

const emulator = await openTestEmulator({ callbacks: 'collect' })
afterAll(() => emulator.close())
beforeEach(() => emulator.control.reset())
const { control, url } = emulator
const [partner] = emulator.partners
if (!partner) throw new Error('No partner is served.')
const shop = v3Client(url, partner)

const details = kycParts.user_details as object
const consent = kycParts.consent as object

describe('an Enhanced KYC', () => {
  test('is accepted, is processing, and is clear in its scenario’s time', async () => {
    const accepted = await shop.submit()
    expect(accepted).toMatchObject({
      status: 202,
      body: {
        status: 'accepted',
        message: 'Request accepted and queued for processing.',
        job_id: expect.stringMatching(/^job_[0-7][0-9a-hjkmnp-tv-z]{25}$/),
        user_id: expect.stringMatching(/^user_[0-7][0-9a-hjkmnp-tv-z]{25}$/),
      },
    })
    expect(Object.keys(accepted.body)).toEqual(['created_at', 'job_id', 'message', 'status', 'user_id'])
    const { job_id: jobId, user_id: userId } = accepted.body
    const pending = await shop.status(jobId)
    expect(pending).toMatchObject({ status: 202, body: { status: 'processing', user_id: userId } })
    await control.advance('5s')
    const done = await shop.status(jobId)
    expect(done).toMatchObject({ status: 200, body: { status: 'clear', message: 'Job completed', job_id: jobId } })
    expect(['api_version', 'job_id', 'user_id'].map((name) => done.headers.get(name))).toEqual([
      'v3.952.0',
      jobId,
      userId,
    ])
    // Each answer says when it was made.
    expect(Date.parse(done.body.created_at) - Date.parse(pending.body.created_at)).toBe(5_000)
  })

  test('has the same names in the same run, and others with another seed', async () => {
    const namesWith = async (seed: string) => {
      const own = await openTestEmulator({ seed })
      const { body } = await v3Client(own.url, partner).submit()
      await own.close()
      return [body.job_id, body.user_id]
    }
    const [first, again, other] = [await namesWith('a'), await namesWith('a'), await namesWith('b')]
    expect(again).toEqual(first)
    expect(other).not.toEqual(first)
  })

  test('takes its parts in any order, with and without Content-Type, and its path with slashes too many', async () => {
    const form = new FormData()
    form.append('consent', new Blob([JSON.stringify(consent)], { type: 'application/json' }))
    for (const [name, value] of Object.entries(kycParts).toReversed()) {
      if (name === 'consent') continue
      form.append(name, typeof value === 'string' ? value : JSON.stringify(value))
    }
    const headers = { 'smileid-token': await shop.token() }
    // A part with a type has a file name, by the specification of FormData: it is a file then, and no text.
    const typed = await shop.ask('POST', '//v3//enhanced_kyc', { headers, body: form })
    expect(typed).toMatchObject({ status: 400, hint: expect.stringContaining('The part "consent" came as a file') })
    const body = [...Object.entries(kycParts)]
      .toReversed()
      .map(([name, value]) =>
        typeof value === 'string'
          ? `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
          : `--x\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(value)}\r\n`,
      )
    const parts = { ...headers, 'content-type': 'multipart/form-data; boundary=x' }
    const init = { headers: parts, body: `${body.join('')}--x--\r\n` }
    expect(await shop.ask('POST', '//v3//enhanced_kyc', init)).toMatchObject({ status: 202, hint: '' })
  })

  test('may name its user in the body or in a header, and a consent without a zone', async () => {
    expect((await shop.submit({ user_id: 'ada' })).body.user_id).toBe('ada')
    expect((await shop.submit({}, { 'user-id': 'ada' })).body.user_id).toBe('ada')
    expect(await shop.submit({ consent: { ...consent, granted_at: '2026-01-01T00:00:00' } })).toMatchObject({
      status: 202,
    })
  })

  const required = (field: string) => `Required field '${field}' is missing or invalid.`
  const noContact = 'Either email or phone_number is required.'
  const wrongNumber = 'Invalid ID number format for the specified country and ID type.'
  const noCallback =
    'A valid callback_url is required in the request or a default callback URL must be configured in the portal.'

  test.each<[string, V3Parts, string, string]>([
    ['no country', { country: undefined }, required('country'), '/country'],
    ['a country by name', { country: 'Nigeria' }, required('country'), '/country'],
    ['no ID type', { id_type: undefined }, required('id_type'), '/id_type'],
    ['no number', { id_number: undefined }, required('id_number'), '/id_number'],
    ['a number of another form', { id_number: '123' }, wrongNumber, '^[0-9]{11}$'],
    ['no details', { user_details: undefined }, required('user_details'), '/user_details'],
    ['details in brackets', brackets('user_details'), required('user_details'), 'as one part of JSON'],
    [
      'no given names',
      { user_details: { ...details, given_names: '' } },
      required('user_details.given_names'),
      'given',
    ],
    ['neither email nor phone', { user_details: { ...details, email: null } }, noContact, 'neither email nor phone'],
    ['a wrong email', { user_details: { ...details, email: 'ada' } }, "Field 'email' is invalid.", '/email'],
    [
      'a phone without +',
      { user_details: { ...details, phone_number: '08012345678' } },
      "Field 'phone_number' is invalid.",
      '/phone_number',
    ],
    ['no consent', { consent: undefined }, required('consent.granted'), '/consent'],
    ['a consent in brackets', brackets('consent'), 'consent is required', 'as one part of JSON'],
    [
      'a consent of no calendar',
      { consent: { ...consent, granted_at: '2026-13-41T00:00:00Z' } },
      required('consent.granted_at'),
      'granted_at',
    ],
    ['a consent in capitals', { consent: { ...consent, granted: 'TRUE' } }, required('consent.granted'), 'granted'],
    [
      'a privacy notice over http',
      { consent: { ...consent, notice_privacy_policy_url: 'http://shop.example' } },
      required('consent.notice_privacy_policy_url'),
      'notice_privacy_policy_url',
    ],
    ['broken JSON', { user_details: '{"given_names":' }, required('user_details'), 'JSON'],
    ['a callback URL without scheme', { callback_url: 'shop.example/hook' }, noCallback, '/callback_url'],
  ])('is refused with %s, and the hint says where', async (_, parts, message, hint) => {
    expect(await shop.submit(parts)).toMatchObject({
      status: 400,
      body: { message, status: 'Bad Request' },
      hint: expect.stringContaining(hint),
    })
    expect(await control.jobs({})).toEqual([])
  })

  test('is refused where a part came twice, or is a file', async () => {
    const headers = { 'smileid-token': await shop.token() }
    const twice = new FormData()
    for (const country of ['NG', 'KE']) twice.append('country', country)
    expect(await shop.ask('POST', '/v3/enhanced_kyc', { headers, body: twice })).toMatchObject({
      ...{ status: 400, body: { message: required('country') } },
      hint: 'The part "country" came 2 times, and is read once.',
    })
    const file = new FormData()
    file.append('country', new Blob(['NG']), 'country.txt')
    expect(await shop.ask('POST', '/v3/enhanced_kyc', { headers, body: file })).toMatchObject({
      ...{ status: 400, body: { message: required('country') } },
      hint: expect.stringContaining('came as a file'),
    })
  })

  test('needs a callback URL only where --strict is as strict as the vendor', async () => {
    for (const [strict, status] of [
      [false, 202],
      [true, 400],
    ] as const) {
      const own = await openTestEmulator({ strict })
      try {
        const client = v3Client(own.url, partner)
        const answer = await client.submit()
        expect(answer.status).toBe(status)
        if (strict)
          expect(answer).toMatchObject({ body: { message: noCallback }, hint: expect.stringContaining('strict') })
        expect((await client.submit({ callback_url: 'inbox:1234' })).status).toBe(202)
        expect((await client.sync()).status).toBe(200)
      } finally {
        await own.close()
      }
    }
  })

  test('is refused as JSON, and without a token', async () => {
    const json = { 'smileid-token': await shop.token(), 'content-type': 'application/json' }
    expect(await shop.ask('POST', '/v3/enhanced_kyc', { headers: json, body: '{}' })).toMatchObject({
      status: 415,
      body: { message: 'Unsupported Media Type. Required Content-Type is multipart/form-data' },
    })
    expect(await shop.submit({}, { 'smileid-token': '' })).toMatchObject({
      status: 401,
      body: { message: 'Invalid authentication credentials.', status: 'Unauthorized' },
    })
  })
})

describe('people of the sandbox', () => {
  const about = (given: string, last: string, email: string) => ({
    user_details: { given_names: given, last_name: last, email },
  })
  const people = [
    ['Amina Fatou', 'Clearwater', 'amina.clearwater@example.com', 'clear', null, 'Verification successful'],
    ['Rashid Omar', 'Dangerfield', 'rashid.dangerfield@example.com', 'block', 'high_risk', 'Verification failed'],
    [
      ...['Fatima Bello', 'Ghostwell', 'fatima.ghostwell@example.com', 'block', 'identifier_not_found'],
      'Verification failed: Unable to validate ID - Not Found',
    ],
    [
      ...['Aisha Lawal', 'Youngblood', 'aisha.youngblood@example.com', 'block', 'age_requirement_not_met'],
      'Verification failed: Customer must be above 18',
    ],
    [
      ...['Ngozi Ifeoma', 'Downsworth', 'ngozi.downsworth@example.com', 'error', 'service_unavailable'],
      'Error: external service unavailable.',
    ],
  ] as const

  test.each(people)('%s %s comes to what the vendor says', async (given, last, email, status, reason, message) => {
    const { body } = await shop.submit(about(given, last, email))
    await control.advance('1m')
    expect((await shop.status(body.job_id)).body.status).toBe(status)
    const [callback] = await inbox()
    expect(callback).toMatchObject({ job_id: body.job_id, status, reason, message })
    // Whoever is asked about is known by name, and the number plays no part.
    expect((await control.job(body.job_id)).scenario.chosenBy).toBe('hinted')
  })

  test.each([
    ['0', 'approved'],
    ['1', 'rejected'],
    ['2', 'provisional-then-approved'],
    ['1012', 'approved'],
    ['1013', 'id-not-found'],
    ['1015', 'issuer-unavailable'],
  ])('are joined by sandbox_result %s, which is %s', async (result, name) => {
    const named = await shop.submit({ sandbox_result: result })
    const inside = await shop.submit({ partner_params: { sandbox_result: Number(result) } })
    for (const { body } of [named, inside]) {
      expect((await control.job(body.job_id)).scenario).toMatchObject({ name, chosenBy: 'hinted' })
    }
  })

  test('do not stand for a result that nobody knows: the job goes on with a warning', async () => {
    const { status, hint } = await shop.submit({ sandbox_result: '840' })
    expect([status, hint]).toEqual([202, expect.stringContaining('unknown-sandbox-result')])
  })

  test('are not asked where a scenario or a result is', async () => {
    const amina = about('Amina Fatou', 'Clearwater', 'amina.clearwater@example.com')
    const named = await shop.submit({ ...amina, partner_params: { emulator_scenario: 'rejected' } })
    const byResult = await shop.submit({ ...amina, sandbox_result: '1' })
    const queued = await control.next('id-not-found').then(() => shop.submit(amina))
    const scenarios = [named, byResult, queued].map(async ({ body }) => (await control.job(body.job_id)).scenario.name)
    expect(await Promise.all(scenarios)).toEqual(['rejected', 'rejected', 'id-not-found'])
  })

  test.each([
    ['any', 202, 'approved', 'default'],
    ['block', 202, 'rejected', 'hinted'],
    ['vendor', 400, undefined, undefined],
  ] as const)('whom nobody knows: --sandbox-identities %s', async (sandboxIdentities, status, name, chosenBy) => {
    const own = await openTestEmulator({ sandboxIdentities })
    try {
      const client = v3Client(own.url, partner)
      const answer = await client.submit()
      expect(answer.status).toBe(status)
      if (status === 202) {
        expect((await own.control.job(answer.body.job_id)).scenario).toMatchObject({ name, chosenBy })
      } else {
        expect(answer.body.message).toMatch(/^In sandbox mode, requests must use a recognized test identity\./)
        expect(answer.hint).toContain('Amina Fatou Clearwater, amina.clearwater@example.com')
      }
      const known = about('amina fatou', 'CLEARWATER', 'amina.clearwater@example.com')
      expect(await client.submit(known)).toMatchObject({ status: 202 })
    } finally {
      await own.close()
    }
  })
})

/** What was called back. */
async function inbox() {
  return (await control.inbox({ partnerId: '1234' })).map(({ body }) => body)
}

function brackets(name: string): V3Parts {
  return { [name]: undefined, [`${name}[granted]`]: 'true' }
}
