import type { Milliseconds } from '../../core/time.ts'

// setTimeout counts in 32 bits: a longer wait would end at once.
const longestWait = 2 ** 31 - 1

/** Calls `done` after a length of real time, however long. @returns a function that cancels it. */
export function startTimer(length: Milliseconds, done: () => void): () => void {
  let timer: NodeJS.Timeout
  function wait(left: Milliseconds): void {
    const now = Math.min(left, longestWait)
    timer = setTimeout(() => (left > now ? wait(left - now) : done()), now)
  }
  wait(length)
  return () => clearTimeout(timer)
}
