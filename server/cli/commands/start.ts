import { withoutPassword } from '../../core/text/database-url.ts'
import { openEmulator } from '../../emulator.ts'
import { packageVersion } from '../../files/root.ts'
import { defaultOptions } from '../../options/default-options.ts'
import type { CommandLine } from '../command.ts'
import { complain } from '../complain.ts'
import { collectWhenQuiet, keepHeapSmall } from '../heap.ts'
import { readConfiguredOptions } from '../options/configuration/configured-options.ts'
import { misspeltVariables } from '../options/read.ts'
import { UsageError } from '../options/usage-error.ts'
import { banner } from '../reports/banner.ts'
import { createLog } from '../reports/log.ts'
import { startProblem } from '../start-problem.ts'

/** Runs an emulator until a signal stops it. @returns the exit code. */
export async function start({ flags, words: rest }: CommandLine): Promise<number> {
  if (rest.length > 0) throw new UsageError(`"${rest[0]}" was not expected after start.`)
  const { options: said, ...from } = await readConfiguredOptions(flags, process.env)
  const options = { ...defaultOptions, watch: true, ...said }
  misspeltVariables(process.env).forEach(complain)
  const quiet = flags.quiet === true
  // From the beginning: the emulator may be stopped as soon as the banner is printed.
  const stopped = stopSignal()

  const emulator = await openEmulator(options, quiet ? {} : createLog(console.log)).catch(
    (error: NodeJS.ErrnoException) => {
      throw startProblem(error, options.port, options.host)
    },
  )
  keepHeapSmall()
  collectWhenQuiet()
  if (!quiet) console.log(banner(emulator, { ...options, ...from }, packageVersion()))

  const signal = await stopped
  const { owed, problem } = await emulator.close()
  const lot = options.data === undefined || problem ? 'lost' : `kept in ${withoutPassword(options.data)}`
  if (!quiet) console.log(`\nStopped by ${signal}.${owed > 0 ? ` Callbacks still owed, and ${lot}: ${owed}.` : ''}`)
  if (problem) complain(problem)
  return problem ? 1 : 0
}

function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal))
  })
}
