import { homedir, userInfo } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** The default folder for the emulator's own files; a relative path is ignored. Source: XDG Base Directory Specification 0.8. */
export function usualDataDir(): string {
  const { XDG_DATA_HOME = '' } = process.env
  const home = [homeBy(homedir), homeBy(() => userInfo().homedir)].find(isAbsolute)
  const base = isAbsolute(XDG_DATA_HOME) ? XDG_DATA_HOME : home && join(home, '.local', 'share')
  return base ? join(base, 'smile-id-emulator') : ''
}

function homeBy(find: () => string): string {
  try {
    return find()
  } catch {
    // HOME is not set, and the system does not know this user, as in a container.
    return ''
  }
}
