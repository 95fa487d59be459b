import type { PactProvider, StateCall } from '../control/api/pact.ts'
import type { Control } from '../control/control.ts'
import { ControlError } from '../core/errors.ts'
import type { Job } from '../core/jobs/job.ts'
import type { People } from '../people/people.ts'
import type { ArrangingParts } from '../service/jobs/arrange-job.ts'
import type { LinkParts } from '../service/links/smile-links.ts'
import { makeId } from '../service/partners/make-id.ts'
import type { CallbackEncoder } from '../vendor/callback-messages.ts'
import { pactGenerations } from '../vendor/contract-kit.ts'
import type { Brought, ProviderState, StateValues } from '../vendor/pacts/provider-state.ts'
import { type Params, readParams } from '../vendor/pacts/state-params.ts'
import type { PlayedGenerations } from '../vendor/running-generations.ts'
import { askedGeneration } from './asked-generation.ts'
import { type SharedWorld, type StateList, statesFor } from './provider-states.ts'
import { unknownState } from './state-problem.ts'

/** What the emulator needs as a provider of pacts. */
export interface PactProviderParts extends Omit<ArrangingParts, keyof LinkParts>, LinkParts {
  readonly generations: Pick<PlayedGenerations, 'all'>
  readonly control: Control
  readonly people: People
  /** Makes a job's callback as it is posted, signed. */
  readonly encode: CallbackEncoder
}

/** Sets up provider states, and produces the messages of message pacts. */
export function createPactProvider(parts: PactProviderParts): PactProvider {
  async function bringAbout({ state, params = {} }: StateCall): Promise<Brought> {
    const { control, partners, people } = parts
    const generation = askedGeneration(await pactGenerations(parts.generations.all()), params.api)
    const list = statesFor(generation)
    const known = stateNamed(state || 'a partner', list)
    const read = readParams(known.name, { ...list.commonParams, ...known.params }, params)
    const partner = partners.meant(read.optional('partner_id'))
    const now = control.clockOf(partner.id).now()
    const seed = partners.seedOf(partner.id)
    const freshJobId = `job-${await makeId(parts, partner.id, now)}`
    const { values, job } = await known.bringAbout(read, {
      control,
      arranging: parts,
      links: parts,
      people,
      partner,
      seed,
      now,
      epoch: parts.store.epochOf(partner.id),
      freshJobId,
    })
    const names: StateValues = {
      partner_id: partner.id,
      user_id: textIn(params, 'user_id') ?? String(known.params.user_id?.otherwise ?? 'user-1'),
      callback_path: read.text('callback_path'),
      job_id: job?.submission.jobId ?? textIn(params, 'job_id') ?? freshJobId,
    }
    return { values: { ...names, ...generation.pacts.proof.sign(partner, read, now), ...values }, ...(job && { job }) }
  }

  return {
    async setUp(call) {
      return (await bringAbout(call)).values
    },
    tearDown: ({ params = {} }) => parts.control.reset(textIn(params, 'partner_id')),
    async message(states) {
      let job: Job | undefined
      for (const { name, params } of states) job = (await bringAbout({ state: name, params })).job ?? job
      const now = parts.control.clockOf(job?.partnerId).now()
      const newest = job?.results.filter(({ from }) => from <= now).at(-1)
      if (!job || !newest) {
        throw new ControlError(
          409,
          'A message reports a result: name the provider state "a job", in a state in which it has one.',
        )
      }
      const { headers, body } = parts.encode({ ...job, url: '', reported: newest }, job, now)
      return { headers, body }
    },
  }
}

function stateNamed(name: string, list: StateList): ProviderState<SharedWorld> {
  const found = list.states.find((one) => one.name === name)
  if (found) return found
  throw new ControlError(404, `${unknownState(name, list)} contracts/README.md explains them.`)
}

function textIn(params: Params, name: string): string | undefined {
  return params[name] === undefined ? undefined : String(params[name])
}
