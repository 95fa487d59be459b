import type { EmulatorEvent } from '../../../core/state/event.ts'
import type { Milliseconds } from '../../../core/time.ts'
import type { Reply, Sink } from '../../../http/operation.ts'
import {
  encodeComment,
  encodeServerSentEvent,
  heartbeat,
  heartbeatInterval,
} from '../../../http/replies/server-sent-events.ts'
import type { Control } from '../../control.ts'
import { encodeEvent } from './encode.ts'

/** The streams of events over HTTP. */
export interface EventStreams {
  /**
   * An answer that streams events as they happen.
   * @param wants which of them. @param after first sends the events still kept that came after this one.
   */
  open(wants: (event: EmulatorEvent) => boolean, after: number | undefined): NonNullable<Reply['stream']>
}

interface Reader {
  readonly wants: (event: EmulatorEvent) => boolean
  readonly sink: Sink
}

/** Limits on what readers may cost. */
interface Limits {
  /** How often an empty line is sent, in real time, with one timer for all readers. */
  readonly interval: Milliseconds
  /** How many bytes may wait for a reader. */
  readonly waiting: number
}

const usual: Limits = { interval: heartbeatInterval, waiting: 1024 * 1024 }

/** Sends events to any number of readers. It subscribes once, and only while somebody reads. */
export function createEventStreams(events: Control['events'], { interval, waiting }: Limits = usual): EventStreams {
  const readers = new Set<Reader>()
  let heart: NodeJS.Timeout | undefined
  let unsubscribe = () => {}

  function join(reader: Reader): void {
    readers.add(reader)
    if (readers.size > 1) return
    heart = setInterval(() => {
      for (const one of readers) write(one, heartbeat)
    }, interval)
    unsubscribe = events.subscribe({ on: send, closed: endAll })
  }

  function part(reader: Reader): void {
    if (!readers.delete(reader) || readers.size > 0) return
    clearInterval(heart)
    unsubscribe()
  }

  function send(event: EmulatorEvent): void {
    let text: string | undefined
    for (const one of readers) {
      if (!one.wants(event)) continue
      text ??= encodeEvent(event)
      write(one, text)
    }
  }

  function write(reader: Reader, text: string): void {
    const { sink } = reader
    sink.write(text)
    if (sink.waiting() <= waiting) return
    // Many events at once always wait until this turn of the event loop is over; what still waits then is up to the reader.
    setImmediate(() => {
      if (readers.has(reader) && sink.waiting() > waiting) drop(reader)
    })
  }

  function drop(reader: Reader): void {
    part(reader)
    const reason = `More than ${waiting} bytes waited to be read. Read faster, ask for fewer events, or continue with Last-Event-ID.`
    reader.sink.write(encodeServerSentEvent({ event: 'dropped', data: JSON.stringify({ reason }) }))
    reader.sink.end()
  }

  function endAll(): void {
    for (const one of readers) {
      part(one)
      one.sink.end()
    }
  }

  return {
    open: (wants, after) => (sink) => {
      const reader = { wants, sink }
      sink.write(greeting(events, after))
      if (after !== undefined)
        for (const event of missed(events, after)) if (wants(event)) sink.write(encodeEvent(event))
      join(reader)
      return () => part(reader)
    },
  }
}

/** A number that no event has yet is from an emulator that ran before: then everything here is new. */
function missed(events: Control['events'], after: number): readonly EmulatorEvent[] {
  return events.after(after > events.lastId() ? 0 : after)
}

/** A comment, so that the reader gets something at once; it says which earlier events are lost. */
function greeting(events: Control['events'], after: number | undefined): string {
  if (after === undefined) return encodeComment(`events after ${events.lastId()}`)
  const [first] = missed(events, after)
  const lost = first && after <= events.lastId() ? first.id - after - 1 : 0
  return encodeComment(lost > 0 ? `${lost} events after ${after} are no longer kept` : `events after ${after}`)
}
