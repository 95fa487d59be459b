import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { main } from '../../server/cli/main.ts'
import { packageRoot } from '../../server/files/root.ts'
import { hear } from './hear.ts'

/** The command's own file. */
export const cli: string = join(packageRoot, 'cli.js')

/** How a command ended, and what it wrote. */
export interface Run {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

// It hands the process's own output on.
const apart = ['exec']

/**
 * Runs the command with these words: in this process where it only prints, since one of its own costs ten times as much.
 * An environment variable that is undefined is taken away.
 */
export function run(words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Run> {
  if (apart.includes(words[0] ?? '')) return runProgram(process.execPath, [cli, ...words], environment)
  return runHere(words, environment)
}

/** Runs any command in this process: also one that starts another, as long as that is silent. Of several at once each has its own output. */
export async function runHere(words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Run> {
  using _environment = lent(environment)
  const { result, ...output } = await hear(() => main(words))
  return { code: result, ...output }
}

function lent(environment: NodeJS.ProcessEnv): Disposable {
  const own = Object.fromEntries(Object.keys(environment).map((name) => [name, process.env[name]]))
  const set = (variables: NodeJS.ProcessEnv) => {
    for (const [name, value] of Object.entries(variables)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
  set(environment)
  return { [Symbol.dispose]: () => set(own) }
}

/** Variables as `env -0` prints them, whatever is in them. */
export function variablesIn(printed: string): Record<string, string> {
  const variables = printed.split('\0').slice(0, -1)
  return Object.fromEntries(variables.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]))
}

/** Runs any program. */
export function runProgram(path: string, words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Run> {
  return new Promise((resolve) => {
    execFile(path, [...words], { env: { ...process.env, ...environment } }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}
