import type { EmulatorEvent } from '../../core/state/event.ts'
import type { Milliseconds } from '../../core/time.ts'
import type { Reply, Sink } from '../../http/operation.ts'
import {
  encodeComment,
  encodeServerSentEvent,
  heartbeat,
  heartbeatInterval,
} from '../../http/replies/server-sent-events.ts'
import type { Control } from '../control.ts'
import { encodeEvent } from './encode-event.ts'

/** Everybody who listens to events over HTTP. */
export interface EventStreams {
  /**
   * An answer that tells events as they happen.
   * @param wants which of them. @param after tells those first that are kept and came after this one.
   */
  open(wants: (event: EmulatorEvent) => boolean, after: number | undefined): NonNullable<Reply['stream']>
}

interface Reader {
  readonly wants: (event: EmulatorEvent) => boolean
  readonly sink: Sink
}

/** What keeps readers from costing more than they should. */
interface Limits {
  /** A line that says nothing comes so often. In real time, one timer for all. */
  readonly interval: Milliseconds
  /** Bytes that may wait for a reader to take them. */
  readonly waiting: number
}

const usual: Limits = { interval: heartbeatInterval, waiting: 1024 * 1024 }

/** Tells any number of readers. Among the listeners of events it is one, and none while nobody reads. */
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
    unsubscribe = events.subscribe({ on: tell, closed: endAll })
  }

  function part(reader: Reader): void {
    if (!readers.delete(reader) || readers.size > 0) return
    clearInterval(heart)
    unsubscribe()
  }

  function tell(event: EmulatorEvent): void {
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
    // Many events at once wait in any case until this turn is over; what waits then is the reader's doing.
    setImmediate(() => {
      if (readers.has(reader) && sink.waiting() > waiting) drop(reader)
    })
  }

  function drop(reader: Reader): void {
    part(reader)
    const reason = `More than ${waiting} bytes waited to be read. Read faster, narrow what is asked for, or go on with Last-Event-ID.`
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

/** A number that no event has yet is of an emulator that ran before this one: everything here is new then. */
function missed(events: Control['events'], after: number): readonly EmulatorEvent[] {
  return events.after(after > events.lastId() ? 0 : after)
}

/** A comment, so that a reader has something at once; it says what of the past is lost. */
function greeting(events: Control['events'], after: number | undefined): string {
  if (after === undefined) return encodeComment(`events after ${events.lastId()}`)
  const [first] = missed(events, after)
  const lost = first && after <= events.lastId() ? first.id - after - 1 : 0
  return encodeComment(lost > 0 ? `${lost} events after ${after} are no longer kept` : `events after ${after}`)
}
