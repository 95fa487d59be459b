import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folders: string[] = []
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Where no emulator has kept anything yet. */
export function freshFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'smile-id-data-'))
  folders.push(folder)
  return join(folder, 'emulator.db')
}
