import { openEmulator } from '../emulator.ts'
import { packageVersion } from '../files/root.ts'
import { defaultOptions } from '../options.ts'
import { banner } from './banner.ts'
import { createLog } from './log.ts'
import { readCommandLine, readOptions, startFlags, UsageError } from './read-options.ts'

/** Runs an emulator until it is told to stop. @returns the exit code. */
export async function start(words: readonly string[]): Promise<number> {
  const { flags, words: rest } = readCommandLine(words, { ...startFlags, quiet: { type: 'boolean' } })
  if (rest.length > 0) throw new UsageError(`"${rest[0]}" was not expected after start.`)
  const options = { ...defaultOptions, ...readOptions(flags, process.env) }
  const quiet = flags.quiet === true
  // Listened for from the beginning: who sees the banner may stop us.
  const stopped = stopSignal()

  const emulator = await openEmulator(options, quiet ? {} : createLog(console.log)).catch(
    (error: NodeJS.ErrnoException) => {
      throw startProblem(error, options.port, options.host)
    },
  )
  if (!quiet) console.log(banner(emulator, options, packageVersion()))

  const signal = await stopped
  const owed = emulator.control.callbacks().filter(({ state }) => state === 'owed').length
  await emulator.close()
  if (!quiet) console.log(`\nStopped by ${signal}.${owed > 0 ? ` Callbacks still owed, and lost: ${owed}.` : ''}`)
  return 0
}

function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal))
  })
}

function startProblem(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new Error(
        `Port ${port} on ${host} is in use. Is another emulator running? Choose another with --port, or --port 0 for a free one.`,
      )
    case 'EACCES':
      return new Error(`Port ${port} may not be opened by this user. Choose one above 1023 with --port.`)
    case 'EADDRNOTAVAIL':
      return new Error(`${host} is no address of this machine. Choose another with --host.`)
    default:
      return error
  }
}
