import type { PactGeneration } from '../vendor/contract-kit.ts'
import type { HttpInteraction } from '../vendor/pacts/interaction.ts'
import type { ListedExchange, ListedJob } from '../vendor/pacts/pacts.ts'
import { type PactFile, pactFile } from './pact-file.ts'

/** The lists of an emulator's past in the control API. */
export interface Listed {
  readonly exchanges: readonly ListedExchange[]
  readonly jobs: readonly ListedJob[]
}

/**
 * Writes down what a client asked and was answered as a pact that anybody may see.
 * @param names the provider's follows from the generation that was asked, when it is left out.
 * @param generations those by which it may have asked. @throws Error when there was nothing.
 */
export function pactFromJournal(
  names: { readonly consumer: string; readonly provider?: string | undefined },
  { exchanges, jobs }: Listed,
  generations: readonly PactGeneration[],
): PactFile {
  const asked = new Set<string>()
  const made = exchanges.flatMap((exchange) => {
    const generation = generations.find(({ prefix }) => exchange.path.startsWith(`${prefix}/`))
    const interaction = generation?.pacts.interactionOf(exchange, jobs)
    if (!generation || !interaction) return []
    asked.add(generation.name)
    return generation === generations[0] ? interaction : withApi(interaction, generation.name)
  })
  if (made.length === 0) {
    throw new Error('The journal has no exchange for a pact. Run your tests against the emulator first.')
  }
  const different = [...new Map(made.map((one) => [JSON.stringify(one), one])).values()]
  return pactFile(
    names.consumer,
    names.provider ?? providerOf([...asked]),
    different.map((one, index) => renamed(one, different.slice(0, index))),
  )
}

/** States are of the usual generation unless they name another. */
function withApi(interaction: HttpInteraction, api: string): HttpInteraction {
  return { ...interaction, states: interaction.states.map((one) => ({ ...one, params: { api, ...one.params } })) }
}

/** A provider is named by the generation that was asked, where it was one. */
function providerOf([asked, ...others]: readonly string[]): string {
  return asked === undefined || others.length > 0 ? 'smile-id' : `smile-id-${asked}`
}

/** Makes the description of an interaction unique. */
function renamed(one: HttpInteraction, earlier: readonly HttpInteraction[]): HttpInteraction {
  const same = earlier.filter(({ description }) => description === one.description).length
  return same === 0 ? one : { ...one, description: `${one.description} (${same + 1})` }
}
