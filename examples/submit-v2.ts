import { createHmac, randomUUID } from 'node:crypto'

/** Who submits, and where to. */
export interface V2Partner {
  readonly url: string
  readonly id: string
  readonly apiKey: string
}

/** Enrols somebody with v2, as Smile ID's apps do: one form, signed in headers, answered with the result. @returns the job's id. */
export async function submitV2(
  { url, id, apiKey }: V2Partner,
  userId: string,
  picture: Buffer,
  callbackUrl: string,
): Promise<string> {
  const jobId = randomUUID()
  const timestamp = new Date().toISOString()
  const signature = createHmac('sha256', apiKey).update(`${timestamp}${id}sid_request`).digest('base64')
  const headers = {
    'SmileID-Partner-ID': id,
    'SmileID-Timestamp': timestamp,
    'SmileID-Request-Signature': signature,
  }
  const form = new FormData()
  form.append('user_id', userId)
  form.append('callback_url', callbackUrl)
  form.append('partner_params', JSON.stringify({ job_id: jobId }))
  const file = () => new File([new Uint8Array(picture)], 'picture.jpg', { type: 'image/jpeg' })
  form.append('selfie_image', file())
  for (let frame = 0; frame < 7; frame++) form.append('liveness_images', file())
  const answer = await fetch(`${url}/v2/smart-selfie-enroll`, { method: 'POST', headers, body: form })
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${await answer.text()}`)
  return jobId
}
