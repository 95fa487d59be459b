import { deliveryStates } from '../../core/callbacks/delivery.ts'
import { toTimestamp } from '../../core/time.ts'
import type { CallbackList } from '../../generated/control/callbacks.ts'
import type { Inbox } from '../../generated/control/inbox.ts'
import type { ReplayRequest } from '../../generated/control/replay-request.ts'
import type { Call, Operation, Reply } from '../../http/operation.ts'
import type { Control } from '../control.ts'
import { encodeDelivery } from './encode.ts'
import { byPartnerOrJob, filterOf, get, ok, post } from './endpoint.ts'
import { textIn, waitIn, wordsIn } from './query.ts'

/** Callbacks and their attempts, waiting for them, and those kept in the inbox. */
export function callbackOperations(control: Control): Operation[] {
  return [
    get(
      '/callbacks',
      {
        summary: 'Lists callbacks with every attempt, oldest first; or waits for one.',
        answers: 'callbacks',
        query: {
          ...byPartnerOrJob,
          state: `Only those in this state, or in one of several: ${deliveryStates.join(',')}.`,
          after: 'The id of a callback that has ended: only those that ended after it, in that order.',
          wait: 'How long to wait for a match, in real time, such as 10s; at most 60s. Then the list is empty. By default it waits for one that is delivered, given_up, refused or lost; `state` names others.',
        },
      },
      (call) => list(control, call),
    ),
    post(
      '/callbacks/:id/replay',
      {
        summary: 'Sends a callback again, with a new signature or with a fault.',
        takes: 'replay-request',
        answers: 'callback',
      },
      async ({ params, body }) => ok(encodeDelivery(await control.replay(params.id ?? '', body as ReplayRequest))),
    ),
    get(
      '/inbox',
      {
        summary: 'Lists the callbacks kept in the inbox, oldest first: with --callbacks collect or both.',
        answers: 'inbox',
        query: byPartnerOrJob,
      },
      (call) => inbox(control, call),
    ),
  ]
}

async function list(control: Control, call: Call): Promise<Reply> {
  const filter = { ...filterOf(call), states: wordsIn(call, 'state', deliveryStates), after: textIn(call, 'after') }
  const patience = waitIn(call)
  if (patience === undefined) return answer((await control.callbacks(filter)).map(encodeDelivery))
  const { callbacks, hint } = await control.waitForCallbacks(filter, { patience, signal: call.gone() })
  return answer(callbacks.map(encodeDelivery), hint)
}

/** The hint is in the body too: people who use curl do not look at headers. */
function answer(callbacks: CallbackList['callbacks'], hint?: string): Reply {
  return { ...ok({ callbacks, ...(hint && { hint }) } satisfies CallbackList), hint }
}

const whyEmpty =
  'The inbox is empty. A callback is kept when it is sent, by an emulator that was started with --callbacks collect or both.'

function inbox(control: Control, call: Call): Reply {
  const messages = control.inbox(filterOf(call)).map((one) => ({
    delivery_id: one.deliveryId,
    partner_id: one.partnerId,
    smile_job_id: one.smileJobId,
    job_id: one.jobId,
    at: toTimestamp(one.at),
    url: one.url,
    headers: { ...one.headers },
    text: one.text,
    body: { ...one.body },
  }))
  const hint = messages.length > 0 ? undefined : whyEmpty
  return { ...ok({ messages, ...(hint && { hint }) } satisfies Inbox), hint }
}
