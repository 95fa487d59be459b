import { randomUUID } from 'node:crypto'
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from './make-folder.ts'

/** Files that belong together, by name. */
export interface KeyFolder {
  readonly folder: string
  /** What they are, for error messages. */
  readonly what: string
  readonly files: Readonly<Record<string, string>>
  /** Whether the folder is complete and its files fit together. */
  readonly isUsable: (folder: string) => boolean
}

/**
 * Writes files atomically, for their owner only: if several emulators start at once, one wins and all use its files.
 * @throws Error when the folder cannot be written.
 */
export function publishFolder({ folder, what, files, isUsable }: KeyFolder): void {
  const aside = `${folder}.${randomUUID()}`
  try {
    makeFolder(aside, 0o700)
    for (const [name, text] of Object.entries(files)) writeFileSync(join(aside, name), text, { mode: 0o600 })
    if (existsSync(folder) && !isUsable(folder)) rmSync(folder, { recursive: true, force: true })
    renameSync(aside, folder)
  } catch (error) {
    rmSync(aside, { recursive: true, force: true })
    if (isUsable(folder)) return
    throw new Error(
      `Cannot write ${what} to ${folder}: ${(error as Error).message}. Choose another folder with --data-dir.`,
    )
  }
}
