import type { Generation } from './generation.ts'
import type { Grading } from './grading/grading.ts'
import type { GenerationPacts } from './pacts/pacts.ts'

/** What the grader is given of a generation. */
export interface GradedGeneration extends Pick<Generation, 'name' | 'namesOf' | 'callbacks' | 'canSay' | 'word'> {
  readonly grading: Grading
}

/** What is known of a generation to whoever works with pacts. */
export interface PactGeneration extends Pick<Generation, 'name' | 'prefix'> {
  readonly pacts: GenerationPacts
}

/** Loads what `test-callback` needs of a generation. */
export async function gradedGeneration({
  name,
  namesOf,
  callbacks,
  canSay,
  word,
  grading,
}: Generation): Promise<GradedGeneration> {
  return { name, namesOf, callbacks, canSay, word, grading: await grading() }
}

/** Loads what pacts need, of each generation that has it. */
export async function pactGenerations(generations: readonly Generation[]): Promise<readonly PactGeneration[]> {
  const loaded = await Promise.all(
    generations.map(async ({ name, prefix, pacts }) => pacts && { name, prefix, pacts: await pacts() }),
  )
  return loaded.filter((one) => one !== undefined)
}
