import { createClient } from '../client.ts'
import { createJobFlow } from '../load/flow.ts'
import { createPackageZip } from '../package-zip.ts'
import { residentMemory } from '../process-usage.ts'
import { concurrency } from '../round.ts'
import { startTarget } from '../running-target.ts'
import type { Effort } from './effort.ts'
import { counted, type Measure, megabytes, ratioAtMost } from './figure.ts'
import { inLanes } from './in-lanes.ts'
import { watchMemory } from './memory-watch.ts'
import { scaleTarget } from './scale-target.ts'

/** What many jobs of 200 kB leave in the emulator's memory, beside what few do. */
export const measureJobs: Measure<Effort> = async ({ jobs: { few, many } }, say) => {
  await using target = await startTarget(scaleTarget())
  using watch = watchMemory(target.pid)
  const client = createClient(concurrency)
  const flow = createJobFlow(target.origin, await createPackageZip())
  const submit = (from: number, to: number) =>
    inLanes(
      to - from,
      () => flow(client),
      (done) => say(`jobs: ${counted(from + done)} of ${counted(many)}`),
    )
  await submit(0, few)
  const afterFew = residentMemory(target.pid)
  await submit(few, many)
  const afterMany = residentMemory(target.pid)
  client.close()
  return [
    { name: `memory after ${counted(few)} jobs of 200 kB`, value: megabytes(afterFew) },
    {
      name: `memory after ${counted(many)} jobs of 200 kB`,
      value: megabytes(afterMany),
      ...ratioAtMost(afterMany / afterFew, 1.5),
    },
    { name: 'at most meanwhile', value: megabytes(watch.most()), ratio: (watch.most() / afterFew).toFixed(2) },
  ]
}
