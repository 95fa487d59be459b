import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// Of the young generation, in bytes: of each of its halves.
const enough = 8 * 1_048_576

/**
 * Has V8 collect sooner, for a process that serves nothing but an emulator: memory follows what is kept. V8 looks at the flags
 * whenever it has collected.
 */
export function keepHeapSmall(): void {
  // The old generation is collected when it has grown by this, not by up to four times.
  setFlagsFromString('--heap-growing-percent=20')
  limitYoungGeneration()
  new PerformanceObserver(limitYoungGeneration).observe({ entryTypes: ['gc'] })
}

/**
 * Left to itself the young generation grows to 32 MB a half, which ours does not need, being mostly rubbish at any size. When it is
 * quiet V8 makes it as small as 1 MB, with which everything takes a third longer: it must be free to grow again, up to there.
 */
function limitYoungGeneration(): void {
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')
  setFlagsFromString(`--semi-space-growth-factor=${(young?.space_size ?? 0) < enough ? 2 : 1}`)
}

// How often it is looked whether it is quiet, in milliseconds, and the part of that time which may be work.
const pause = 10_000
const quiet = 0.05
// Milliseconds of work that leave so much behind that it is worth collecting: the calls of the half second after it take half as long
// again, as V8 compiles anew.
const worthwhile = 10_000

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

/**
 * Collects, some 50 ms after a long load, and gives back the pages that are not needed for now. Not as V8's last resort, which
 * forgets what was compiled as well.
 */
function collect(): void {
  setFlagsFromString('--expose-gc')
  const gc: NodeJS.GCFunction = runInNewContext('gc')
  gc({ type: 'major', execution: 'sync' })
}
