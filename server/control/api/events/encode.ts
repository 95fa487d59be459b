import type { EmulatorEvent } from '../../../core/state/event.ts'
import { toTimestamp } from '../../../core/time.ts'
import type { Event } from '../../../generated/control/event.ts'
import { encodeServerSentEvent } from '../../../http/replies/server-sent-events.ts'

// JSON leaves out undefined members.
type EventView = { readonly [Name in keyof Event]: Event[Name] | undefined }

/** An event as listeners get it. */
export function encodeEvent(event: EmulatorEvent): string {
  const {
    id,
    at,
    type,
    partnerId,
    smileJobId,
    jobId,
    userId,
    callbackId,
    state,
    generation: _,
    isAnswered: __,
    ...rest
  } = event
  const view: EventView = {
    id,
    at: toTimestamp(at),
    type,
    partner_id: partnerId,
    smile_job_id: smileJobId,
    job_id: jobId,
    user_id: userId,
    callback_id: callbackId,
    ...rest,
    state: state === 'absent' ? 'not_on_file' : state,
  }
  return encodeServerSentEvent({ id, event: type, data: JSON.stringify(view) })
}
