import { parseArgs } from 'node:util'
import { machine } from './machine.ts'
import { measureCallbacks } from './scale/callbacks.ts'
import { type Effort, fullEffort, quickEffort } from './scale/effort.ts'
import { type Measure, tableHead, tableRow } from './scale/figure.ts'
import { measureJobs } from './scale/jobs.ts'
import { createProgress } from './scale/progress.ts'
import { measureRequests } from './scale/requests.ts'
import { warmUp } from './scale/scale-target.ts'
import { measureStore } from './scale/store.ts'

const measures: Readonly<Record<string, Measure<Effort>>> = {
  memory: measureRequests,
  jobs: measureJobs,
  callbacks: measureCallbacks,
  store: measureStore,
}

const help = `Measures what much of everything does to the emulator: many requests, jobs and callbacks, and a large store.

Usage: npm run scale [-- --only memory,jobs] [-- --quick]

  --only LIST  Some of: ${Object.keys(measures).join(', ')}; all unless specified.
  --quick      A rough look, with a tenth of everything.
  --help       This text.

A full run takes some ten minutes. What comes out is a table in Markdown: each figure, its ratio, and its aim.
Exit code 1 when a server fails or gives a wrong answer, or when what was said was not understood; 2 when an aim is missed.`

/** @throws Error when one is not known. */
function chosen(only: string | undefined): readonly (readonly [string, Measure<Effort>])[] {
  const names = only?.split(',').map((name) => name.trim()) ?? Object.keys(measures)
  return names.map((name) => {
    const measure = measures[name]
    if (!measure) throw new Error(`--only ${name}: there is ${Object.keys(measures).join(', ')}.`)
    return [name, measure]
  })
}

/** Prints each figure as soon as it is known. @returns whether every aim is reached. */
async function scale(only: string | undefined, effort: Effort): Promise<boolean> {
  const wanted = chosen(only)
  const progress = createProgress(process.stderr)
  let reached = true
  console.log(`${machine()}\n\n${tableHead}`)
  try {
    await warmUp()
    for (const [name, measure] of wanted) {
      progress.say(`${name}: begun`)
      for (const figure of await measure(effort, progress.say)) {
        progress.end()
        console.log(tableRow(figure))
        reached &&= figure.reached !== false
      }
    }
    return reached
  } finally {
    progress.end()
  }
}

// By way of exit, so that the servers are ended too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

try {
  const options = {
    only: { type: 'string' },
    quick: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const
  const { values } = parseArgs({ options })
  if (values.help) console.log(help)
  else if (!(await scale(values.only, values.quick ? quickEffort : fullEffort))) process.exitCode = 2
} catch (error) {
  console.error(`scale: ${(error as Error).message}`)
  process.exitCode = 1
}
