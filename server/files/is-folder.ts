import { statSync } from 'node:fs'

/** Whether there is a folder at a path, or a link to one. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
