// Runs its share of the tests that share an emulator, one after the other, as a worker of a test runner does.
import { parentPort, workerData } from 'node:worker_threads'
import { oneOfMany } from './one-of-many.ts'

const { url, ordinals } = workerData as { readonly url: string; readonly ordinals: readonly number[] }

for (const ordinal of ordinals) {
  const reported = await oneOfMany(url, ordinal).then(
    (callbacks) => ({ ordinal, callbacks }),
    (error: Error) => ({ ordinal, failure: error.stack ?? error.message }),
  )
  parentPort?.postMessage(reported)
}
