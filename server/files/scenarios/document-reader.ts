import { type BigIntStats, statSync } from 'node:fs'
import type { Instant, Milliseconds } from '../../core/time.ts'
import type { Registry } from '../../validation/registry.ts'
import { type DocumentOrProblems, readDocument } from './document.ts'

/** Reads a scenario file, or reports its problems. */
export type DocumentReader = (path: string) => DocumentOrProblems

// Within the resolution of a file system's clock a file can change twice and look the same.
const usualGrain: Milliseconds = 1_000

/**
 * @param now the time of the clock that stamps files.
 * @param grain how long after a change a file is safe not to be read again, in milliseconds.
 * @returns a reader that reads a file again only when it has changed: reading all of ten thousand would take seconds.
 */
export function createDocumentReader(
  registry: Registry,
  now: () => Instant,
  grain: Milliseconds = usualGrain,
): DocumentReader {
  const read = new Map<string, { readonly stamp: string; readonly document: DocumentOrProblems }>()
  return (path) => {
    // Checked before it is read, so that a change in between is noticed the next time.
    const found = statOf(path)
    const stamp = found && stampOf(found)
    const before = read.get(path)
    if (before && before.stamp === stamp) return before.document
    const document = readDocument(path, registry)
    if (stamp !== undefined && now() - Number(found?.ctimeMs) >= grain) read.set(path, { stamp, document })
    else read.delete(path)
    return document
  }
}

function statOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true })
  } catch {
    // Reading it reports why.
    return undefined
  }
}

/** Changes whenever a file does: another file in its place, other times, or another size. */
function stampOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(':')
}
