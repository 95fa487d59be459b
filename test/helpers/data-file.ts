import { join } from 'node:path'
import { temporaryFolder } from './temporary-folder.ts'

/** Where no emulator has kept anything yet. */
export function freshFile(): string {
  return join(temporaryFolder('data'), 'emulator.db')
}
