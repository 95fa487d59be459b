import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { oneOfMany } from './one-of-many.ts'

interface Observed {
  readonly ordinal: number
  readonly callbacks?: string
  readonly failure?: string
}

// Each worker costs the start of a thread and half a second of calls.
const workers = process.env.SMILE_ID_EMULATOR_WHOLE ? 8 : 3
const testsOfEach = 25

/** @param reported takes what a worker says of each of its tests. */
async function work(url: string, first: number, reported: (one: Observed) => void): Promise<void> {
  const ordinals = Array.from({ length: testsOfEach }, (_, index) => first + index)
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: { url, ordinals } })
  worker.on('message', reported)
  await once(worker, 'exit')
}

test(`${workers * testsOfEach} tests in ${workers} parallel workers share one emulator, and none sees another’s`, async () => {
  await using emulator = await startTestEmulator()
  const before = await emulator.snapshot()
  const reported: Observed[] = []
  let elsewhere = Promise.resolve()
  const hear = (one: Observed) => {
    if (reported.push(one) % 8 === 0) elsewhere = elsewhere.then(interfere)
  }

  /** Somebody without a partner of their own is busy meanwhile, and has everybody's time move but theirs. */
  async function interfere(): Promise<void> {
    await emulator.next('never-completes')
    await createTestPartner(emulator).submit()
    await emulator.clock.advance('1h')
    await emulator.reset('1234')
  }

  const firsts = Array.from({ length: workers }, (_, index) => index * testsOfEach)
  await Promise.all(firsts.map((first) => work(emulator.url, first, hear)))
  await elsewhere

  expect(reported.flatMap(({ failure }) => failure ?? [])).toEqual([])
  expect(new Set(reported.map(({ ordinal }) => ordinal)).size).toBe(workers * testsOfEach)
  // Nothing of them is left, and each received what it receives when it runs alone.
  expect({ ...(await emulator.snapshot()), clock: before.clock }).toEqual(before)
  expect([emulator.journal.list(), emulator.callbacks.inbox(), await emulator.callbacks.list()]).toEqual([[], [], []])
  for (const ordinal of [2, 37]) {
    const { callbacks } = reported.find((one) => one.ordinal === ordinal) ?? {}
    expect(await oneOfMany(emulator.url, ordinal)).toBe(callbacks)
  }
})
