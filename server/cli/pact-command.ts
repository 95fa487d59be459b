import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const packageName = '@pact-foundation/pact-cli'

/** Where Pact's command is: in the project that one stands in, or beside this package. @throws Error that says how to have it. */
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
 * Has Pact's verifier trust one authority. It reads all that it trusts anew for each request, which takes five times as long as the rest
 * where a machine trusts the usual ones. With a broker it needs them.
 * @param caPath the emulator's.
 */
export function trustOnly(caPath: string): NodeJS.ProcessEnv {
  return { SSL_CERT_FILE: caPath, SSL_CERT_DIR: '' }
}

/** Runs Pact's verifier, with these variables beside this process's own. @returns its exit code, and all that it wrote. */
export function runVerifier(
  pact: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<{ code: number; output: string }> {
  const env = { ...process.env, PACT_DO_NOT_TRACK: 'true', ...environment }
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [pact, 'verifier', '--no-colour', ...words], { env })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
