import { lstatSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isFolder } from '../is-folder.ts'

/** The folder of a user's to which scenarios can be saved: the one that is looked at first. */
export function folderToSaveTo(folders: readonly string[]): string | undefined {
  const last = folders.at(-1)
  return last !== undefined && isFolder(last) ? last : undefined
}

/** The file of a scenario in a folder: the one that it is in already, or one of its name. @param known where it is now. */
export function scenarioPath(folder: string, name: string, known: string | undefined): string {
  const path = resolve(known ?? '')
  return known !== undefined && dirname(path) === resolve(folder) ? path : join(folder, `${name}.yaml`)
}

/** Whether anything has that path, be it a link that leads nowhere. */
export function isTaken(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/**
 * Writes a file whole: whoever reads it at the same time finds the old text or the new. A link goes on leading to its file.
 * @throws Error of the file system, nothing changed.
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
