import type { ServedGenerations } from '../service/coverage.ts'
import { coveredGenerations } from './covered-generations.ts'
import { type Generation, type GenerationMaker, type GenerationParts, generationNamed } from './generation.ts'

/**
 * The generations that are played. They are made of parts that ask for them by name, such as scenarios, so that those parts come
 * first: nobody asks before a call comes or a scenario is read.
 */
export interface PlayedGenerations extends ServedGenerations {
  /** The usual one first. */
  all(): readonly Generation[]
  /** The one of that name. Throws an Error when it is not played. */
  readonly named: (name: string) => Generation
  /** Makes them. */
  make(parts: GenerationParts): readonly Generation[]
}

/** @param makers one for each. */
export function createPlayedGenerations(makers: readonly GenerationMaker[]): PlayedGenerations {
  let played: readonly Generation[] = []

  return {
    ...coveredGenerations(() => played),
    all: () => played,
    named: (name) => generationNamed(played, name),
    make(parts) {
      played = makers.map((make) => make(parts))
      return played
    },
  }
}
