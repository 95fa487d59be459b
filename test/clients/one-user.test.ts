import { randomUUID } from 'node:crypto'
import smile from 'smile-identity-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { pictureBase64 } from '../helpers/partner.ts'
import { openPython, type Python, useSmileId } from '../helpers/python.ts'
import { kycParts } from '../helpers/v3.ts'
import { type Gave, playSessions, type Step } from './python-v3/sessions.ts'

const python = await openPython(useSmileId)
// The SDK of v3 takes numbers alone.
const partner = { id: '7100', apiKey: 'one-user' }
const { user_details, consent } = kycParts

// One face is one picture, whoever sends it: a JPEG may have anything behind its end.
const face = (name: string): string =>
  Buffer.concat([Buffer.from(pictureBase64, 'base64'), Buffer.from(name)]).toString('base64')

let emulator: Emulator

beforeAll(async () => {
  emulator = await startTestEmulator({ clock: 'system', callbacks: 'collect', partners: [partner] })
  emulator.trust()
})
afterAll(() => emulator?.close())

/** Submits a job with the official Node SDK of v1, and polls for its result. */
async function throughV1(jobType: 2 | 4, userId: string, picture: string): Promise<string> {
  const api = new smile.WebApi(partner.id, 'https://shop.example/heard', partner.apiKey, `${emulator.secureUrl}/v1`)
  const images = [
    { image_type_id: 2, image: picture },
    ...Array.from({ length: 8 }, () => ({ image_type_id: 6, image: picture })),
  ]
  const params = { user_id: userId, job_id: randomUUID(), job_type: jobType }
  const options = { return_job_status: true, return_images: false, return_history: false }
  const { result } = (await api.submit_job(params, images, {}, options as never)) as { result: { ResultCode: string } }
  return result.ResultCode
}

/** Plays steps with the official Python SDK of v3. */
async function throughV3(...steps: readonly Step[]): Promise<readonly Gave[]> {
  const client = { partner_id: partner.id, api_key: partner.apiKey, base_url: emulator.secureUrl }
  const { story } = await playSessions(python as Python, client, { story: { steps } }, emulator.ca.path)
  return story
}

function authentication(userId: string, picture: string): Step {
  const pictures = { selfie_image: { base64: picture }, liveness_images: Array(6).fill({ base64: picture }) }
  return { do: 'call', method: 'biometric.authenticate', with: { user_details, consent, ...pictures, user_id: userId } }
}

const wait: Step = { do: 'wait' }
const accepted = { answer: { status: 'accepted' } }
const report = (method: 'flag_fraud' | 'clear_fraud', more: object): Step => ({
  ...{ do: 'call', method: `users.${method}`, args: ['ada'] },
  with: { reported_by: 'risk@shop.example', ...more },
})

describe.skipIf(!python)('one user through both generations, each by its official SDK', () => {
  test('is enrolled by v1, authenticated by v3, reported as fraud, refused by v1, and free again', async () => {
    expect(await throughV1(4, 'ada', face('ada'))).toBe('0840')

    const before = await throughV3(authentication('ada', face('ada')), wait)
    expect(before).toMatchObject([accepted, { answer: { status: 'clear' } }])

    const flagged = await throughV3(
      report('flag_fraud', { reason: 'ACCOUNT_TAKEOVER' }),
      ...[authentication('ada', face('ada on another day')), wait],
      ...[authentication('demo-bola', face('ada')), wait],
      ...[authentication('demo-chidi', face('chidi')), wait],
    )
    expect(flagged.map((step) => 'answer' in step && step.answer.status)).toEqual([
      ...['accepted', 'accepted', 'block', 'accepted', 'block', 'accepted', 'clear'],
    ])
    const reasons = emulator.callbacks.inbox().map(({ body }) => [body.user_id, body.reason])
    expect(reasons).toContainEqual(['ada', 'account_locked_fraud'])
    expect(reasons).toContainEqual(['demo-bola', 'account_locked_fraud'])

    await expect(throughV1(2, 'ada', face('ada'))).rejects.toMatchObject({
      response: { status: 400, data: { code: '2207', error: 'Error - Enrolled User is disabled' } },
    })
    expect(await throughV1(4, 'dayo', face('ada'))).toBe('0841')

    const cleared = await throughV3(
      report('clear_fraud', { notes: 'It was somebody else.' }),
      ...[authentication('ada', face('ada')), wait],
    )
    expect(cleared).toMatchObject([accepted, accepted, { answer: { status: 'clear' } }])
    expect(await throughV1(2, 'ada', face('ada'))).toBe('0820')
  })
})
