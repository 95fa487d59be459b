import { createClient } from '../client.ts'
import { createJobFlow } from '../load/flow.ts'
import { checkStatus } from '../loads.ts'
import { createPackageZip } from '../package-zip.ts'
import { processorTime, residentMemory } from '../process-usage.ts'
import { concurrency } from '../round.ts'
import { startTarget } from '../running-target.ts'
import { percentile } from '../statistics.ts'
import type { Effort } from './effort.ts'
import { counted, type Measure, megabytes } from './figure.ts'
import { inLanes } from './in-lanes.ts'
import { watchMemory } from './memory-watch.ts'
import { startReceiver } from './running-receiver.ts'
import { scaleTarget } from './scale-target.ts'

const selfieSize = 2_000
const aim = 2_000
const patience = 120_000

/** How callbacks are delivered that fall due at the same moment: time stands still until all are there, and then moves. */
export const measureCallbacks: Measure<Effort> = async ({ callbacks }, say) => {
  using receiver = await startReceiver()
  await using target = await startTarget(scaleTarget(['--clock', 'virtual', '--callback-url', receiver.url]))
  const client = createClient(concurrency, patience)
  const flow = createJobFlow(target.origin, await createPackageZip(selfieSize), { polls: 0 })
  await inLanes(
    callbacks,
    () => flow(client),
    (jobs) => say(`callbacks: ${counted(jobs)} of ${counted(callbacks)} jobs`),
  )
  say('callbacks: all due')
  const [memory, work] = [residentMemory(target.pid), processorTime(target.pid)]
  using watch = watchMemory(target.pid)
  const due = Date.now()
  // It answers when everything was delivered.
  const advanced = await client.send('POST', `${target.origin}/__emulator/clock/advance`, '{"by":"1s"}')
  checkStatus(advanced, 'POST /__emulator/clock/advance')
  client.close()
  const times = await receiver.times()
  if (times.length !== callbacks) throw new Error(`${times.length} callbacks came of ${callbacks}`)
  const lateness = times.map((time) => time - due)
  const perSecond = callbacks / (Math.max(...lateness) / 1_000)
  const worked = ((processorTime(target.pid) - work) / callbacks) * 1_000
  return [
    {
      name: `${counted(callbacks)} callbacks due at once, delivered a second`,
      value: counted(perSecond),
      ratio: (perSecond / aim).toFixed(2),
      aim: `at least ${counted(aim)} a second`,
      reached: perSecond >= aim,
    },
    {
      name: 'their lateness, p50 / p99 / the last',
      value: `${[50, 99, 100].map((part) => counted(percentile(lateness, part))).join(' / ')} ms`,
    },
    { name: 'processor time of each', value: `${worked.toFixed(0)} µs` },
    {
      name: 'memory before / at most meanwhile',
      value: `${megabytes(memory)} / ${megabytes(watch.most())}`,
      ratio: (watch.most() / memory).toFixed(2),
    },
  ]
}
