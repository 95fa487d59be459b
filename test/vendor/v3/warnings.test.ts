import { describe, expect, test } from 'vitest'
import { openTestEmulator } from '../../helpers/emulator.ts'
import { fileOf, jpeg, withFiles } from '../../helpers/pictures.ts'
import { exampleOf } from '../../helpers/schema-examples.ts'
import { kycParts, type V3Client, type V3Parts, v3Client } from '../../helpers/v3.ts'

interface Case {
  /** The endpoint; Enhanced KYC's unless it says otherwise. */
  readonly path?: string
  readonly parts?: V3Parts
  readonly headers?: (client: V3Client) => Promise<Record<string, string>>
  /** What the message quotes. */
  readonly seen: string
  /** What strict mode answers; nothing for advice. */
  readonly refused?: readonly [number, string]
}

const registration = 'v3/registration-request'
const authentication = 'v3/authentication-request'

const noCallback =
  'A valid callback_url is required in the request or a default callback URL must be configured in the portal.'

const cases: Readonly<Record<string, Case>> = {
  'callback-not-https': {
    parts: { callback_url: 'http://anna:secret@localhost:1/hook?token=secret' },
    seen: 'callback_url is at http://localhost:1.',
    refused: [400, noCallback],
  },
  'token-for-other-product': {
    headers: async (client) => ({ 'smileid-token': await client.token({ product: 'biometric_kyc' }) }),
    seen: 'with product biometric_kyc, and is used for enhanced_kyc',
    refused: [403, 'Product not enabled for this partner.'],
  },
  'parts-in-brackets': {
    parts: { 'partner_params[order]': '7' },
    seen: 'The part "partner_params[order]" is not read',
    refused: [400, 'Invalid request body.'],
  },
  'sandbox-namesake': {
    parts: { user_details: { given_names: 'Amina', last_name: 'Clearwater', email: 'amina@example.com' } },
    seen: 'belongs to Amina Fatou Clearwater, amina.clearwater@example.com',
  },
  'user-not-enrolled': {
    path: '/v3/authentication',
    parts: {
      ...(withFiles(exampleOf(authentication) as object, authentication) as V3Parts),
      callback_url: 'inbox:1234',
    },
    seen: 'The user "anna" is not on file',
    refused: [404, 'No enrolled user found for this partner.'],
  },
  'same-face-twice': {
    path: '/v3/registration',
    parts: {
      ...(withFiles(exampleOf(registration) as object, registration) as V3Parts),
      ...{ liveness_images: Array.from({ length: 6 }, () => fileOf(jpeg())), callback_url: 'inbox:1234' },
    },
    seen: '6 of the pictures of the face are the same as another',
  },
  'unknown-id-type': {
    parts: { id_type: 'LIBRARY_CARD' },
    seen: 'The ID type "LIBRARY_CARD" is not known for enhanced_kyc in NG',
    refused: [400, 'Invalid request body.'],
  },
  'unknown-scenario': {
    parts: { partner_params: { emulator_scenario: 'no-face' } },
    seen: 'Scenario "no-face" was asked for',
    refused: [400, 'Invalid request body.'],
  },
}

const send = (client: V3Client, { path, parts = {}, headers: _ }: Case, headers?: Record<string, string>) =>
  path ? client.post(path, parts, headers) : client.submit(parts, headers)

async function start(strict: boolean) {
  const emulator = await openTestEmulator({ callbacks: 'collect', strict })
  const [partner] = emulator.partners
  return { emulator, client: v3Client(emulator.url, partner as NonNullable<typeof partner>) }
}

describe.each(Object.entries(cases))('%s', (id, one) => {
  const { headers, seen, refused } = one
  test('is shown with the job, and with the answer unless it is advice', async () => {
    const { emulator, client } = await start(false)
    try {
      const answer = await send(client, one, await headers?.(client))
      expect(answer.status).toBe(202)
      expect(answer.hint).toContain(refused ? `${id}: ` : '')
      const job = await emulator.control.job(answer.body.job_id)
      expect(job.warnings).toMatchObject([{ id, message: expect.stringContaining(seen) }])
      expect(JSON.stringify(job.warnings)).not.toContain('secret')
    } finally {
      await emulator.close()
    }
  })

  test('is an error with --strict, unless it is advice', async () => {
    const { emulator, client } = await start(true)
    try {
      const { status, body } = await send(client, one, await headers?.(client))
      expect([status, refused ? body.message : undefined]).toEqual(refused ?? [202, undefined])
      expect(await emulator.control.jobs({})).toHaveLength(refused ? 0 : 1)
    } finally {
      await emulator.close()
    }
  })
})

test('a submission with nothing wrong in it is warned about nothing', async () => {
  const { emulator, client } = await start(true)
  try {
    const { status, hint, body } = await client.submit({ ...kycParts, callback_url: 'inbox:1234' })
    expect([status, hint]).toEqual([202, ''])
    expect((await emulator.control.job(body.job_id)).warnings).toEqual([])
  } finally {
    await emulator.close()
  }
})
