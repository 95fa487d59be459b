import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { exitOf } from './run-command.ts'

const packageName = '@pact-foundation/pact-cli'

/** Where Pact's command is: in the current project, or beside this package. @throws Error that says how to install it. */
export function findPact(places: readonly string[] = [join(process.cwd(), 'package.json'), import.meta.url]): string {
  for (const place of places) {
    try {
      return createRequire(place).resolve(`${packageName}/bin/pact.js`)
    } catch {}
  }
  throw new Error(
    `Verifying pacts takes Pact, which is not installed. Install it with: npm install --save-dev ${packageName}`,
  )
}

/**
 * Makes Pact's verifier trust one authority only. It reads all its authorities again for each request, which takes five times as long as
 * the rest on a usual machine. With a broker it needs the others too.
 * @param caPath the emulator's.
 */
export function trustOnly(caPath: string): NodeJS.ProcessEnv {
  return { SSL_CERT_FILE: caPath, SSL_CERT_DIR: '' }
}

/**
 * Runs Pact's verifier, with these variables beside this process's own.
 * @param words called once signals stop the verifier and no longer this process, so that files made here can be removed.
 * @returns its exit code, as a shell would report it, and all that it wrote.
 */
export async function runVerifier(
  pact: string,
  words: () => readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<{ code: number; output: string }> {
  const env = { ...process.env, PACT_DO_NOT_TRACK: 'true', ...environment }
  let output = ''
  const code = await exitOf(() => {
    const child = spawn(process.execPath, [pact, 'verifier', '--no-colour', ...words()], { env })
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (output += chunk))
      // The program that Pact's command runs may outlive it, and is not waited for.
      child.once('exit', (_, signal) => void (signal && stream.destroy()))
    }
    return child
  })
  return { code, output }
}
