import { createPathNormaliser } from '../http/routing/sent-path.ts'
import type { PactGeneration } from '../vendor/contract-kit.ts'
import type { KnownWords } from './check/matchers.ts'
import { type Endpoint, endpointOf } from './endpoints.ts'
import type { ReadInteraction, ReadPact } from './read-pact.ts'

/** The part of an interaction that decides its generation. */
type Asked = Pick<ReadInteraction, 'method' | 'path'>

/** The generations that pacts may be about, and what is known of each. */
export interface KnownGenerations {
  /** By the path of the request. A callback may have any path, and belongs to the first. */
  generationOf(asked: Asked): PactGeneration
  /** That of whatever is asked in these pacts; where they ask several, the first. */
  generationOfAll(pacts: readonly Pick<ReadPact, 'interactions'>[]): PactGeneration
  /** The known values of its results. */
  wordsOf(asked: Asked): KnownWords
  /** For any base URL of the client. */
  endpointAt(asked: Asked): Endpoint | undefined
  /** Whether a path begins with a version that is not emulated. */
  isLater(path: string): boolean
}

/** @param generations first that of paths without a version. */
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
    throw new Error('No generation supports checking pacts.')
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
