import type { Exchange } from '../http/journal/journal.ts'
import { type Endpoint, endpointOf } from './endpoints.ts'
import type { StatesIn } from './provider-states.ts'
import type { ReadInteraction, ReadPact } from './read-pact.ts'
import { unknownValue } from './state-problem.ts'

/** The parts of the verifier's report that are used. Source: pact-cli 18, `--json`. */
export interface PactReport {
  readonly result: boolean
  readonly errors: readonly PactError[]
  readonly pendingErrors?: readonly PactError[]
  readonly interactionResults: readonly { readonly description: string; readonly result: string }[]
}

interface PactError {
  /** Such as `Verifying a pact between c and p Given a job - the description`. */
  readonly interaction: string
  readonly mismatch: {
    readonly type: string
    readonly message?: string
    readonly mismatches?: readonly { readonly path?: string; readonly mismatch?: string; readonly type?: string }[]
  }
}

/** The result of one interaction, with the emulator's explanation. */
export interface VerifiedInteraction {
  readonly description: string
  readonly passed: boolean
  /** What Pact found. */
  readonly mismatches: readonly string[]
  /** The emulator's answer, if known. */
  readonly answer?: Pick<Exchange, 'status' | 'response' | 'hint'>
  /** The schema of that answer. */
  readonly schema?: string
}

/** What explaining a report needs. */
export interface ExplainParts {
  readonly endpoints: readonly Endpoint[]
  /** The provider states. */
  readonly statesIn: StatesIn
  /** Why the emulator refuses an interaction's states and message: Pact reports only that it failed. */
  readonly refusals: (interaction: ReadInteraction) => Promise<readonly string[]>
}

/**
 * Combines Pact's report with what the emulator saw.
 * @param pacts those that were verified, in order; none when they came from a broker.
 * @param exchanges the emulator's exchanges during the verification, in order.
 */
export async function explainReport(
  report: PactReport,
  pacts: readonly ReadPact[],
  exchanges: readonly Exchange[],
  { endpoints, statesIn, refusals }: ExplainParts,
): Promise<VerifiedInteraction[]> {
  const known = pacts.flatMap(({ interactions }) => interactions)
  const errors = [...report.errors]
  let nextKnown = 0
  let nextExchange = 0

  /** The next interaction with that description: reports and files have the same order. */
  function interactionNamed(description: string): ReadInteraction | undefined {
    const index = known.findIndex((one, at) => at >= nextKnown && one.description === description)
    if (index >= 0) nextKnown = index + 1
    return known[index]
  }

  /** The problems of the interaction itself, not of the answer. */
  async function problemsOf(interaction: ReadInteraction): Promise<string[]> {
    const { states, expressions } = interaction
    return [
      ...(await refusals(interaction)),
      ...expressions.flatMap((one) => unknownValue(one, states, statesIn) ?? []),
    ]
  }

  const explained: VerifiedInteraction[] = []
  for (const { description, result } of report.interactionResults) {
    const interaction = interactionNamed(description)
    const passed = result === 'OK'
    const at = passed
      ? -1
      : errors.findIndex(
          (one) => one.interaction.endsWith(` - ${description}`) || one.interaction.endsWith(description),
        )
    const [error] = at >= 0 ? errors.splice(at, 1) : []
    // Without its state, no request was sent.
    const asked = interaction?.kind === 'http' && error?.mismatch.type !== 'error'
    const exchange = asked ? exchanges[nextExchange++] : undefined
    if (passed) {
      explained.push({ description, passed, mismatches: [] })
      continue
    }
    const endpoint = exchange && endpointOf(endpoints, exchange.method, exchange.path)
    const schema = endpoint?.responses[exchange?.status ?? 0] ?? endpoint?.responses.default
    explained.push({
      description,
      passed,
      mismatches: [...mismatchesOf(error), ...(interaction ? await problemsOf(interaction) : [])],
      ...(exchange && { answer: exchange }),
      ...(schema !== undefined && { schema }),
    })
  }
  return explained
}

function mismatchesOf(error: PactError | undefined): string[] {
  const { message, mismatches = [] } = error?.mismatch ?? {}
  // Pact reports them in a random order. The status, which has no path, comes first.
  const inOrder = [...mismatches].sort((one, other) => ((one.path ?? '') < (other.path ?? '') ? -1 : 1))
  const texts = inOrder.map(({ path, mismatch }) => [path, mismatch].filter(Boolean).join(': '))
  return texts.length > 0 ? texts : [message ?? 'Pact gives no details.']
}
