import { ControlError } from '../../../core/errors.ts'
import { type EmulatorEvent, eventTypes } from '../../../core/state/event.ts'
import { globTest } from '../../../core/text/glob.ts'
import { nearest } from '../../../core/text/spelling.ts'
import type { Call, Operation } from '../../../http/operation.ts'
import { eventStreamHeaders, eventStreamType } from '../../../http/replies/server-sent-events.ts'
import type { Control } from '../../control.ts'
import { byPartnerOrJob, filterOf, get } from '../endpoint.ts'
import { numberIn, textIn } from '../query.ts'
import { createEventStreams } from './streams.ts'

/** Events, as they happen. */
export function eventOperations(control: Control): Operation[] {
  const streams = createEventStreams(control.events)
  return [
    get(
      '/events',
      {
        summary: 'Streams events as they happen, as server-sent events; their data follows schemas/control/event.',
        media: { response: { 200: eventStreamType } },
        query: {
          ...byPartnerOrJob,
          type: `Only events of this type, or of one of several, separated by commas; * matches any text, as in callback.*. Types: ${eventTypes.join(', ')}.`,
          after:
            'The number of an event: those after it are sent first, if they are still kept (the newest 1,000). The header Last-Event-ID does the same, and wins.',
        },
      },
      (call) => ({
        status: 200,
        headers: eventStreamHeaders,
        stream: streams.open(wantedBy(call, control), lastEventIn(call)),
      }),
    ),
  ]
}

function wantedBy(call: Call, control: Control): (event: EmulatorEvent) => boolean {
  const { partnerId, jobId } = filterOf(call)
  const isOfType = typeTest(call)
  // An event about all partners is about each; but a request that names no known partner is about none.
  const isOfAll = ({ partnerId, type }: EmulatorEvent) => partnerId === undefined && type !== 'exchange.recorded'
  const isOfPartner = (event: EmulatorEvent) =>
    event.partnerId === partnerId ||
    (isOfAll(event) && !(event.type === 'clock.advanced' && control.livesApart(partnerId)))
  return (event) =>
    (partnerId === undefined || isOfPartner(event)) &&
    (jobId === undefined || event.jobId === jobId) &&
    isOfType(event.type)
}

/** @throws ControlError when no event has this type. */
function typeTest(call: Call): (type: string) => boolean {
  const patterns = textIn(call, 'type')
    ?.split(',')
    .map((one) => one.trim())
  if (!patterns) return () => true
  const tests = patterns.map((pattern) => {
    const fits = globTest(pattern)
    if (eventTypes.some(fits)) return fits
    const likely = nearest(pattern, eventTypes)
    const cure = likely === undefined ? `There are: ${eventTypes.join(', ')}.` : `Did you mean ${likely}?`
    throw new ControlError(400, `?type=: no event is of type "${pattern}". ${cure}`)
  })
  return (type) => tests.some((fits) => fits(type))
}

function lastEventIn(call: Call): number | undefined {
  const header = call.headers['last-event-id']
  if (header === undefined || header === '') return numberIn(call, 'after')
  if (/^\d{1,15}$/.test(String(header))) return Number(header)
  throw new ControlError(400, `Last-Event-ID: "${header}" is not the number of an event.`)
}
