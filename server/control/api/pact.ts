import type { PactMessageRequest } from '../../generated/control/pact-message-request.ts'
import type { PactStateRequest } from '../../generated/control/pact-state-request.ts'
import type { Operation } from '../../http/operation.ts'
import { ok, post } from './endpoint.ts'

/** A provider state as a pact names it. */
export interface StateCall {
  readonly state?: string | undefined
  readonly params?: Readonly<Record<string, unknown>> | undefined
}

/** A callback as a message: where its proof or its ids are in headers, they are metadata of the message. */
export interface PactMessage {
  readonly headers: Readonly<Record<string, string>>
  /** In JSON. */
  readonly body: string
}

/** What Pact's verifiers ask of a provider. Each throws a ControlError that says what helps. */
export interface PactProvider {
  /** Sets up a provider state. @returns the values that members of the request are made from. */
  setUp(call: StateCall): Promise<Readonly<Record<string, string | number>>>
  tearDown(call: StateCall): Promise<void>
  /** The callback that reports the newest result of the job that these states set up. */
  message(states: readonly { readonly name: string; readonly params?: StateCall['params'] }[]): Promise<PactMessage>
}

/** Provider states and messages, for Pact's verifiers in any language. */
export function pactOperations({ setUp, tearDown, message }: PactProvider): Operation[] {
  return [
    post(
      '/pact/states',
      {
        summary: 'Sets up a provider state of a pact, and answers with the values generated from it.',
        takes: 'pact-state-request',
        answers: 'pact-values',
        query: {
          api: 'The generation of the API that is asked, where a pact names none: the first by default.',
          partner_id: 'A partner’s id, if several are served and the pact names none.',
          callback_path: 'The path of the partner’s endpoint, for pacts of callbacks. (/callback)',
        },
      },
      async ({ body, query }) => {
        const { state, params, action } = body as PactStateRequest
        const call = { state: state ?? undefined, params: { ...fromQuery(query), ...params } }
        if (action !== 'teardown') return ok(await setUp(call))
        await tearDown(call)
        return ok({})
      },
    ),
    post(
      '/pact/messages',
      {
        summary: 'Shows the message of a message pact: the callback of the job that its provider states name.',
        takes: 'pact-message-request',
      },
      async ({ body }) => {
        const { providerStates = [] } = body as PactMessageRequest
        const { headers, body: text } = await message(providerStates)
        return { ...ok(JSON.parse(text)), headers: { 'pact-message-metadata': metadataOf(headers) } }
      },
    ),
  ]
}

/** Settings of the verifier that the pact does not have. */
function fromQuery(query: URLSearchParams): Readonly<Record<string, string>> {
  return Object.fromEntries([...query].filter(([name]) => ['api', 'partner_id', 'callback_path'].includes(name)))
}

/** Pact has a name of its own for the type of a message. */
function metadataOf(headers: PactMessage['headers']): string {
  const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type')
  const metadata = { contentType: 'application/json', ...Object.fromEntries(others) }
  return Buffer.from(JSON.stringify(metadata)).toString('base64')
}
