import { setImmediate } from 'node:timers/promises'
import { type Product, traitsOf } from '../../server/core/jobs/product.ts'
import type { Scenario } from '../../server/core/scenarios/scenario.ts'
import { defaultPartner, type Emulator } from '../../server/index.ts'
import { sign } from '../../server/vendor/shared/signatures/signature.ts'
import { jobTypeOf } from '../../server/vendor/v1/decode.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { usualPackage } from '../helpers/partner.ts'
import { exchange, startRecorder, withoutPorts } from './wire.ts'

// The client's own clock: the same in every run.
const timestamp = '2026-01-01T00:00:00.000Z'
const proof = { timestamp, signature: sign(defaultPartner.apiKey, defaultPartner.id, timestamp) }
const jobId = 'job-1'

/** When to look after the submission has been answered. Every shipped story is over by then. */
const steps = ['1s', '9s', '20s', '31s', '10m']

/**
 * Plays a scenario about a product and writes down everything that came over the wire, byte for byte: each answer, and
 * each callback, with headers. Ports stand as PORT; long bodies as their length and hash.
 */
export async function transcriptOf(scenario: Scenario, product: Product): Promise<string> {
  const lines: string[] = []
  await using emulator = await startTestEmulator()
  await using receiver = await startRecorder(lines)
  const ask = (method: string, url: string, content: object | Buffer) => {
    const isZip = Buffer.isBuffer(content)
    const headers = { 'content-type': isZip ? 'application/zip' : 'application/json' }
    return exchange(lines, method, url, { headers, body: isZip ? content : Buffer.from(JSON.stringify(content)) })
  }
  const look = () => ask('POST', `${emulator.url}/v1/job_status`, statusBody(product))

  const submit = () => ask('POST', `${emulator.url}${pathOf(product)}`, submissionBody(scenario, product, receiver.url))
  const first = await overLatency(emulator, scenario, product, submit)
  // What is refused once is taken then.
  const opened = scenario.respond?.times === 1 ? await submit() : first
  // What is refused later is taken before. Each at a moment of its own, since callbacks of one moment come in any order.
  for (let turn = 0; turn < (scenario.respond?.after ?? 0); turn++) {
    await emulator.clock.advance('1ms')
    await submit()
  }
  const link = linkIn(opened)
  if (link) await overPutLatency(emulator, scenario, async () => ask('PUT', link, await usualPackage()))
  for (const step of steps) {
    await emulator.clock.advance(step)
    lines.push(`--- ${new Date(emulator.clock.now()).toISOString()}`)
    await look()
  }
  return withoutPorts(lines.join('\n'))
}

function pathOf(product: Product): string {
  if (traitsOf(product).hasPictures) return '/v1/upload'
  return product === 'business_verification' ? '/v1/async_business_verification' : '/v1/async_id_verification'
}

function statusBody(product: Product): object {
  return { partner_id: defaultPartner.id, user_id: userOf(product), job_id: jobId, history: true, ...proof }
}

function userOf(product: Product): string {
  return traitsOf(product).needsEnrolledUser ? 'demo-anna' : 'anna'
}

function submissionBody({ name }: Scenario, product: Product, callbackUrl: string): object {
  return {
    smile_client_id: defaultPartner.id,
    partner_id: defaultPartner.id,
    ...proof,
    callback_url: callbackUrl,
    source_sdk: 'rest_api',
    country: 'NG',
    id_type: product === 'business_verification' ? 'BUSINESS_REGISTRATION' : 'BVN',
    id_number: '00000000000',
    partner_params: {
      user_id: userOf(product),
      job_id: jobId,
      job_type: jobTypeOf(product),
      emulator_scenario: name,
    },
  }
}

/** An answer that takes its time comes when the clock has moved on; it has to be on its way before. */
async function overLatency<Answer>(
  emulator: Emulator,
  { respond }: Scenario,
  product: Product,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const answer = ask()
  if (respond?.latency === undefined && respond?.broken !== 'drip') return answer
  await isKnown(emulator, product)
  await emulator.clock.advance('1m')
  return answer
}

/** The same of a PUT: its job is there before its answer. */
async function overPutLatency(emulator: Emulator, { upload }: Scenario, put: () => Promise<unknown>): Promise<void> {
  const answer = put()
  if (upload?.latency !== undefined) {
    while ((await emulator.jobs.list()).length === 0) await setImmediate()
    await emulator.clock.advance('1m')
  }
  await answer
}

/** Resolves when the job was opened, so that its answer waits for the clock. */
async function isKnown(emulator: Emulator, product: Product): Promise<void> {
  for (let known = false; !known; ) {
    const body = JSON.stringify(statusBody(product))
    known = (await fetch(`${emulator.url}/v1/job_status`, { method: 'POST', body })).ok
  }
}

function linkIn(body: string): string | undefined {
  return /"upload_url":"([^"]+)"/.exec(body)?.[1]
}
