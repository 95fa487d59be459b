import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Writes a file that somebody named, and makes the folders that lead to it.
 * @throws Error that says why it cannot be.
 */
export function writeOutput(path: string, text: string, mode = 0o666): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text, { mode })
  } catch (error) {
    throw new Error(`${path} cannot be written: ${(error as Error).message}.`)
  }
}
