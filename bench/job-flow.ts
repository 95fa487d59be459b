import { sign } from '../server/core/signature.ts'
import { defaultPartner } from '../server/options.ts'
import type { Answer, Client } from './client.ts'

/** Carries one new job from upload to status, and checks every answer. Throws an Error when one is not as it must be. */
export type JobFlow = (client: Client) => Promise<void>

/** The job flow against one target. Signed once: a signature is as hard to check the second time. */
export function createJobFlow(origin: string, zip: Buffer): JobFlow {
  const { id, apiKey } = defaultPartner
  const timestamp = new Date().toISOString()
  const signed = { timestamp, signature: sign(apiKey, id, timestamp) }
  let serial = 0

  return async (client) => {
    serial += 1
    const [userId, jobId] = [`demo-${serial}`, `job-${serial}`]

    const opened = await client.send('POST', `${origin}/v1/upload`, uploadBody(userId, jobId))
    const link = stated(opened, 'POST /v1/upload', 'upload_url')

    const put = await client.send('PUT', String(link), zip, 'application/zip')
    checkStatus(put, 'PUT upload_url')
    // The emulator answers 200 to a package it cannot read, and says so only here.
    const hint = put.headers['smile-emulator-hint']
    if (hint) throw new Error(`PUT upload_url: the package was not accepted as it is: ${hint}`)

    const asked = { partner_id: id, user_id: userId, job_id: jobId, ...signed }
    const status = await client.send('POST', `${origin}/v1/job_status`, JSON.stringify(asked))
    stated(status, 'POST /v1/job_status', 'job_complete')
  }

  function uploadBody(userId: string, jobId: string): string {
    return JSON.stringify({
      file_name: 'selfie.zip',
      smile_client_id: id,
      partner_params: { user_id: userId, job_id: jobId, job_type: 2 },
      model_parameters: {},
      source_sdk: 'bench',
      ...signed,
    })
  }
}

function stated(answer: Answer, call: string, member: string): unknown {
  checkStatus(answer, call)
  const value = (JSON.parse(answer.text) as Record<string, unknown>)[member]
  if (value === undefined) throw new Error(`${call} answered without ${member}: ${answer.text}`)
  return value
}

function checkStatus({ status, text, headers }: Answer, call: string): void {
  if (status === 200) return
  throw new Error(`${call} answered ${status}: ${text} ${headers['smile-emulator-hint'] ?? ''}`)
}
