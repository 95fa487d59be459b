import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../test/helpers/free-port.ts'
import { createClient } from './client.ts'
import type { Target } from './target.ts'

/** A target that answers, in a process of its own. `await using` ends it. */
export interface RunningTarget extends AsyncDisposable {
  readonly origin: string
  readonly pid: number
  /** From spawn to the first 200, in milliseconds. */
  readonly startUp: number
}

const pollEvery = 2
const usualPatience = 20_000

/**
 * Starts a target on a free port and waits for its first answer.
 * @param patience how long, in milliseconds. @throws Error when it ends or says nothing.
 */
export async function startTarget(target: Target, patience: number = usualPatience): Promise<RunningTarget> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const started = performance.now()
  const [program, ...words] = target.command(port)
  const child = spawn(program, words, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment(),
  })
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)

  async function stop(): Promise<void> {
    process.off('exit', kill)
    if (hasEnded(child)) return
    child.kill()
    await once(child, 'exit')
  }

  try {
    const startUp = (await firstAnswer(`${origin}${target.health}`, child, target.name, patience)) - started
    return { origin, pid: child.pid ?? 0, startUp, [Symbol.asyncDispose]: stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** @returns when it came. */
async function firstAnswer(url: string, child: ChildProcess, name: string, patience: number): Promise<number> {
  const client = createClient(0)
  const deadline = performance.now() + patience
  while (performance.now() < deadline) {
    const answer = await client.send('GET', url).catch(() => undefined)
    if (answer?.status === 200) return performance.now()
    if (answer) throw new Error(`${name}: GET ${url} answered ${answer.status} ${answer.text}`)
    if (hasEnded(child)) throw new Error(`${name} ended before it answered (${child.exitCode ?? child.signalCode}).`)
    await sleep(pollEvery)
  }
  throw new Error(`${name} did not answer in ${patience / 1_000} s.`)
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

/** Without options of the emulator or of Node that the caller's shell happens to hold: defaults are measured. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(SMILE_ID_EMULATOR_|NODE_OPTIONS$)/.test(name))
  return Object.fromEntries(kept)
}
