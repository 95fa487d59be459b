import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Emulator } from '../../../server/index.ts'
import { startTestEmulator } from '../../helpers/emulator.ts'
import { createTestPartner } from '../../helpers/partner.ts'
import { withFiles } from '../../helpers/pictures.ts'
import { exampleOf } from '../../helpers/schema-examples.ts'
import { kycParts, type V3Parts, v3Client } from '../../helpers/v3.ts'

const emulator: Emulator = await startTestEmulator({ callbacks: 'collect' })
afterAll(() => emulator.close())
beforeEach(() => emulator.reset())
const [partner] = emulator.partners
if (!partner) throw new Error('No partner is served.')
const v3 = v3Client(emulator.url, partner)
const v1 = createTestPartner(emulator)

const paths = {
  'biometric-kyc': '/v3/biometric_kyc',
  registration: '/v3/registration',
  authentication: '/v3/authentication',
  compare: '/v3/compare',
} as const

/** Asks v3 about a user, and waits until the job is done. */
async function ask(name: keyof typeof paths, userId: string | undefined, more: V3Parts = {}) {
  const schema = `v3/${name}-request`
  const parts = withFiles(exampleOf(schema) as object, schema) as V3Parts
  const person = { user_details: kycParts.user_details, partner_params: undefined }
  const answer = await v3.post(paths[name], { ...parts, ...person, user_id: userId, ...more })
  await emulator.clock.advance('1m')
  return answer
}

/** How the newest job ended, in v3's words. */
async function ended(): Promise<readonly [status: string | undefined, text: string | undefined]> {
  const [job] = await emulator.jobs.list()
  const { code, text } = job?.results.at(-1)?.result ?? {}
  return [code, text]
}

const isEnrolled = async (userId: string) => (await emulator.users.get(userId)) === 'enrolled'

describe('a user whom v3 enrolled', () => {
  test.each(['registration', 'biometric-kyc', 'compare'] as const)(
    'by %s may be authenticated through v1',
    async (name) => {
      expect((await v1.upload({ userId: 'ada', jobType: 2 })).body).toMatchObject({ code: '2210' })
      expect((await ask(name, 'ada')).status).toBe(202)
      expect((await v1.upload({ userId: 'ada', jobType: 2 })).status).toBe(200)
    },
  )

  test('cannot be registered through v1 again, unless that is allowed', async () => {
    await ask('registration', 'ada')
    expect((await v1.upload({ userId: 'ada', jobType: 4 })).body).toMatchObject({ code: '2209' })
    expect((await v1.upload({ userId: 'ada', jobType: 4, upload: { allow_new_enroll: 'true' } })).status).toBe(200)
  })

  test('is not on file after a rejection, nor before the result', async () => {
    await ask('registration', 'ada-rejected')
    expect(await isEnrolled('ada-rejected')).toBe(false)
    const schema = 'v3/registration-request'
    await v3.post('/v3/registration', {
      ...(withFiles(exampleOf(schema) as object, schema) as V3Parts),
      user_id: 'bob',
    })
    expect(await isEnrolled('bob')).toBe(false)
    await emulator.clock.advance('1s')
    expect(await isEnrolled('bob')).toBe(true)
  })

  test('by a comparison without a name is not on file, and by a registration is', async () => {
    const compared = await ask('compare', undefined)
    const registered = await ask('registration', undefined)
    expect(await isEnrolled(compared.body.user_id)).toBe(false)
    expect(await isEnrolled(registered.body.user_id)).toBe(true)
  })
})

describe('a user whom v1 enrolled', () => {
  beforeEach(async () => {
    await v1.submit({ userId: 'ada', jobType: 4 })
    await emulator.clock.advance('1m')
  })

  test('is authenticated through v3, by a selfie or by the picture on file', async () => {
    for (const more of [{}, { use_enrolled_image: 'true', selfie_image: undefined, liveness_images: undefined }]) {
      const { status, hint } = await ask('authentication', 'ada', more)
      expect([status, hint]).toEqual([202, ''])
      expect(await ended()).toEqual(['clear', 'Verification successful'])
    }
  })

  test.each([
    ['registration', 'Enrollment failed'],
    ['compare', 'Verification failed'],
  ] as const)('ends a %s in a block, unless allow_new_enroll is true', async (name, words) => {
    expect((await ask(name, 'ada', { allow_new_enroll: 'false' })).status).toBe(202)
    const taken = `face_verification_failed: ${words}: User ID is taken. Please provide a unique ID.`
    expect(await ended()).toEqual(['block', taken])
    const [job] = await emulator.jobs.list()
    expect(job?.scenario).toMatchObject({ name: 'already-enrolled', chosenBy: 'enrolment' })
    await ask(name, 'ada', { allow_new_enroll: 'true' })
    expect((await ended())[0]).toBe('clear')
  })

  test('may be enrolled again by Biometric KYC, which has no word for it', async () => {
    await ask('biometric-kyc', 'ada')
    expect((await ended())[0]).toBe('clear')
  })
})

test.each([
  ['disabled', 403, 'You are not authorized to do that.'],
  ['deleted', 404, 'No enrolled user found for this partner.'],
  ['must_re_enroll', 404, 'No enrolled user found for this partner.'],
  ['no_photo', 404, 'No enrolled user found for this partner.'],
] as const)('a user who was made %s is refused by v3 as by v1', async (state, status, message) => {
  await emulator.users.set('ada', state)
  const answer = await ask('authentication', 'ada')
  expect([answer.status, answer.body.message]).toEqual([status, message])
  expect(await emulator.jobs.list()).toEqual([])
})

test('somebody who is not on file is authenticated by name alone, with a warning', async () => {
  const { status, hint } = await ask('authentication', 'nobody')
  expect([status, hint]).toEqual([202, expect.stringContaining('user-not-enrolled: The user "nobody" is not on file.')])
  expect(await ended()).toEqual(['clear', 'Verification successful'])
})
