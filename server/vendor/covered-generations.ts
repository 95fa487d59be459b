import { endpointName } from '../http/endpoint-name.ts'
import type { ServedGenerations } from '../service/coverage.ts'
import { type Generation, generationNamed } from './generation.ts'

/** What coverage needs to know of generations. @param all the usual one first, the newest last. */
export function coveredGenerations(all: () => readonly Generation[]): ServedGenerations {
  return {
    isUsual: (name) => name === all()[0]?.name,
    named: (name) => generationNamed(all(), name),
    newest: () => all().at(-1)?.name ?? '',
    async callsOf(name) {
      const { operations } = await generationNamed(all(), name).endpoints()
      return operations.map(({ purposes = [], products = [], ...operation }) => {
        return { endpoint: endpointName(operation), purposes, products }
      })
    },
  }
}
