import { join } from 'node:path'

/** A folder of the emulator's own below `dataDir`. @throws Error when there is no such place, which an empty text stands for. */
export function ownFolder(dataDir: string, name: string): string {
  if (dataDir !== '') return join(dataDir, name)
  throw new Error(
    'There is no home folder to keep certificates and keys in. Name a folder with --data-dir, or set HOME.',
  )
}
