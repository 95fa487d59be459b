import type { EmulatorEvent } from '../../core/event.ts'
import { toTimestamp } from '../../core/time.ts'
import type { Event } from '../../generated/control/event.ts'

// JSON leaves out what is undefined.
type Told = { readonly [Name in keyof Event]: Event[Name] | undefined }

/** An event as it goes over the wire of server-sent events. Source: the HTML standard, "Server-sent events". */
export function encodeEvent(event: EmulatorEvent): string {
  const { id, at, type, partnerId, smileJobId, jobId, userId, callbackId, state, ...rest } = event
  const told: Told = {
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
  return `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(told)}\n\n`
}
