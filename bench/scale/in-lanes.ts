import { concurrency } from '../round.ts'

/** Does something so many times, several at once. @param say called now and then with how often it was done. */
export async function inLanes(
  times: number,
  work: (turn: number) => Promise<unknown>,
  say: (done: number) => void,
): Promise<void> {
  let begun = 0
  let done = 0
  async function lane(): Promise<void> {
    while (begun < times) {
      await work(begun++)
      done += 1
      if (done % 500 === 0) say(done)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, lane))
}
