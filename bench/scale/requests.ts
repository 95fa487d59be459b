import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '../client.ts'
import { createJobFlow } from '../load/flow.ts'
import { createPackageZip } from '../package-zip.ts'
import { residentMemory } from '../process-usage.ts'
import { concurrency } from '../round.ts'
import { startTarget } from '../running-target.ts'
import type { Effort } from './effort.ts'
import { counted, type Measure, megabytes } from './figure.ts'
import { inLanes } from './in-lanes.ts'
import { watchMemory } from './memory-watch.ts'
import { scaleTarget } from './scale-target.ts'

// A client that submits a job with a small picture, and asks for it until it knows.
const polls = 8
const requestsPerJob = 2 + polls
const selfieSize = 2_000

const limit = 80 * 1_024 ** 2
const settling = 1_000
// The emulator collects when it has been quiet for ten seconds, and looks every ten.
const rest = 25_000

/** What many requests leave in the emulator's memory, its journal on. */
export const measureRequests: Measure<Effort> = async ({ requests }, say) => {
  await using target = await startTarget(scaleTarget())
  await sleep(settling)
  const idle = residentMemory(target.pid)
  using watch = watchMemory(target.pid)
  const client = createClient(concurrency)
  const flow = createJobFlow(target.origin, await createPackageZip(selfieSize), { polls })
  await inLanes(
    requests / requestsPerJob,
    () => flow(client),
    (jobs) => say(`memory: ${counted(jobs * requestsPerJob)} of ${counted(requests)} requests`),
  )
  const after = residentMemory(target.pid)
  client.close()
  say('memory: at rest')
  await sleep(rest)
  const more = after - idle
  return [
    { name: 'memory when idle', value: megabytes(idle) },
    {
      name: `memory after ${counted(requests)} requests`,
      value: `${megabytes(after)}, ${megabytes(more)} more`,
      ratio: (after / idle).toFixed(2),
      aim: 'idle + 80 MB',
      reached: more <= limit,
    },
    { name: 'at most meanwhile', value: megabytes(watch.most()), ratio: (watch.most() / idle).toFixed(2) },
    {
      name: `${rest / 1_000} s later`,
      value: megabytes(residentMemory(target.pid)),
      ratio: (residentMemory(target.pid) / idle).toFixed(2),
    },
  ]
}
