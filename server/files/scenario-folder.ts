import { renameSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isFolder } from './is-folder.ts'

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

/** Writes a file whole: whoever reads it at the same time finds the old text or the new. */
export function writeWhole(path: string, text: string): void {
  const aside = `${path}.aside`
  writeFileSync(aside, text.endsWith('\n') ? text : `${text}\n`)
  renameSync(aside, path)
}
