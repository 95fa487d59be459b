import { join } from 'node:path'

/** The emulator's own folder below `dataDir`. @throws Error when `dataDir` is empty, which means that there is no such place. */
export function ownFolder(dataDir: string, name: string): string {
  if (dataDir !== '') return join(dataDir, name)
  throw new Error(
    'There is no home folder to keep certificates and keys in. Name a folder with --data-dir, or set HOME.',
  )
}
