import { setTimeout as sleep } from 'node:timers/promises'
import type { Effort } from './effort.ts'
import { createJobFlow, type JobFlow } from './job-flow.ts'
import { processorTime, residentMemory } from './process-usage.ts'
import { type Round, runRound } from './round.ts'
import { type RunningTarget, startTarget } from './running-target.ts'
import type { Target } from './target.ts'

/** What the flows of one target came to. */
export interface FlowFigures {
  readonly name: string
  /** Flows a second of each round. */
  readonly perSecond: readonly number[]
  /** Flows of all rounds together, those of the warm-up included. */
  readonly flows: number
  /** Processor time of each round in milliseconds a flow, of the server and of the client that loads it. */
  readonly serverTime: readonly number[]
  readonly clientTime: readonly number[]
  /** Resident bytes after start, and after the flows. */
  readonly idleMemory: number
  readonly memory: number
}

/** A target under measurement. */
interface Subject {
  readonly name: string
  readonly running: RunningTarget
  readonly flow: JobFlow
  readonly rounds: (Round & { readonly serverTime: number; readonly clientTime: number })[]
}

// Memory moves for a moment after a start; what stays is what a user sees.
const settling = 1_000

/** Runs rounds of flows against every target in turn. The first turn warms up and does not count. */
export async function measureFlows(
  targets: readonly Target[],
  zip: Buffer,
  { rounds, roundTime, warmUpTime }: Effort,
  report: (progress: string) => void,
): Promise<readonly FlowFigures[]> {
  await using stack = new AsyncDisposableStack()
  const subjects: Subject[] = []
  for (const target of targets) {
    const running = stack.use(await startTarget(target))
    subjects.push({ name: target.name, running, flow: createJobFlow(running.origin, zip), rounds: [] })
  }
  await sleep(settling)
  const idle = subjects.map(({ running }) => residentMemory(running.pid))
  for (let turn = 0; turn <= rounds; turn++) {
    report(turn === 0 ? 'job flows: warm-up' : `job flows: round ${turn} of ${rounds}`)
    for (const subject of subjects) await measureRound(subject, turn === 0 ? warmUpTime : roundTime)
  }
  return subjects.map((subject, index) => figuresOf(subject, idle[index] ?? Number.NaN))
}

async function measureRound({ name, running, flow, rounds }: Subject, duration: number): Promise<void> {
  const [server, client] = [processorTime(running.pid), process.cpuUsage()]
  const round = await runRound(flow, duration).catch((error: Error) => {
    throw new Error(`${name}: ${error.message}`)
  })
  const { user, system } = process.cpuUsage(client)
  rounds.push({
    ...round,
    serverTime: (processorTime(running.pid) - server) / round.flows,
    clientTime: (user + system) / 1_000 / round.flows,
  })
}

function figuresOf({ name, running, rounds }: Subject, idleMemory: number): FlowFigures {
  const counted = rounds.slice(1)
  return {
    name,
    perSecond: counted.map(({ perSecond }) => perSecond),
    flows: rounds.reduce((sum, { flows }) => sum + flows, 0),
    serverTime: counted.map(({ serverTime }) => serverTime),
    clientTime: counted.map(({ clientTime }) => clientTime),
    idleMemory,
    memory: residentMemory(running.pid),
  }
}
