import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A partner's endpoint in a process of its own. `using` ends it. */
export interface RunningReceiver extends Disposable {
  readonly url: string
  /** When each callback came, in milliseconds since the epoch. */
  times(): Promise<readonly number[]>
}

export async function startReceiver(): Promise<RunningReceiver> {
  const child = fork(fileURLToPath(import.meta.resolve('./callback-receiver.ts')))
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    url: `http://127.0.0.1:${port}/callback`,
    async times() {
      child.send('times?')
      const [reported] = (await once(child, 'message')) as [{ times: number[] }]
      return reported.times
    },
    [Symbol.dispose]: () => child.disconnect(),
  }
}
