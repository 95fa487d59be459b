import { StorageError } from '../../core/errors.ts'

// Primary result codes. Source: https://sqlite.org/rescode.html
const codes = { busy: 5, readOnly: 8, io: 10, corrupt: 11, full: 13, cannotOpen: 14, notDatabase: 26 } as const

// An extended one: to lock a file for writing, one has to be allowed to write it.
const lockRefused = 3850

/** Says why SQLite could not do it, and what helps. Any other error is given back as it is. */
export function sqliteProblem(error: Error, path: string): Error {
  const { code, errcode } = error as { readonly code?: unknown; readonly errcode?: unknown }
  if (code === 'ERR_INVALID_STATE') {
    return new StorageError(`${path} is closed, like its emulator.`, { cause: error })
  }
  if (typeof errcode !== 'number') return error
  return new StorageError(sentenceOf(errcode, error.message, path), { cause: error })
}

/** A record cannot be read, though SQLite reads its row. */
export function damagedRecord(path: string, cause: Error): StorageError {
  return new StorageError(damaged(path, `a record of it is not JSON: ${cause.message}`), { cause })
}

/** What to say once the file is not where it was opened. */
export function fileGone(path: string): string {
  return `${path} was deleted, moved or replaced while the emulator ran, so nothing can be kept. Put it back, or restart the emulator.`
}

function damaged(path: string, how: string): string {
  return `${path} is damaged (${how}). Put a copy of it back, or name another file.`
}

function sentenceOf(errcode: number, message: string, path: string): string {
  if (errcode === lockRefused) return cannotWrite(path)
  switch (errcode & 0xff) {
    case codes.busy:
      return `${path} is in use by another emulator. Stop that one, or name another file.`
    case codes.readOnly:
      return cannotWrite(path)
    case codes.full:
      return `${path} cannot grow: the disk is full. Nothing of this was kept. Make room, and try again.`
    case codes.io:
      return `${path} cannot be read or written (${message}). Nothing of this was kept. Is the disk full or gone?`
    case codes.corrupt:
      return damaged(path, message)
    case codes.cannotOpen:
      return `${path} cannot be opened. Its folder must be there, and this user must be allowed to write in it.`
    case codes.notDatabase:
      return `${path} is not an emulator's database. Name a file that does not exist yet.`
    default:
      return `${path}: ${message} (SQLite ${errcode}).`
  }
}

function cannotWrite(path: string): string {
  return `${path} cannot be written. This user must be allowed to write the file and in its folder.`
}
