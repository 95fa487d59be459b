import { BaseSequencer, type TestSpecification } from 'vitest/node'

// They wait for an SDK's polling, a browser, or programs, more than they compute; the longest first.
const waiting = ['docs/readme', 'dashboard/browser', 'cli/exec', 'clients/node']

/**
 * Starts with what waits longest, since others compute meanwhile. Vitest goes by how long each took the last time; the first time, in a
 * fresh clone, by how large it is, and what waits is small.
 */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const named = waiting.map((name) => sorted.find(({ moduleId }) => moduleId.endsWith(`/${name}.test.ts`)))
    const first = named.filter((file) => file !== undefined)
    return [...first, ...sorted.filter((file) => !first.includes(file))]
  }
}
