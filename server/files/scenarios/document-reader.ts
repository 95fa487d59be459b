import { type BigIntStats, statSync } from 'node:fs'
import type { Instant, Milliseconds } from '../../core/time.ts'
import type { Registry } from '../../validation/registry.ts'
import { type DocumentOrFaults, readDocument } from './document.ts'

/** Reads a scenario file, and says what is wrong with it. */
export type DocumentReader = (path: string) => DocumentOrFaults

// Within the grain of a file system's clock a file can be changed twice and look the same.
const usualGrain: Milliseconds = 1_000

/**
 * @param now of the clock that stamps files.
 * @param grain how long after a change a file counts as settled, so that it need not be read again, in milliseconds.
 * @returns a reader that reads a file again only when it has changed: of ten thousand, one change would take seconds.
 */
export function createDocumentReader(
  registry: Registry,
  now: () => Instant,
  grain: Milliseconds = usualGrain,
): DocumentReader {
  const read = new Map<string, { readonly stamp: string; readonly document: DocumentOrFaults }>()
  return (path) => {
    // Looked at before it is read: what happens in between is noticed the next time.
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
    // Why not is said by whoever reads it.
    return undefined
  }
}

/** What is different whenever a file is: another one in its place, other times, or another size. */
function stampOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(':')
}
