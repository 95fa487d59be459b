import { defaultPartner } from '../server/options.ts'
import type { Client } from './client.ts'
import { formOf, formType, pictures, type TextPart } from './forms.ts'
import { checkStatus, type Load, stated } from './loads.ts'

/** What v3's loads are called; the other mock servers are not set up for them. */
export const v3Loads = {
  submission: 'POST /v3/enhanced_kyc',
  pictures: 'POST /v3/biometric_kyc',
  status: 'GET /v3/status',
} as const

const consent = {
  granted: true,
  granted_at: '2026-01-01T00:00:00.000Z',
  notice_language: 'EN',
  notice_privacy_policy_url: 'https://shop.example/privacy',
}
const person = { given_names: 'Amina Fatou', last_name: 'Clearwater', email: 'amina.clearwater@example.com' }

// As the official SDKs write them: text without a type, and objects as JSON. The callback is kept in the inbox, and not posted.
const parts: readonly TextPart[] = [
  ['country', 'NG'],
  ['id_type', 'NIN'],
  ['id_number', '12345678901'],
  ['user_details', JSON.stringify(person), 'application/json'],
  ['consent', JSON.stringify(consent), 'application/json'],
  ['callback_url', 'inbox:1234'],
]

/** Submissions of v3, and a poll of one. One token serves them all, as an SDK's does. */
export function createV3Loads(origin: string): readonly Load[] {
  const [form, pictureForm] = [formOf(parts), formOf(parts, pictures)]
  let proof: Readonly<Record<string, string>> = {}
  let known = ''

  async function open(client: Client): Promise<void> {
    const { id, apiKey } = defaultPartner
    const key = { 'smileid-partner-id': id, 'smileid-api-key': apiKey }
    const answer = await client.send('POST', `${origin}/v3/token`, '', key)
    proof = { 'smileid-token': String(stated(answer, 'POST /v3/token', 'token')) }
  }

  async function submit(client: Client, load: 'submission' | 'pictures' = 'submission'): Promise<string> {
    const [path, body] = load === 'submission' ? ['/v3/enhanced_kyc', form] : ['/v3/biometric_kyc', pictureForm]
    const answer = await client.send('POST', `${origin}${path}`, body, { ...proof, ...formType })
    return String(stated(answer, v3Loads[load], 'job_id', 202))
  }

  async function poll(client: Client): Promise<void> {
    const answer = await client.send('GET', `${origin}/v3/status/${known}`, '', proof)
    // While it is processing, and afterwards.
    checkStatus(answer, v3Loads.status, answer.status === 202 ? 202 : 200)
  }

  return [
    { name: v3Loads.submission, prepare: open, step: (client) => submit(client).then(() => true) },
    { name: v3Loads.pictures, prepare: open, step: (client) => submit(client, 'pictures').then(() => true) },
    {
      name: v3Loads.status,
      async prepare(client) {
        await open(client)
        // Anew each round: the emulator keeps the newest ten thousand jobs, and more may have come since.
        known = await submit(client)
      },
      step: (client) => poll(client).then(() => true),
    },
  ]
}
