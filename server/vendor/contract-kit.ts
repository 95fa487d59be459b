import type { Generation } from './generation.ts'
import type { Grading } from './grading/grading.ts'
import type { GenerationPacts } from './pacts/pacts.ts'

/** What the grader needs of a generation. */
export interface GradedGeneration extends Pick<Generation, 'name' | 'namesOf' | 'callbacks' | 'canSay' | 'word'> {
  readonly grading: Grading
}

/** What pacts need of a generation. */
export interface PactGeneration extends Pick<Generation, 'name' | 'prefix'> {
  readonly pacts: GenerationPacts
}

/** Loads what `test-callback` needs, of each generation that has it. */
export function gradedGenerations(generations: readonly Generation[]): Promise<readonly GradedGeneration[]> {
  return loaded(generations, async ({ name, namesOf, callbacks, canSay, word, grading }) => {
    return grading && { name, namesOf, callbacks, canSay, word, grading: await grading() }
  })
}

/** Loads what pacts need, for each generation that has it. */
export function pactGenerations(generations: readonly Generation[]): Promise<readonly PactGeneration[]> {
  return loaded(generations, async ({ name, prefix, pacts }) => pacts && { name, prefix, pacts: await pacts() })
}

async function loaded<Kit>(
  generations: readonly Generation[],
  load: (generation: Generation) => Promise<Kit | undefined>,
): Promise<readonly Kit[]> {
  return (await Promise.all(generations.map(load))).filter((one) => one !== undefined)
}
