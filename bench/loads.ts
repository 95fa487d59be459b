import { defaultPartner } from '../server/options.ts'
import { sign } from '../server/vendor/shared/signatures/signature.ts'
import type { Answer, Client } from './client.ts'

/** What is asked of a target, over and over. Every answer is checked; one that is not as it must be throws an Error. */
export interface Load {
  readonly name: string
  /** Makes what a round needs, out of the clock's sight. */
  prepare?(client: Client): Promise<void>
  /** @returns false when what was prepared is used up. */
  step(client: Client): Promise<boolean>
}

// More packages than a target takes in a round.
const linksPerRound = 1_500

/** The job flow, and each of its three calls alone. Signed once: a signature is as hard to check the second time. */
export function createLoads(origin: string, zip: Buffer): readonly Load[] {
  const { id, apiKey } = defaultPartner
  const timestamp = new Date().toISOString()
  const signed = { timestamp, signature: sign(apiKey, id, timestamp) }
  const run = process.pid
  let serial = 0
  let links: string[] = []
  let known: string | undefined

  async function upload(client: Client): Promise<{ link: string; jobId: string }> {
    const jobId = `job-${run}-${++serial}`
    const opened = await client.send('POST', `${origin}/v1/upload`, JSON.stringify(uploadBody(jobId)))
    return { link: String(stated(opened, 'POST /v1/upload', 'upload_url')), jobId }
  }

  function uploadBody(jobId: string): object {
    return {
      file_name: 'selfie.zip',
      smile_client_id: id,
      partner_params: { user_id: 'demo-user', job_id: jobId, job_type: 2 },
      model_parameters: {},
      source_sdk: 'bench',
      ...signed,
    }
  }

  async function put(client: Client, link: string): Promise<void> {
    const answer = await client.send('PUT', link, zip, { 'content-type': 'application/zip' })
    checkStatus(answer, 'PUT upload_url')
    // The emulator answers 200 to a package it cannot read, and says so only here.
    const hint = answer.headers['smile-emulator-hint']
    if (hint) throw new Error(`PUT upload_url: the package was not accepted as it is: ${hint}`)
  }

  async function status(client: Client, jobId: string): Promise<void> {
    const asked = { partner_id: id, user_id: 'demo-user', job_id: jobId, ...signed }
    const answer = await client.send('POST', `${origin}/v1/job_status`, JSON.stringify(asked))
    stated(answer, 'POST /v1/job_status', 'job_complete')
  }

  async function flow(client: Client): Promise<string> {
    const { link, jobId } = await upload(client)
    await put(client, link)
    await status(client, jobId)
    return jobId
  }

  return [
    { name: 'job flow', step: (client) => flow(client).then(() => true) },
    { name: 'upload', step: (client) => upload(client).then(() => true) },
    {
      name: 'PUT of the package',
      async prepare(client) {
        links = []
        while (links.length < linksPerRound) links.push((await upload(client)).link)
      },
      async step(client) {
        const link = links.pop()
        if (link !== undefined) await put(client, link)
        return link !== undefined
      },
    },
    {
      name: 'job_status',
      async prepare(client) {
        // Anew each round: the emulator keeps the newest ten thousand jobs, and more may have come since.
        known = await flow(client)
      },
      step: (client) => status(client, known ?? '').then(() => true),
    },
  ]
}

/** A member of an answer. @throws Error when it is not there, or when the answer has another status. */
export function stated(answer: Answer, call: string, member: string, status = 200): unknown {
  checkStatus(answer, call, status)
  const value = (JSON.parse(answer.text) as Record<string, unknown>)[member]
  if (value === undefined) throw new Error(`${call} answered without ${member}: ${answer.text}`)
  return value
}

/** @throws Error when an answer has another status. */
export function checkStatus({ status, text, headers }: Answer, call: string, wanted = 200): void {
  if (status === wanted) return
  throw new Error(`${call} answered ${status}: ${text} ${headers['smile-emulator-hint'] ?? ''}`)
}
