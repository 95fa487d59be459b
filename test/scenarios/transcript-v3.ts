import { setImmediate } from 'node:timers/promises'
import type { Scenario } from '../../server/core/scenarios/scenario.ts'
import { defaultPartner, type Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { formOf, kycParts, type V3Parts, v3Client } from '../helpers/v3.ts'
import { type Asked, exchange, startRecorder, withoutPorts } from './wire.ts'

/** When to look after the submission has been answered. Every shipped story is over by then. */
const steps = ['1s', '9s', '20s', '31s', '10m']

/** The same of v3's Enhanced KYC: its answers and callbacks, byte for byte, with headers. Tokens are asked for before, and not told of. */
export async function transcriptOfV3({ name, respond }: Scenario): Promise<string> {
  const lines: string[] = []
  await using emulator = await startTestEmulator()
  await using receiver = await startRecorder(lines)
  const token = await v3Client(emulator.url, defaultPartner).token()
  const parts = {
    ...kycParts,
    user_id: 'anna',
    callback_url: receiver.url,
    partner_params: { emulator_scenario: name },
  }
  const submit = async () => exchange(lines, 'POST', `${emulator.url}/v3/enhanced_kyc`, await asked(token, parts))

  const first = submit()
  if (respond?.latency !== undefined || respond?.broken === 'drip') await passOver(emulator)
  await first
  // What is refused once is taken then; what is refused later is taken before, each at a moment of its own.
  if (respond?.times === 1) await submit()
  for (let turn = 0; turn < (respond?.after ?? 0); turn++) {
    await emulator.clock.advance('1ms')
    await submit()
  }
  const jobs = await emulator.jobs.list()
  for (const step of steps) {
    await emulator.clock.advance(step)
    lines.push(`--- ${new Date(emulator.clock.now()).toISOString()}`)
    for (const { smileJobId } of jobs.slice(0, 1)) {
      const url = `${emulator.url}/v3/status/${smileJobId}`
      await exchange(lines, 'GET', url, { headers: { 'smileid-token': token }, body: Buffer.alloc(0) })
    }
  }
  return withoutPorts(lines.join('\n'))
}

async function asked(token: string, parts: V3Parts): Promise<Asked> {
  const form = new Response(formOf(parts))
  const type = form.headers.get('content-type') ?? ''
  const body = Buffer.from(await form.arrayBuffer())
  return { headers: { 'smileid-token': token, 'content-type': type, 'content-length': String(body.length) }, body }
}

/** An answer that takes its time comes when the clock has moved on; its job is there before. */
async function passOver(emulator: Emulator): Promise<void> {
  while ((await emulator.jobs.list()).length === 0) await setImmediate()
  await emulator.clock.advance('1m')
}
