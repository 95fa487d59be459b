import { setTimeout as sleep } from 'node:timers/promises'
import type { Effort } from './effort.ts'
import { createLoads, type Load } from './loads.ts'
import { processorTime, residentMemory } from './process-usage.ts'
import { runRound } from './round.ts'
import { type RunningTarget, startTarget } from './running-target.ts'
import type { Target } from './target.ts'
import { createV2Load } from './v2-loads.ts'
import { createV3Loads } from './v3-loads.ts'

/** What one load on one target came to, round by round. */
export interface LoadFigures {
  readonly load: string
  readonly perSecond: readonly number[]
  /** Processor time in milliseconds a step, of the server. */
  readonly serverTime: readonly number[]
}

/** What all loads on one target came to. */
export interface TargetFigures {
  readonly name: string
  readonly loads: readonly LoadFigures[]
  /** Resident bytes after start, and after all loads. */
  readonly idleMemory: number
  readonly memory: number
  /** Jobs that it was sent until then, in one load or another. */
  readonly steps: number
}

/** A load on a target, under measurement. */
interface Course {
  readonly load: Load
  readonly perSecond: number[]
  readonly serverTime: number[]
}

interface Subject {
  readonly name: string
  readonly lacks: readonly string[]
  readonly running: RunningTarget
  readonly courses: readonly Course[]
  steps: number
}

// Memory moves for a moment after a start; what stays is what a user sees.
const settling = 1_000

/** Runs rounds of every load against every target in turn. The first turn warms up and does not count. */
export async function measureLoads(
  targets: readonly Target[],
  zip: Buffer,
  { rounds, roundTime, warmUpTime }: Effort,
  report: (progress: string) => void,
): Promise<readonly TargetFigures[]> {
  await using stack = new AsyncDisposableStack()
  const subjects: Subject[] = []
  for (const target of targets) {
    const running = stack.use(await startTarget(target))
    const loads = [...createLoads(running.origin, zip), createV2Load(running.origin), ...createV3Loads(running.origin)]
    const courses = loads.map((load) => ({ load, perSecond: [], serverTime: [] }))
    subjects.push({ name: target.name, lacks: target.lacks ?? [], running, courses, steps: 0 })
  }
  await sleep(settling)
  const idle = subjects.map(({ running }) => residentMemory(running.pid))
  for (let turn = 0; turn <= rounds; turn++) {
    report(turn === 0 ? 'loads: warm-up' : `loads: round ${turn} of ${rounds}`)
    for (const index of subjects[0]?.courses.keys() ?? [])
      for (const subject of subjects) await measureRound(subject, index, turn === 0 ? warmUpTime : roundTime, turn > 0)
  }
  return subjects.map(({ name, running, courses, steps }, index) => ({
    name,
    steps,
    loads: courses.map(({ load, ...figures }) => ({ load: load.name, ...figures })),
    idleMemory: idle[index] ?? Number.NaN,
    memory: residentMemory(running.pid),
  }))
}

async function measureRound(subject: Subject, index: number, duration: number, counts: boolean): Promise<void> {
  const { name, lacks, running, courses } = subject
  const course = courses[index]
  if (!course || lacks.includes(course.load.name)) return
  let before = 0
  const round = await runRound(course.load, duration, () => {
    before = processorTime(running.pid)
  }).catch((error: Error) => {
    throw new Error(`${name}, ${course.load.name}: ${error.message}`)
  })
  subject.steps += round.steps
  if (!counts) return
  course.perSecond.push(round.perSecond)
  course.serverTime.push((processorTime(running.pid) - before) / round.steps)
}
