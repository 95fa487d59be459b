import { createPathNormaliser } from '../http/sent-path.ts'
import type { PactGeneration } from '../vendor/contract-kit.ts'
import type { KnownWords } from './check/matchers.ts'
import { type Endpoint, endpointOf } from './endpoints.ts'
import type { ReadInteraction, ReadPact } from './read-pact.ts'

/** What of an interaction says by which generation it is. */
type Asked = Pick<ReadInteraction, 'method' | 'path'>

/** The generations that pacts may be about, and what each knows. */
export interface KnownGenerations {
  /** By the path that is asked. Who calls back may have any, and is taken for the first. */
  generationOf(asked: Asked): PactGeneration
  /** That of whatever is asked in these pacts; where they ask several, the first. */
  generationOfAll(pacts: readonly Pick<ReadPact, 'interactions'>[]): PactGeneration
  /** What its results are known to say. */
  wordsOf(asked: Asked): KnownWords
  /** Whatever base URL the client has. */
  endpointAt(asked: Asked): Endpoint | undefined
  /** Whether a path begins with a version that nobody plays. */
  isLater(path: string): boolean
}

/** @param generations the one of paths without a version first. */
export function createKnownGenerations(
  generations: readonly PactGeneration[],
  endpoints: readonly Endpoint[],
): KnownGenerations {
  const normalise = createPathNormaliser(generations.map(({ prefix }) => prefix))
  const words = new Map<string, KnownWords>()
  const named = (path: string) => generations.find(({ prefix }) => path.startsWith(`${prefix}/`))

  function first(): PactGeneration {
    const [usual] = generations
    if (usual) return usual
    throw new Error('No generation is played whose pacts could be checked.')
  }

  const generationOf = ({ path }: Asked): PactGeneration => named(normalise(path)) ?? first()

  return {
    generationOf,
    generationOfAll(pacts) {
      const asked = pacts.flatMap(({ interactions }) => interactions.filter(({ kind }) => kind === 'http'))
      const [one, ...others] = new Set(asked.map(generationOf))
      return one && others.length === 0 ? one : first()
    },
    wordsOf(asked) {
      const { name, pacts } = generationOf(asked)
      const known = words.get(name) ?? pacts.knownWords()
      words.set(name, known)
      return known
    },
    endpointAt: ({ method, path }) => endpointOf(endpoints, method, normalise(path)),
    isLater: (path) => /^\/v\d+\//.test(path) && named(path) === undefined,
  }
}
