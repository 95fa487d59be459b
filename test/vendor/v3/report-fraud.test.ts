import { createHash } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { defaultPartner } from '../../../server/index.ts'
import { freshFile } from '../../helpers/data-file.ts'
import { openTestEmulator, startTestEmulator } from '../../helpers/emulator.ts'
import { createPackage, createTestPartner } from '../../helpers/partner.ts'
import { fileOf, files, jpeg } from '../../helpers/pictures.ts'
import { kycParts, type V3Answer, type V3Parts, v3Client } from '../../helpers/v3.ts'
import { vendorRefusals } from './vendor-contract.ts'

const emulator = await openTestEmulator({ callbacks: 'collect' })
const { control, url } = emulator
const client = v3Client(url, defaultPartner)
const partner = createTestPartner(emulator)
afterAll(() => emulator.close())
beforeEach(() => control.reset())

const report: V3Parts = { is_fraud: 'true', reason: 'ACCOUNT_TAKEOVER', reported_by: 'fraud@shop.example' }
const clearing: V3Parts = { is_fraud: 'false', notes: 'Another person.', reported_by: 'fraud@shop.example' }

const say = (userId: string, parts: V3Parts, headers?: Record<string, string>): Promise<V3Answer> =>
  client.post(`/v3/users/${encodeURIComponent(userId)}/report_fraud`, parts, headers)

/** A package with somebody's face. */
const faceOf = (name: string) =>
  createPackage([{ image_type_id: 0, image: 'face.jpg', file_name: 'face.jpg' }], { 'face.jpg': `the face of ${name}` })

/** Registers a user through v1, and waits for the verdict. */
async function register(userId: string, face = userId): Promise<string> {
  const { smileJobId } = await partner.submit({ userId, jobType: 4, zip: await faceOf(face) })
  await control.advance('10s')
  const { results } = await control.job(smileJobId)
  return `${results.at(-1)?.result.code}`
}

/** Looks a user up through v3, and waits for the verdict. */
async function lookUp(userId: string): Promise<{ status: string; reason: string | null; message: string }> {
  const { body } = await client.submit({ user_id: userId })
  await control.advance('10s')
  const heard = control.inbox().find(({ smileJobId }) => smileJobId === body.job_id)
  if (!heard) throw new Error(`Nothing was heard of ${body.job_id}.`)
  const { status, reason, message } = heard.body as { status: string; reason: string | null; message: string }
  return { status, reason, message }
}

const clear = { status: 'clear', reason: null, message: 'Verification successful' }
const locked = { status: 'block', reason: 'account_locked_fraud', message: 'Verification failed' }

