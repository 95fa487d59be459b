import { writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from '../tls/make-folder.ts'

/**
 * Writes a file that the user named, and creates its folders.
 * @throws Error that says why it cannot be written.
 */
export function writeOutput(path: string, text: string, mode = 0o666): void {
  try {
    makeFolder(dirname(path))
    writeFileSync(path, text, { mode })
  } catch (error) {
    throw new Error(`${path} cannot be written: ${(error as Error).message}.`)
  }
}
