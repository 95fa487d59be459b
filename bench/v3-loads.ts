import { defaultPartner } from '../server/options.ts'
import type { Client } from './client.ts'
import { checkStatus, type Load, stated } from './loads.ts'

/** What v3's loads are called; the other mock servers are not set up for them. */
export const v3Loads = { submission: 'POST /v3/enhanced_kyc', status: 'GET /v3/status' } as const

const boundary = '----smileidFormBoundary0123456789abcdef0123456789abcdef'

const consent = {
  granted: true,
  granted_at: '2026-01-01T00:00:00.000Z',
  notice_language: 'EN',
  notice_privacy_policy_url: 'https://shop.example/privacy',
}
const person = { given_names: 'Amina Fatou', last_name: 'Clearwater', email: 'amina.clearwater@example.com' }

// As the official SDKs write them: text without a type, and objects as JSON. The callback is kept in the inbox, and not posted.
const parts: readonly (readonly [name: string, text: string, type?: string])[] = [
  ['country', 'NG'],
  ['id_type', 'NIN'],
  ['id_number', '12345678901'],
  ['user_details', JSON.stringify(person), 'application/json'],
  ['consent', JSON.stringify(consent), 'application/json'],
  ['callback_url', 'inbox:1234'],
]

/** A submission of v3, and a poll of it. One token serves them all, as an SDK's does. */
export function createV3Loads(origin: string): readonly Load[] {
  const form = formOf(parts)
  const type = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  let proof: Readonly<Record<string, string>> = {}
  let known = ''

  async function open(client: Client): Promise<void> {
    const { id, apiKey } = defaultPartner
    const key = { 'smileid-partner-id': id, 'smileid-api-key': apiKey }
    const answer = await client.send('POST', `${origin}/v3/token`, '', key)
    proof = { 'smileid-token': String(stated(answer, 'POST /v3/token', 'token')) }
  }

  async function submit(client: Client): Promise<string> {
    const answer = await client.send('POST', `${origin}/v3/enhanced_kyc`, form, { ...proof, ...type })
    return String(stated(answer, v3Loads.submission, 'job_id', 202))
  }

  async function poll(client: Client): Promise<void> {
    const answer = await client.send('GET', `${origin}/v3/status/${known}`, '', proof)
    // While it is processing, and afterwards.
    checkStatus(answer, v3Loads.status, answer.status === 202 ? 202 : 200)
  }

  return [
    { name: v3Loads.submission, prepare: open, step: (client) => submit(client).then(() => true) },
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

function formOf(sent: typeof parts): Buffer {
  const written = sent.map(([name, text, type]) => {
    const header = type === undefined ? '' : `Content-Type: ${type}\r\n`
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n${header}\r\n${text}\r\n`
  })
  return Buffer.from(`${written.join('')}--${boundary}--\r\n`)
}
