import { ControlError } from '../../core/errors.ts'
import { type EmulatorEvent, eventTypes } from '../../core/state/event.ts'
import { globTest } from '../../core/text/glob.ts'
import { nearest } from '../../core/text/spelling.ts'
import type { Call, Operation } from '../../http/operation.ts'
import { eventStreamHeaders, eventStreamType } from '../../http/replies/server-sent-events.ts'
import type { Control } from '../control.ts'
import { byPartnerOrJob, filterOf, get } from './endpoint.ts'
import { createEventStreams } from './event-streams.ts'
import { numberIn, textIn } from './query.ts'

/** What happens, as it happens. */
export function eventOperations(control: Control): Operation[] {
  const streams = createEventStreams(control.events)
  return [
    get(
      '/events',
      {
        summary:
          'Tells what happens as it happens, by server-sent events; the data of each is as schemas/control/event says.',
        media: { response: { 200: eventStreamType } },
        query: {
          ...byPartnerOrJob,
          type: `Only events of this type, or of one of several, separated by commas; * stands for any text, as in callback.*. There are: ${eventTypes.join(', ')}.`,
          after:
            'The number of an event: those after it come first, as far as they are kept (the newest 1,000). The header Last-Event-ID says the same, and wins.',
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
  // What is about all partners is about each, but a request that names none is about nobody known.
  const isOfAll = ({ partnerId, type }: EmulatorEvent) => partnerId === undefined && type !== 'exchange.recorded'
  const isOfPartner = (event: EmulatorEvent) =>
    event.partnerId === partnerId ||
    (isOfAll(event) && !(event.type === 'clock.advanced' && control.livesApart(partnerId)))
  return (event) =>
    (partnerId === undefined || isOfPartner(event)) &&
    (jobId === undefined || event.jobId === jobId) &&
    isOfType(event.type)
}

/** @throws ControlError on a type that no event has. */
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
