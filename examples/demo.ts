// The whole story in a terminal: npm run demo
// An emulator, a partner's service that checks signatures, and one job per outcome: of v1 by the official Node SDK, of v2 and v3 over their wire.
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import tls from 'node:tls'
import { styleText } from 'node:util'
import smile from 'smile-identity-core'
import { defaultPartner, type Emulator, type Exchange, type Job, startEmulator } from '../server/index.ts'
import type { Decision } from './partner-node/decide.ts'
import type { Callback } from './partner-node/read-callback.ts'
import { createPartnerService } from './partner-node/service.ts'
import { type Story, stories } from './stories.ts'
import { submitV2 } from './submit-v2.ts'
import { submitV3 } from './submit-v3.ts'

const selfie = '/9j/4AAQSkZJRgABAQ=='
const coloured = process.stdout.isTTY && !process.env.NO_COLOR
const paint = (format: Parameters<typeof styleText>[0], text: string) => (coloured ? styleText(format, text) : text)
const verdictColours = { approved: 'green', rejected: 'red', in_review: 'yellow', refused: 'red' } as const

const started = performance.now()
const userOfRef = new Map<string, string>()
const machineReported = new Set<string>()
const submitted = new Map<string, Job>()
const concluded = new Map<string, Decision | 'refused'>()

function report(userId: string, what: string, more: string): void {
  const seconds = ((performance.now() - started) / 1_000).toFixed(1).padStart(5)
  console.log(`${paint('dim', `${seconds}s`)}  ${userId.padEnd(24)} ${what.padEnd(19)} ${more}`)
}

function verdict(decision: Decision | 'refused'): string {
  return paint(verdictColours[decision], decision.replace('_', ' '))
}

function onExchange({ path, status, request, response }: Exchange): void {
  const { partner_params: params, bytes } = request as { partner_params?: { user_id: string }; bytes?: number }
  const { ref_id: ref = '', job_id: jobId, user_id: v3User } = (response ?? {}) as Readonly<Record<string, string>>
  if (path === '/v2/smart-selfie-enroll' && v3User && jobId) report(v3User, 'submitted to v2', paint('dim', jobId))
  if (path === '/v3/enhanced_kyc' && v3User && jobId) report(v3User, 'submitted to v3', paint('dim', jobId))
  if (params && ref && status === 200) {
    userOfRef.set(ref, params.user_id)
    report(params.user_id, 'submitted', paint('dim', `job ${ref}`))
  }
  const user = userOfRef.get(path.split('/')[4] ?? '')
  if (user) report(user, 'zip received', paint('dim', `${bytes} bytes`))
}

/** Reported once, whichever comes first: the moment it holds, or the callback that brings it. */
function tellMachineResult(jobId: string): void {
  const job = submitted.get(jobId)
  const [machine] = job?.results ?? []
  if (!job || !machine || machineReported.has(jobId)) return
  machineReported.add(jobId)
  report(job.submission.userId, 'machine result', `${machine.result.code} ${machine.result.text}`)
}

function onDecision({ userId, jobId, result }: Callback, decision: Decision): void {
  tellMachineResult(jobId)
  report(userId, concluded.has(userId) ? 'final callback' : 'callback', `${result}, signature holds`)
  report(userId, 'partner decides', verdict(decision))
  concluded.set(userId, decision)
}

/** @returns the job's id; undefined when the submission was refused. */
async function submitV1(emulator: Emulator, userId: string, callbackUrl: string): Promise<string | undefined> {
  const api = new smile.WebApi(defaultPartner.id, callbackUrl, defaultPartner.apiKey, `${emulator.secureUrl}/v1`)
  const params = { user_id: userId, job_id: randomUUID(), job_type: 2 }
  try {
    await api.submit_job(params, [{ image_type_id: 2, image: selfie }], {}, {} as never)
  } catch (error) {
    const { data } = (error as { response?: { data: { code: string; error: string } } }).response ?? {}
    if (!data) throw error
    report(userId, 'refused', `${data.code} ${data.error}`)
    concluded.set(userId, 'refused')
    return undefined
  }
  return params.job_id
}

function submit(emulator: Emulator, api: Story['api'], userId: string, callbackUrl: string) {
  const client = { url: emulator.url, ...defaultPartner }
  if (api === 'v2') return submitV2(client, userId, Buffer.from(selfie, 'base64'), callbackUrl)
  return api === 'v3' ? submitV3(client, userId, callbackUrl) : submitV1(emulator, userId, callbackUrl)
}

async function play(emulator: Emulator, callbackUrl: string, { api, userId, review }: Story): Promise<void> {
  const jobId = await submit(emulator, api, userId, callbackUrl)
  if (jobId === undefined) return
  const [job] = await emulator.jobs.list({ jobId })
  const [machine] = job?.results ?? []
  if (!job || !machine) throw new Error(`no job came of ${userId}'s submission`)
  submitted.set(jobId, job)
  await sleep(Math.max(0, machine.from - emulator.clock.now()))
  tellMachineResult(jobId)
  await sleep(review ? 2_000 : 500)
  if (!review) return
  report(userId, 'human review', review)
  await emulator.review(job.smileJobId, review)
  await sleep(500)
}

const partner = createPartnerService({ partnerId: defaultPartner.id, apiKey: defaultPartner.apiKey, onDecision })
partner.server.listen(0, '127.0.0.1')
await once(partner.server, 'listening')
const callbackUrl = `http://localhost:${(partner.server.address() as AddressInfo).port}/callback`

const emulator = await startEmulator({ checkAnswers: true }, { onExchange })
tls.setDefaultCACertificates([...tls.getCACertificates('default'), emulator.ca.pem])

console.log(`The emulator is at ${emulator.secureUrl}, the partner hears callbacks at ${callbackUrl}.\n`)
const playing: Promise<void>[] = []
for (const story of stories) {
  playing.push(play(emulator, callbackUrl, story))
  await sleep(1_000)
}
await Promise.all(playing)

console.log('\nWhat the partner decided:')
let wrong = 0
for (const { userId, expected } of stories) {
  const decision = concluded.get(userId)
  const right = decision === expected
  if (!right) wrong++
  console.log(
    `  ${right ? paint('green', '✓') : paint('red', '✗')} ${userId.padEnd(24)} ${decision ? verdict(decision) : 'nothing'}${right ? '' : `, but ${expected} was right`}`,
  )
}
console.log(wrong === 0 ? '\nEvery decision is right.' : `\n${wrong} decisions are wrong.`)

await emulator.close()
partner.server.close()
process.exitCode = wrong === 0 ? 0 : 1
