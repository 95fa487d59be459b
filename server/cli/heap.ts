import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Has V8 collect sooner, for a process that serves nothing but an emulator: memory follows what is kept. V8 looks at both flags
 * whenever it has collected. To be called once everything is loaded, which makes the young generation grow to 8 MB a half.
 */
export function keepHeapSmall(): void {
  // Left to itself the young generation grows to 32 MB a half, and is never given back. Ours is mostly rubbish at any size.
  setFlagsFromString('--semi-space-growth-factor=1')
  // The old one is collected when it has grown by this, not by up to four times.
  setFlagsFromString('--heap-growing-percent=20')
}

// How often it is looked whether it is quiet, in milliseconds, and the part of that time which may be work.
const pause = 3_000
const quiet = 0.05
// Milliseconds of work that leave enough behind to be worth collecting. A start is less.
const worthwhile = 1_000

/**
 * Has V8 collect, once, when quiet follows work. Left to itself it collects when there is more to do, so that what a load has
 * left behind stays until the next one.
 */
export function collectWhenQuiet(): void {
  const isTime = createQuietWatch()
  let before = performance.eventLoopUtilization()
  const look = (): void => {
    const now = performance.eventLoopUtilization()
    if (isTime(performance.eventLoopUtilization(now, before))) collect()
    before = now
  }
  setInterval(look, pause).unref()
}

/** @returns what is told how busy each while was, one after another, and says whether to collect after it. */
export function createQuietWatch(): (passed: { readonly active: number; readonly utilization: number }) => boolean {
  let worked = 0
  return ({ active, utilization }) => {
    worked += active
    if (utilization > quiet || worked < worthwhile) return false
    worked = 0
    return true
  }
}

/** Collects all there is, and gives back the pages that are not needed for now. It takes some 50 ms after a long load. */
function collect(): void {
  setFlagsFromString('--expose-gc')
  const gc: NodeJS.GCFunction = runInNewContext('gc')
  gc({ type: 'major', execution: 'sync' })
}
