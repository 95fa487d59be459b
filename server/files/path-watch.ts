import { type FSWatcher, watch } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { isFolder } from './is-folder.ts'

/** Files and folders that are looked after. */
export interface PathWatch {
  close(): void
}

// Editors write a file in several steps, and a checkout writes many: what belongs together is told together.
const settling = 100

/**
 * Tells of whatever happens to files, or in folders. It keeps no process alive.
 *
 * A folder is watched and not its files, since editors put a new file in the old one's place. The folder above is watched
 * as well, since a folder can be put in another's place too.
 * @param onProblem told when something cannot be watched.
 */
export function watchPaths(
  paths: readonly string[],
  onChange: () => void,
  onProblem: (path: string, code: string) => void,
): PathWatch {
  const above: FSWatcher[] = []
  const inside = new Map<string, FSWatcher>()
  /** Paths that something new may stand at, which is not watched yet. */
  const moved = new Set(paths)
  let timer: NodeJS.Timeout | undefined
  let closed = false

  function notice(): void {
    if (closed) return
    // The first of several events sets it off, so that what never ceases is told as well.
    timer ??= setTimeout(() => {
      timer = undefined
      lookAgain()
      onChange()
    }, settling).unref()
  }

  /** Watches the folders that are there now. Done before they are read: what happens in between is told once more. */
  function lookAgain(): void {
    for (const path of moved) {
      inside.get(path)?.close()
      inside.delete(path)
      const watcher = isFolder(path) ? opened(path, notice, () => move(path)) : undefined
      if (watcher) inside.set(path, watcher)
    }
    moved.clear()
  }

  function move(path: string): void {
    moved.add(path)
    notice()
  }

  function opened(
    path: string,
    onEvent: (event: string, name: string | null) => void,
    onError: () => void,
  ): FSWatcher | undefined {
    try {
      return watch(path, { persistent: false }, onEvent).on('error', onError)
    } catch (error) {
      onProblem(path, (error as NodeJS.ErrnoException).code ?? (error as Error).message)
      return undefined
    }
  }

  for (const path of paths) {
    const whole = resolve(path)
    const onEvent = (_: string, name: string | null) => {
      if (name === null || name === basename(whole)) move(path)
    }
    const watcher = opened(dirname(whole), onEvent, notice)
    if (watcher) above.push(watcher)
  }
  lookAgain()

  return {
    close() {
      closed = true
      clearTimeout(timer)
      for (const watcher of [...above, ...inside.values()]) watcher.close()
    },
  }
}

/** Warns of a path that cannot be watched. */
export function warnUnwatched(path: string, code: string): void {
  process.emitWarning(`${path} cannot be watched (${code}): changed scenario files there wait for the next start.`)
}
