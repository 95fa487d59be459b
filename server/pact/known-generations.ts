import { createPathNormaliser } from '../http/routing/sent-path.ts'
import type { PactGeneration } from '../vendor/contract-kit.ts'
import type { KnownWords } from './check/matchers.ts'
import { type Endpoint, endpointOf } from './endpoints.ts'
import type { ReadInteraction, ReadPact } from './read-pact.ts'

/** The part of an interaction that decides its generation. */
type Asked = Pick<ReadInteraction, 'method' | 'path' | 'states'>

/** The generations that pacts may be about, and what is known of each. */
export interface KnownGenerations {
  /** By the path of the request, or by the states of a callback, which may have any path; the first where neither says. */
  generationOf(asked: Asked): PactGeneration
  /** That of whatever is asked in these pacts; where they ask several, the first. */
  generationOfAll(pacts: readonly Pick<ReadPact, 'interactions'>[]): PactGeneration
  /** The known values of its results. */
  wordsOf(asked: Asked): KnownWords
  /** For any base URL of the client. */
  endpointAt(asked: Pick<Asked, 'method' | 'path'>): Endpoint | undefined
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

  const ofStates = ({ states }: Asked) =>
    states.map(({ params }) => generations.find(({ name }) => name === params?.api)).find((one) => one !== undefined)
  // A path without a version is made one of the first generation.
  const generationOf = (asked: Asked): PactGeneration =>
    named(asked.path) ?? ofStates(asked) ?? named(normalise(asked.path)) ?? first()

  return {
    generationOf,
    generationOfAll(pacts) {
      const asked = pacts.flatMap(({ interactions }) => interactions.filter(({ kind }) => kind !== 'other'))
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
