import { lstatSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isFolder } from '../is-folder.ts'

/** The user's folder to which scenarios are saved: the one that is tried first. */
export function folderToSaveTo(folders: readonly string[]): string | undefined {
  const last = folders.at(-1)
  return last !== undefined && isFolder(last) ? last : undefined
}

/** The file of a scenario in a folder: the one that has it, or a new one with its name. @param known where it is now. */
export function scenarioPath(folder: string, name: string, known: string | undefined): string {
  const path = resolve(known ?? '')
  return known !== undefined && dirname(path) === resolve(folder) ? path : join(folder, `${name}.yaml`)
}

/** Whether anything has this path, even a broken link. */
export function isTaken(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/**
 * Writes a file atomically: a reader gets the old text or the new one. A link still leads to its file.
 * @throws Error of the file system; then nothing has changed.
 */
export function writeWhole(path: string, text: string): void {
  const real = isTaken(path) ? realpathSync(path) : path
  const aside = `${real}.aside`
  try {
    writeFileSync(aside, text.endsWith('\n') ? text : `${text}\n`)
    renameSync(aside, real)
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
  }
}
