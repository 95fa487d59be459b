import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const variable = 'SMILE_ID_EMULATOR_TEMPORARY'

/**
 * The folder of everything that one run makes in passing. The process that asks first makes it, and removes it as it ends; programs that
 * it starts, Vitest's workers among them, find it in their environment.
 */
export function runFolder(): string {
  const known = process.env[variable]
  if (known !== undefined) return known
  const folder = mkdtempSync(join(tmpdir(), 'smile-id-emulator-run-'))
  // What lies in it says for itself who may read it: some tests are another user meanwhile.
  chmodSync(folder, 0o711)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.env[variable] = folder
  return folder
}

/** Makes an empty folder that nobody need remove. @param name whose it is, should somebody look. */
export function temporaryFolder(name: string): string {
  return mkdtempSync(join(runFolder(), `${name}-`))
}
