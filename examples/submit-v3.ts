/** Who submits, and where to. */
export interface V3Partner {
  readonly url: string
  readonly id: string
  readonly apiKey: string
}

/** Looks somebody up with v3's Enhanced KYC, as its SDKs do: a token first, then a form with it. @returns the job's id. */
export async function submitV3({ url, id, apiKey }: V3Partner, userId: string, callbackUrl: string): Promise<string> {
  const keys = { 'SmileID-Partner-ID': id, 'SmileID-API-Key': apiKey }
  const { token } = await answerOf(await fetch(`${url}/v3/token`, { method: 'POST', headers: keys }))
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...person, user_id: userId, callback_url: callbackUrl })) {
    form.append(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  const headers = { 'SmileID-Token': String(token) }
  const { job_id: jobId } = await answerOf(
    await fetch(`${url}/v3/enhanced_kyc`, { method: 'POST', headers, body: form }),
  )
  return String(jobId)
}

const person = {
  country: 'NG',
  id_type: 'NIN',
  id_number: '00000000000',
  user_details: { given_names: 'Joe', last_name: 'Doe', email: 'joe.doe@example.com' },
  consent: {
    granted: true,
    granted_at: '2026-01-01T00:00:00Z',
    notice_language: 'EN',
    notice_privacy_policy_url: 'https://example.com/privacy',
  },
}

async function answerOf(response: Response): Promise<Readonly<Record<string, unknown>>> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Readonly<Record<string, unknown>>
}
