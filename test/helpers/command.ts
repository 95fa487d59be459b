import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { packageRoot } from '../../server/files/root.ts'

/** The command's own file. */
export const cli: string = join(packageRoot, 'server', 'cli.ts')

/** How a command ended, and what it wrote. */
export interface Run {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command with these words. An environment variable that is undefined is taken away. */
export function run(words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Run> {
  return runProgram(process.execPath, [cli, ...words], environment)
}

/** Runs any program. */
export function runProgram(path: string, words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Run> {
  return new Promise((resolve) => {
    execFile(path, [...words], { env: { ...process.env, ...environment } }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}
