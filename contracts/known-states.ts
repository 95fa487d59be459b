import { type StateList, statesFor } from '../server/pact/provider-states.ts'
import { listPactGenerations } from '../server/vendor/generations-without-emulator.ts'

/** The generations whose pacts are known. */
export const knownGenerations: Awaited<ReturnType<typeof listPactGenerations>> = await listPactGenerations()

/** The provider states that pacts may name. */
export const knownStates: StateList = statesFor(knownGenerations[0])
