import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Options } from '../../server/index.ts'

/** A process that is ready to be an emulator. */
export interface Killable {
  /** Starts the emulator. @returns its URL. */
  start(options: Partial<Options>): Promise<string>
  /** Ends the process, with SIGTERM as one would, or with SIGKILL; resolves when it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** @param execArgv Node's own arguments. */
export async function spawnKillable(execArgv: readonly string[] = []): Promise<Killable> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'data-server.ts'), { execArgv: [...execArgv] })
  const exited = once(child, 'exit')
  const killAtExit = () => void child.kill('SIGKILL')
  process.once('exit', killAtExit)
  const next = async () => {
    const [message] = await Promise.race([once(child, 'message'), exited.then(() => [undefined])])
    if (message === undefined) throw new Error('The emulator ended by itself.')
    return message
  }
  await next()
  return {
    async start(options) {
      const started = next()
      child.send(options)
      return ((await started) as { url: string }).url
    },
    async end(signal) {
      process.off('exit', killAtExit)
      child.kill(signal)
      await exited
    },
  }
}
