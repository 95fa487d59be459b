import { AsyncLocalStorage } from 'node:async_hooks'
import { format } from 'node:util'

interface Output {
  stdout: string
  stderr: string
}

const outputs = new AsyncLocalStorage<Output>()
let running = 0
let giveBack = () => {}

/** Takes what some work writes to the console and to standard output, and nothing of what is done beside it. */
export async function hear<T>(work: () => Promise<T>): Promise<Output & { readonly result: T }> {
  const output = { stdout: '', stderr: '' }
  if (running++ === 0) giveBack = takeOutput()
  try {
    const result = await outputs.run(output, work)
    return { result, ...output }
  } finally {
    if (--running === 0) giveBack()
  }
}

/** What others write goes where it went. @returns what puts everything back. */
function takeOutput(): () => void {
  const { log, error } = console
  const { stdout } = process
  const { write } = stdout
  const listen = (name: keyof Output, otherwise: typeof log): typeof log => {
    return (...said: unknown[]) => {
      const output = outputs.getStore()
      if (output) output[name] += `${format(...said)}\n`
      else otherwise(...said)
    }
  }
  console.log = listen('stdout', log)
  console.error = listen('stderr', error)
  stdout.write = ((...said: Parameters<typeof write>) => {
    const output = outputs.getStore()
    if (!output) return write.apply(stdout, said)
    output.stdout += said[0]
    return true
  }) as typeof write
  return () => {
    Object.assign(console, { log, error })
    stdout.write = write
  }
}
