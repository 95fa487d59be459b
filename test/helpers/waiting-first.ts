import { BaseSequencer, type TestSpecification } from 'vitest/node'

// They wait for the SDK's polling most of the time.
const waiting = /\/(docs\/demo|clients\/node)\.test\.ts$/

/**
 * Starts with what waits longest, since others compute meanwhile. Vitest goes by how long each took the last time; the first time, in a
 * fresh clone, by how large it is, and what waits is small.
 */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isWaiting = ({ moduleId }: TestSpecification) => waiting.test(moduleId)
    return [...sorted.filter(isWaiting), ...sorted.filter((file) => !isWaiting(file))]
  }
}
