import type { Control } from '../control/control.ts'
import { userStates } from '../core/users/enrolment.ts'
import type { PactGeneration } from '../vendor/contract-kit.ts'
import type { StateProof } from '../vendor/pacts/pacts.ts'
import type { ProviderState, StateWorld } from '../vendor/pacts/provider-state.ts'
import type { Params, StateParam } from '../vendor/pacts/state-params.ts'

/** What setting up a shared state needs. */
export interface SharedWorld extends StateWorld {
  readonly control: Control
}

/** Every provider state that pacts of a generation may name, in the order of the documents. */
export interface StateList {
  readonly states: readonly ProviderState<SharedWorld>[]
  /** Parameters that every state takes, in the pact or in the query of the call. */
  readonly commonParams: Readonly<Record<string, StateParam>>
  /** What every state returns. */
  readonly commonValues: readonly string[]
}

/** The states that one is of, by its parameters. Throws a ControlError when they name no generation that has states. */
export type StatesIn = (params?: Params) => StateList

/** The states of a generation's pacts: the shared ones, and its own. */
export function statesFor({ pacts: { proof, states } }: PactGeneration): StateList {
  return {
    states: [...sharedStates(proof), ...states],
    commonParams: {
      api: { says: 'The generation of the API that is asked; the first when left out.' },
      partner_id: { says: 'The partner; the first when left out.' },
      callback_path: {
        says: 'Where the partner’s endpoint is, which pacts of callbacks post to.',
        otherwise: '/callback',
      },
      ...proof.params,
    },
    commonValues: ['partner_id', 'user_id', 'job_id', 'callback_path', ...proof.values],
  }
}

const userId: StateParam = { says: 'The user.', otherwise: 'user-1' }
const jobId: StateParam = { says: 'The partner’s own id of the job; an unused one when left out.' }

/** Provider states that every generation has. */
function sharedStates({ sign }: StateProof): readonly ProviderState<SharedWorld>[] {
  return [
    {
      name: 'a partner',
      summary: 'Nothing but the partner, and fresh proof of who asks.',
      params: { user_id: userId, job_id: jobId },
      values: [],
      bringAbout: () => ({ values: {} }),
    },
    {
      name: 'a forged signature',
      summary: 'Proof that is not valid: made with another key, or by another partner for itself.',
      params: { by: { says: 'Who made it.', otherwise: 'another key', words: ['another key', 'another partner'] } },
      values: [],
      bringAbout(params, { partner, now }) {
        const id = params.text('by') === 'another partner' ? `${partner.id}0` : partner.id
        return { values: sign({ id, apiKey: 'another-key' }, params, now) }
      },
    },
    {
      name: 'an old signature',
      summary: 'Valid proof, made some time ago.',
      params: { age: { says: 'How long ago, such as 1h.', otherwise: '1h' } },
      values: [],
      bringAbout: (params, { partner, now }) => ({
        values: sign(partner, params, now - params.duration('age')),
      }),
    },
    {
      name: 'a user on file',
      summary: 'The user is enrolled, or on file in another state.',
      params: { user_id: userId, state: { says: 'The user’s state.', otherwise: 'enrolled', words: userStates } },
      values: [],
      async bringAbout(params, { control, partner }) {
        await control.setUser(params.text('user_id'), params.text('state') as (typeof userStates)[number], partner.id)
        return { values: {} }
      },
    },
    {
      name: 'a user not on file',
      summary: 'Nobody has enrolled the user.',
      params: { user_id: { says: 'The user.', otherwise: 'nobody' } },
      values: [],
      async bringAbout(params, { control, partner }) {
        await control.setUser(params.text('user_id'), 'absent', partner.id)
        return { values: {} }
      },
    },
    {
      name: 'a refusal',
      summary: 'The next submission is refused.',
      params: { error: { says: 'Why, as respond.error of a scenario says it.', otherwise: 'insufficient_balance' } },
      values: [],
      async bringAbout(params, { control, partner }) {
        const error = params.text('error')
        const name = `refused-with-${error.replaceAll('_', '-')}`
        control.putScenario(name, JSON.stringify({ name, summary: `Refused with ${error}.`, respond: { error } }))
        await control.next(name, { partnerId: partner.id })
        return { values: {} }
      },
    },
    {
      name: 'the next submission',
      summary: 'The next submission gets a scenario.',
      params: {
        user_id: userId,
        job_id: jobId,
        scenario: { says: 'The scenario’s name.', otherwise: 'approved' },
      },
      values: [],
      async bringAbout(params, { control, partner }) {
        await control.next(params.text('scenario'), { partnerId: partner.id })
        return { values: {} }
      },
    },
  ]
}
