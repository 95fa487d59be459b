import { type FSWatcher, watch } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { isFolder } from './is-folder.ts'

/** Files and folders that are watched. */
export interface PathWatch {
  close(): void
}

// Editors write a file in several steps, and a checkout writes many: such changes are reported together.
const settling = 100

/**
 * Reports changes of files, and in folders. It does not keep the process alive.
 *
 * A folder is watched and not its files, since editors replace a file by a new one. The folder above is watched
 * as well, since a folder can be replaced too.
 * @param onProblem called when something cannot be watched.
 */
export function watchPaths(
  paths: readonly string[],
  onChange: () => void,
  onProblem: (path: string, code: string) => void,
): PathWatch {
  const above: FSWatcher[] = []
  const inside = new Map<string, FSWatcher>()
  /** Paths that may have something new, which is not watched yet. */
  const moved = new Set(paths)
  let timer: NodeJS.Timeout | undefined
  let closed = false

  function notice(): void {
    if (closed) return
    // The first of several events starts the timer, so that endless changes are reported too.
    timer ??= setTimeout(() => {
      timer = undefined
      lookAgain()
      onChange()
    }, settling).unref()
  }

  /** Watches the folders that exist now. Done before they are read, so that changes in between are reported again. */
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
  process.emitWarning(
    `${path} cannot be watched (${code}): changes to scenario files there take effect at the next start.`,
  )
}
