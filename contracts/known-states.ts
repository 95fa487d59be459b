import { type StateList, statesFor } from '../server/pact/provider-states.ts'
import { listPactGenerations } from '../server/vendor/generations-without-emulator.ts'

/** The generations whose pacts are known. */
export const knownGenerations: Awaited<ReturnType<typeof listPactGenerations>> = await listPactGenerations()

/** The provider states of each generation, by its name. */
export const statesByGeneration: ReadonlyMap<string, StateList> = new Map(
  knownGenerations.map((one) => [one.name, statesFor(one)]),
)