describe('a user who is reported as fraud', () => {
  test('is locked in v3, is refused by v1, and is free again once that is taken back', async () => {
    expect(await register('anna')).toBe('0840')
    expect(await lookUp('anna')).toEqual(clear)
    const { status, body } = await say('anna', report)
    expect([status, body]).toEqual([202, { message: 'Fraud report accepted', status: 'accepted', user_id: 'anna' }])

    expect(await lookUp('anna')).toEqual(locked)
    expect((await client.sync({ user_id: 'anna' })).body).toMatchObject(locked)
    for (const refused of [
      await partner.upload({ userId: 'anna' }),
      await partner.upload({ userId: 'anna', jobType: 1 }),
    ]) {
      expect([refused.status, refused.body.code]).toEqual([400, '2207'])
      expect(refused.hint).toContain('was reported as fraud (ACCOUNT_TAKEOVER). POST /v3/users/{user_id}/report_fraud')
    }
    expect(await lookUp('bola')).toEqual(clear)

    expect((await say('anna', clearing)).status).toBe(202)
    expect(await lookUp('anna')).toEqual(clear)
    expect((await partner.upload({ userId: 'anna' })).status).toBe(200)
  })

  test('is refused by v1’s lookups, too', async () => {
    await register('anna')
    await say('anna', report)
    const lookup = {
      ...{ partner_id: '1234', ...partner.signed(), country: 'NG', id_type: 'BVN', id_number: '00000000000' },
      partner_params: { user_id: 'anna', job_id: 'job-1', job_type: 5 },
    }
    const { status, body } = await partner.post('/v1/id_verification', lookup)
    expect([status, body.code]).toEqual([400, '2207'])
  })

  test('shares that with whoever shows the same face, and with nobody else', async () => {
    await register('anna')
    await say('anna', report)
    expect(await register('bola', 'anna')).toBe('0841')
    expect(await register('chidi')).toBe('0840')
    const [job] = (await control.jobs()).filter(({ submission }) => submission.userId === 'bola')
    expect(job?.scenario).toMatchObject({ name: 'rejected', chosenBy: 'fraud' })
    await say('anna', clearing)
    expect(await register('dayo', 'anna')).toBe('0840')
  })

  test('shares it through v3, too: enrolled there, no other user has that face, by any picture of it', async () => {
    const [selfie, frames] = [fileOf(jpeg(100)), files(6)]
    const send = async (product: string, userId: string, more: V3Parts): Promise<unknown> => {
      const { user_details, consent } = kycParts
      const parts = { user_details, consent, user_id: userId, selfie_image: selfie, liveness_images: frames, ...more }
      const { body } = await client.post(`/v3/${product}`, parts)
      await control.advance('10s')
      const heard = control.inbox().find(({ smileJobId }) => smileJobId === body.job_id)
      return heard?.body.reason ?? heard?.body.status
    }
    const another = {
      selfie_image: fileOf(jpeg(200)),
      liveness_images: [11, 12, 13, 14, 15, 16].map((one) => fileOf(jpeg(one))),
    }
    expect(await send('registration', 'anna', {})).toBe('clear')
    await say('anna', report)
    expect(await send('authentication', 'anna', another)).toBe('account_locked_fraud')
    expect(
      await send('authentication', 'anna', {
        selfie_image: undefined,
        liveness_images: undefined,
        use_enrolled_image: 'true',
      }),
    ).toBe('account_locked_fraud')
    expect(await send('registration', 'bola', {})).toBe('account_locked_fraud')
    expect(await send('authentication', 'demo-chidi', { selfie_image: another.selfie_image })).toBe(
      'account_locked_fraud',
    )
    expect(await send('registration', 'dayo', another)).toBe('clear')
    expect((await partner.upload({ userId: 'anna' })).body.code).toBe('2207')
    await say('anna', clearing)
    expect(await send('registration', 'bola', {})).toBe('clear')
  })

  test('is a high risk to a screening, which has no locked account', async () => {
    await register('anna')
    await say('anna', report)
    const { user_details, consent } = kycParts
    const parts = { user_details, consent, countries: ['NG'], full_name: 'Ada Obi', user_id: 'anna' }
    const { body } = await client.post('/v3/aml', parts)
    await control.advance('10s')
    const heard = control.inbox().find(({ smileJobId }) => smileJobId === body.job_id)
    expect(heard?.body).toMatchObject({ status: 'block', reason: 'high_risk' })
  })

  test('is Lockhart of the sandbox without being reported, when authenticated through v3', async () => {
    const { consent } = kycParts
    const details = { given_names: 'Ade', last_name: 'Lockhart', email: 'ade.lockhart@example.com' }
    const parts = { user_details: details, consent, user_id: 'demo-ade', use_enrolled_image: 'true' }
    const { body } = await client.post('/v3/authentication', parts)
    await control.advance('10s')
    const heard = control.inbox().find(({ smileJobId }) => smileJobId === body.job_id)
    expect(heard?.body).toMatchObject({ status: 'block', reason: 'account_locked_fraud' })
  })

  test('is locked although the package was announced before', async () => {
    await register('anna')
    const opened = await partner.upload({ userId: 'anna', jobId: 'late' })
    await say('anna', report)
    await partner.put(opened.body.upload_url, await faceOf('somebody else'))
    await control.advance('10s')
    const { body } = await partner.status('anna', 'late')
    expect([body.job_success, body.result.ResultCode]).toEqual([false, '0821'])
  })

  test('is the partner’s own, and stays marked when its jobs are forgotten', async () => {
    await register('anna')
    await say('anna', report)
    const state = await control.snapshot()
    expect(state.frauds).toEqual([
      {
        ...{ partnerId: '1234', userId: 'anna', reason: 'ACCOUNT_TAKEOVER', since: expect.any(Number) },
        faces: [createHash('sha256').update('the face of anna').digest('hex')],
      },
    ])
    await control.reset()
    expect(await register('anna')).toBe('0840')
    await control.restore(JSON.parse(JSON.stringify({ ...state, jobs: [], deliveries: [], uploads: [] })))
    expect(await register('bola', 'anna')).toBe('0841')
    expect(await lookUp('anna')).toEqual(locked)
  })

  test('is still known after a restart, and forgotten by a reset', async () => {
    const data = freshFile()
    const restarted = async (check: (fraud: unknown) => Promise<void>) => {
      await using running = await startTestEmulator({ data, callbacks: 'collect' })
      const { body } = await v3Client(running.url, defaultPartner).ask('GET', '/__emulator/users/demo-anna')
      await check(body.fraud?.reason)
      await v3Client(running.url, defaultPartner).post('/v3/users/demo-anna/report_fraud', report)
    }
    await restarted(async (reason) => expect(reason).toBeUndefined())
    await restarted(async (reason) => expect(reason).toBe('ACCOUNT_TAKEOVER'))
    await using running = await startTestEmulator({ data, callbacks: 'collect' })
    const shop = v3Client(running.url, defaultPartner)
    expect((await shop.sync({ user_id: 'demo-anna' })).body).toMatchObject(locked)
    await running.reset()
    expect((await shop.sync({ user_id: 'demo-anna' })).body).toMatchObject(clear)
  })

  test('is not let through by what the job asks for, or by the queue', async () => {
    await register('anna')
    await say('anna', report)
    await control.next('approved')
    expect(await lookUp('anna')).toEqual(locked)
    const { body } = await client.sync({ user_id: 'anna', partner_params: { emulator_scenario: 'approved' } })
    expect(body).toMatchObject(locked)
    expect(await lookUp('bola')).toEqual(clear)
  })

  test('is shown as such by the control API and the dashboard, with nothing that people wrote', async () => {
    await register('anna')
    await say('anna', { ...report, reason: 'MULE_ACCOUNT', notes: 'Zoë saw him.' })
    const ask = async () => (await client.ask('GET', '/__emulator/users/anna')).body
    expect(await ask()).toMatchObject({ state: 'enrolled', fraud: { reason: 'MULE_ACCOUNT' } })
    const page = await (await fetch(`${url}/__emulator/dashboard/users`)).text()
    expect(page).toContain('fraud: mule account')
    const kept = JSON.stringify([await control.snapshot(), control.journal()])
    expect([kept.includes('Zoë'), kept.includes('fraud@shop')]).toEqual([false, false])
    await say('anna', clearing)
    expect(await ask()).not.toHaveProperty('fraud')
  })

  test('is one who is on file: nobody else is found', async () => {
    const nobody = await say('nobody', report)
    expect([nobody.status, nobody.body]).toEqual([404, { message: 'User not found', status: 'Not Found' }])
    expect((await say('demo-anna', report)).status).toBe(202)
    await control.setUser('demo-anna', 'deleted')
    expect((await say('demo-anna', clearing)).status).toBe(404)
  })

  test('may have any name', async () => {
    await control.setUser("Zoë O'Brien/7", 'enrolled')
    expect((await say("Zoë O'Brien/7", report)).body.user_id).toBe("Zoë O'Brien/7")
    expect(await lookUp("Zoë O'Brien/7")).toEqual(locked)
  })
})

