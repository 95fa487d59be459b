// A thousand connections at once, some of them hostile, against one emulator: npm run load [-- --seconds 60 --rounds 2]
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Client, createClient } from './client.ts'
import { createJobFlow, createUploads, type JobFlow } from './load/flow.ts'
import { watchLateness } from './load/lateness.ts'
import { abortUploads, type MisbehavingClient, saySlowly, uploadSlowly } from './load/misbehaving-clients.ts'
import { createPackageZip } from './package-zip.ts'
import { residentMemory } from './process-usage.ts'
import { startTarget } from './running-target.ts'
import { percentile } from './statistics.ts'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, rounds: { type: 'string', default: '2' } },
})

// Who does what. Together they are a thousand.
const counts = { well: 820, hanging: 30, slowUploads: 50, abortedUploads: 50, slowHeads: 50 }
const [well, hanging] = [
  { id: 'well', apiKey: 'key-of-well' },
  { id: 'hanging', apiKey: 'key-of-hanging' },
]
// One flow a client in ten seconds, as an app's users do; and what a client's own time limit mostly is.
const pause = { least: 5_000, spread: 10_000 }
const patience = 30_000
// The last verdict comes a second after its package.
const untilHeard = 3_000
// The emulator collects when it has been quiet for ten seconds, and looks every ten.
const untilQuiet = 25_000

let heard = 0
let put = 0

const hears: RequestListener = (request, response) => {
  heard++
  request.resume().once('end', () => response.end())
}

async function listen(listener: RequestListener): Promise<{ url: string; close(): void }> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`
  return { url, close: () => void server.close().closeAllConnections() }
}

await using target = await startTarget({
  name: 'emulator',
  health: '/__emulator/health',
  command: (port) => [
    process.execPath,
    join(import.meta.dirname, '..', 'cli.js'),
    ...['start', '--quiet', '--port', String(port), '--enrolled', '*'],
    ...[well, hanging].flatMap(({ id, apiKey }) => ['--partner', `${id}:${apiKey}`]),
  ],
})
const ears = await listen(hears)
// It takes the connection, and never answers.
const abyss = await listen(() => undefined)
const zip = await createPackageZip()
const latenessWatch = await watchLateness(target.origin, well.id)
const flows = {
  well: createJobFlow(target.origin, zip, { partner: well, callbackUrl: ears.url, onPut: () => put++ }),
  hanging: createJobFlow(target.origin, zip, { partner: hanging, callbackUrl: abyss.url }),
}

/** What became of a round. */
interface Round {
  readonly latencies: readonly number[]
  readonly failures: ReadonlyMap<string, number>
  readonly lateness: readonly number[]
  readonly mostMemory: number
}

async function playRound(seconds: number): Promise<Round> {
  const stop = new AbortController()
  const latencies: number[] = []
  const failures = new Map<string, number>()
  const nap = (length: number) => sleep(length, undefined, { signal: stop.signal }).catch(() => undefined)

  /** Carries jobs from upload to status, one after another, with pauses. */
  async function behaveWell(client: Client, flow: JobFlow): Promise<void> {
    await nap(Math.random() * pause.spread)
    while (!stop.signal.aborted) {
      const started = performance.now()
      try {
        await flow(client)
        latencies.push(performance.now() - started)
      } catch (error) {
        const message = (error as Error).message.replace(/\d{3,}/g, '…')
        failures.set(message, (failures.get(message) ?? 0) + 1)
      }
      await nap(pause.least + Math.random() * pause.spread)
    }
  }

  const opener = createClient(10, patience)
  const open = createUploads(target.origin, { partner: hanging })
  const misbehaving: [number, MisbehavingClient][] = [
    [counts.slowUploads, uploadSlowly],
    [counts.abortedUploads, abortUploads],
    [counts.slowHeads, saySlowly],
  ]
  const clients = Array.from({ length: counts.well + counts.hanging }, () => createClient(1, patience))
  let mostMemory = 0
  const watch = setInterval(() => {
    mostMemory = Math.max(mostMemory, residentMemory(target.pid))
  }, 250)
  const running = [
    ...clients.map((client, index) => behaveWell(client, index < counts.well ? flows.well : flows.hanging)),
    ...misbehaving.flatMap(([count, misbehave]) =>
      Array.from({ length: count }, () => misbehave(async () => (await open(opener)).link, stop.signal)),
    ),
  ]
  await sleep(seconds * 1_000)
  stop.abort()
  await Promise.all(running)
  await sleep(untilHeard)
  clearInterval(watch)
  for (const client of [...clients, opener]) client.close()
  return { latencies, failures, lateness: latenessWatch.take(), mostMemory }
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 ** 2)} MB`
const spread = (figures: readonly number[]) =>
  [50, 95, 99, 100].map((part) => `p${part} ${Math.round(percentile(figures, part))} ms`).join(', ')

const before = residentMemory(target.pid)
for (let round = 1; round <= Number(values.rounds); round++) {
  console.log(
    `Round ${round}: ${Object.values(counts).reduce((sum, one) => sum + one)} connections, ${values.seconds} s …`,
  )
  const { latencies, failures, lateness, mostMemory } = await playRound(Number(values.seconds))
  const failed = [...failures.values()].reduce((sum, count) => sum + count, 0)
  const reported = `${heard} of ${put}`
  await fetch(`${target.origin}/__emulator/reset`, { method: 'POST', body: '{}' })
  await sleep(untilQuiet)
  console.log(`
job flows of well-behaved clients  ${latencies.length} done, ${failed} failed (aim: 0)
latency of a flow (3 requests)     ${spread(latencies)}
callbacks heard so far             ${reported}
their lateness in this round       ${spread(lateness)}
memory of the emulator             ${megabytes(before)} at the start, at most ${megabytes(mostMemory)}, ${megabytes(residentMemory(target.pid))} ${untilQuiet / 1_000} s after a reset
`)
  for (const [message, count] of failures) console.log(`  ${count} × ${message}`)
  if (failed > 0) process.exitCode = 1
}
latenessWatch.close()
ears.close()
abyss.close()
