import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openSqliteStorage } from '../../server/store/sqlite/open.ts'
import { residentMemory } from '../process-usage.ts'
import { startTarget } from '../running-target.ts'
import type { Target } from '../target.ts'
import { compareLookUps } from './compare-look-ups.ts'
import type { Effort } from './effort.ts'
import { counted, type Figure, type Measure, megabytes } from './figure.ts'
import { fillStorage } from './fill-storage.ts'
import { type SampleJob, sampleJob } from './sample-job.ts'
import { scaleTarget, scratch } from './scale-target.ts'

const gigabyte = 1_024 ** 3
// What a million jobs need in memory, and what must be left besides.
const heap = 8 * gigabyte
// Filling takes its time.
const patience = 300_000

/** How long `job_status` takes over many stored jobs, beside few: in a file, and in memory. */
export const measureStore: Measure<Effort> = async (effort, say) => {
  const sample = await sampleJob()
  return [...(await measureFile(sample, effort, say)), ...(await measureMemory(sample, effort, say))]
}

async function measureFile(sample: SampleJob, effort: Effort, say: (progress: string) => void): Promise<Figure[]> {
  const { few, many } = effort.stored
  await fillFile(fileOf(few), sample, few, say)
  await fillFile(fileOf(many), sample, many, say)
  const size = statSync(fileOf(many)).size
  await using small = await startTarget(scaleTarget(['--data', fileOf(few)]))
  await using large = await startTarget(scaleTarget(['--data', fileOf(many)]))
  return [
    ...(await compareLookUps('--data', small, large, effort, say)),
    { name: 'start-up with that file, and its size', value: `${large.startUp.toFixed(0)} ms, ${megabytes(size)}` },
  ]
}

function fileOf(count: number): string {
  return join(scratch, `${count}.db`)
}

async function fillFile(file: string, sample: SampleJob, count: number, say: (progress: string) => void) {
  const storage = openSqliteStorage(file)
  await fillStorage(storage, sample, count, (stored) =>
    say(`store: ${counted(stored)} of ${counted(count)} jobs filed`),
  )
  storage.close()
}

async function measureMemory(sample: SampleJob, effort: Effort, say: (progress: string) => void): Promise<Figure[]> {
  const { few, many } = effort.stored
  if (process.availableMemory() < heap * 1.25) {
    return [
      { name: `job_status in memory, ${counted(many)} jobs`, value: 'not measured: it needs 10 GB of free memory' },
    ]
  }
  const file = join(scratch, 'sample.json')
  writeFileSync(file, JSON.stringify(sample))
  say(`store: ${counted(many)} jobs into memory`)
  await using small = await startTarget(filledTarget(file, few))
  await using large = await startTarget(filledTarget(file, many), patience)
  return [
    ...(await compareLookUps('memory', small, large, effort, say)),
    { name: 'memory with so many', value: megabytes(residentMemory(large.pid)) },
  ]
}

function filledTarget(sample: string, count: number): Target {
  const program = fileURLToPath(import.meta.resolve('./filled-emulator.ts'))
  return {
    name: 'emulator',
    health: '/__emulator/health',
    command: (port) => [
      ...([process.execPath, `--max-old-space-size=${heap / 1_024 ** 2}`, program] as const),
      ...[String(port), scratch, sample, String(count)],
    ],
  }
}
