import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// The size of each half of the young generation, in bytes.
const enough = 8 * 1_048_576

/**
 * Makes V8 collect sooner, for a process that only runs an emulator: memory then follows what is kept. V8 reads the flags
 * after each collection.
 */
export function keepHeapSmall(): void {
  // The old generation is collected when it has grown by this, not by up to four times.
  setFlagsFromString('--heap-growing-percent=20')
  limitYoungGeneration()
  new PerformanceObserver(limitYoungGeneration).observe({ entryTypes: ['gc'] })
}

/**
 * By default the young generation grows to 32 MB a half, which the emulator does not need: most of it is garbage at any size. When
 * idle, V8 shrinks it to 1 MB, which makes everything take a third longer: it must be able to grow again, up to this limit.
 */
function limitYoungGeneration(): void {
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')
  setFlagsFromString(`--semi-space-growth-factor=${(young?.space_size ?? 0) < enough ? 2 : 1}`)
}

// How often to check whether the process is idle, in milliseconds, and the part of that time which may be work.
const pause = 10_000
const quiet = 0.05
// Milliseconds of work after which it is worth collecting: calls in the half second after a collection take half as long
// again, since V8 compiles code again.
const worthwhile = 10_000

/**
 * Makes V8 collect, once, when the process is idle after work. By default it collects when there is more to do, so that the
 * garbage of one load stays until the next.
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

/** @returns a function that takes how busy each period was, and says whether to collect after it. */
export function createQuietWatch(): (passed: { readonly active: number; readonly utilization: number }) => boolean {
  let worked = 0
  return ({ active, utilization }) => {
    worked += active
    if (utilization > quiet || worked < worthwhile) return false
    worked = 0
    return true
  }
}

/**
 * Collects, in some 50 ms after a long load, and gives back the pages that are not needed for now. Not as V8's last resort, which
 * drops compiled code as well.
 */
function collect(): void {
  setFlagsFromString('--expose-gc')
  const gc: NodeJS.GCFunction = runInNewContext('gc')
  gc({ type: 'major', execution: 'sync' })
}