describe('a report of fraud', () => {
  test.each<[string, V3Parts, string]>([
    ['missingReason', { reason: undefined }, 'is_fraud is true'],
    ['invalidReason', { reason: 'BAD_MOOD' }, 'is none of FIRST_PARTY_FRAUD'],
    ['missingNotesOnUnblock', { is_fraud: 'false', notes: ' ' }, 'is_fraud is false'],
    ['missingNotesOnOther', { reason: 'OTHER' }, 'reason is OTHER'],
    ['notesTooLong', { notes: 'x'.repeat(501) }, '501 characters'],
    ['invalidEmail', { reported_by: 'the fraud team' }, '/reported_by'],
  ])('is refused as the contract shows: %s', async (name, more, hint) => {
    const shown = vendorRefusals('reportFraud').find((one) => one.name === `400 ${name}`)
    const answer = await say('demo-anna', { ...report, ...more })
    expect([answer.status, answer.body]).toEqual([400, shown?.body])
    expect(answer.hint).toContain(hint)
  })

  test.each<[string, V3Parts]>([
    ['is_fraud', { is_fraud: undefined }],
    ['is_fraud', { is_fraud: 'yes' }],
    ['reported_by', { reported_by: undefined }],
  ])('needs %s', async (name, more) => {
    const { status, body } = await say('demo-anna', { ...report, ...more })
    expect([status, body.message]).toEqual([400, `Required field '${name}' is missing or invalid.`])
  })

  test('that takes something back ignores whatever is sent as its reason', async () => {
    expect((await say('demo-anna', { ...clearing, reason: 'BAD_MOOD' })).status).toBe(202)
    expect((await say('demo-anna', { ...report, reason: 'OTHER', notes: 'é'.repeat(500) })).status).toBe(202)
  })

  test('needs a token that holds, and is for no other user', async () => {
    const forged = await say('demo-anna', report, { 'smileid-token': 'no token' })
    expect([forged.status, forged.body]).toEqual([401, { message: 'Invalid token', status: 'Unauthorized' }])
    const token = await client.token({ user_id: 'bola' })
    const other = await say('demo-anna', report, { 'smileid-token': token })
    expect([other.status, other.body.message]).toEqual([403, 'You are not authorized to do that.'])
    const own = await client.token({ user_id: 'demo-anna' })
    expect((await say('demo-anna', report, { 'smileid-token': own })).status).toBe(202)
  })
})
