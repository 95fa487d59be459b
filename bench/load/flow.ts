import { defaultPartner } from '../../server/options.ts'
import { sign } from '../../server/vendor/shared/signatures/signature.ts'
import type { Client } from '../client.ts'
import { checkStatus, stated } from '../loads.ts'

/** Carries one new job from upload to status, and checks every answer. Throws an Error when one is not as it must be. */
export type JobFlow = (client: Client) => Promise<void>

/** Whose jobs they are, and who hears what. */
export interface FlowParts {
  readonly partner?: { readonly id: string; readonly apiKey: string }
  readonly callbackUrl?: string
  /** How often a job is asked for; once unless specified. */
  readonly polls?: number
  /** Called when a job's package has been taken. */
  readonly onPut?: (jobId: string) => void
}

interface OpenedUpload {
  readonly link: string
  readonly userId: string
  readonly jobId: string
}

// Names of jobs are not used again.
let seriesMade = 0

/** Opens one upload after another. Signed once: a signature is as hard to check the second time. */
export function createUploads(origin: string, parts: FlowParts = {}): (client: Client) => Promise<OpenedUpload> {
  const { partner = defaultPartner, callbackUrl } = parts
  const signed = signedBy(partner)
  const series = ++seriesMade
  let serial = 0
  return async (client) => {
    serial += 1
    const [userId, jobId] = [`demo-${serial}`, `job-${series}-${serial}`]
    const body = {
      file_name: 'selfie.zip',
      smile_client_id: partner.id,
      partner_params: { user_id: userId, job_id: jobId, job_type: 2 },
      model_parameters: {},
      source_sdk: 'bench',
      ...(callbackUrl && { callback_url: callbackUrl }),
      ...signed,
    }
    const opened = await client.send('POST', `${origin}/v1/upload`, JSON.stringify(body))
    return { link: String(stated(opened, 'POST /v1/upload', 'upload_url')), userId, jobId }
  }
}

/** The job flow against one target. */
export function createJobFlow(origin: string, zip: Buffer, parts: FlowParts = {}): JobFlow {
  const { partner = defaultPartner, polls = 1, onPut } = parts
  const open = createUploads(origin, parts)
  const signed = signedBy(partner)
  return async (client) => {
    const { link, userId, jobId } = await open(client)

    const put = await client.send('PUT', link, zip, { 'content-type': 'application/zip' })
    checkStatus(put, 'PUT upload_url')
    // The emulator answers 200 to a package it cannot read, and says so only here.
    const hint = put.headers['smile-emulator-hint']
    if (hint) throw new Error(`PUT upload_url: the package was not accepted as it is: ${hint}`)
    onPut?.(jobId)

    const asked = { partner_id: partner.id, user_id: userId, job_id: jobId, ...signed }
    for (let poll = 0; poll < polls; poll++) {
      const status = await client.send('POST', `${origin}/v1/job_status`, JSON.stringify(asked))
      stated(status, 'POST /v1/job_status', 'job_complete')
    }
  }
}

function signedBy({ id, apiKey }: NonNullable<FlowParts['partner']>) {
  const timestamp = new Date().toISOString()
  return { timestamp, signature: sign(apiKey, id, timestamp) }
}
