import type { Instant, Milliseconds } from '../../core/time.ts'
import type { Warning } from '../../core/warnings/warning.ts'
import { wordWarning } from '../../core/warnings/word-warning.ts'
import type { WarningWords, WordedWarning } from '../../core/warnings/words.ts'
import type { Call, Reply } from '../operation.ts'
import { isParts } from '../parts/parts.ts'
import { type ExchangeFilter, exchangeTest } from './exchange-filter.ts'
import { createNewest } from './newest.ts'
import { partsShown } from './parts-shown.ts'
import { beginningOf, fits, shortened } from './shortened.ts'
import { proseWithoutSecrets, withoutSecrets } from './without-secrets.ts'

/** An exchange as it may be shown: no secrets, no pictures, and nobody's data where its generation says which that is. */
export interface Exchange {
  readonly at: Instant
  /** The generation of the API that was called. */
  readonly generation: string
  readonly partnerId: string | undefined
  /** The partner's own id of its job, if it is about one. */
  readonly jobId?: string | undefined
  readonly method: string
  readonly path: string
  /** The path as the client sent it, if it was normalised. */
  readonly sentPath?: string | undefined
  readonly status: number
  readonly latency: Milliseconds
  readonly request: unknown
  readonly response: unknown
  readonly hint: string | undefined
  /** The warnings of this request; a job has those of its upload and its package. */
  readonly warnings: readonly WordedWarning[]
}

/** An exchange as it happened, with its secrets. It is never shown in this form. */
interface RawExchange extends Omit<Exchange, 'warnings'> {
  readonly ordinal: number
  readonly warnings: readonly Warning[]
  readonly words: WarningWords | undefined
  readonly withoutPeople: WithoutPeople
}

/** Removes what is about people from a request or an answer. */
type WithoutPeople = (value: unknown) => unknown

/** Whom and what a request is about, and what it was warned about. */
export interface About extends Pick<Exchange, 'generation' | 'partnerId' | 'jobId'> {
  readonly warnings: readonly Warning[]
  /** What its generation says of warnings. */
  readonly words?: WarningWords | undefined
  /** Removes what is about people, where the generation says what that is. */
  readonly withoutPeople?: WithoutPeople | undefined
}

/** The exchanges between partners and the vendor's endpoints: the newest of each partner. */
export interface Journal {
  record(call: Call, reply: Reply, about: About, latency: Milliseconds): void
  /** Oldest first. */
  list(filter?: ExchangeFilter): readonly Exchange[]
  count(filter?: ExchangeFilter): number
  /** How many older ones are no longer kept, and so are in no list or count: of a partner, or of all. */
  gone(partnerId?: string): number
  reset(partnerId?: string): void
}

/** Whose exchanges are kept, and the listeners. */
export interface JournalParts {
  /** Whether there is a partner with that id; exchanges of unknown ones are kept together. */
  readonly isPartner?: (partnerId: string) => boolean
  /** Whether the subject of a call was forgotten since it began: then it is shown, and not kept. */
  readonly isOvertaken?: (call: Call) => boolean
  /** Called with each, as it may be shown. */
  readonly onExchange?: ((exchange: Exchange) => void) | undefined
  /** Called with each, without bodies and warnings: cheaper, since they are not processed. */
  readonly onRecord?: (exchange: Omit<Exchange, 'request' | 'response' | 'warnings'>) => void
}

// How much is kept of a request, an answer and a hint, in characters. Most are smaller and kept whole.
const longestPart = 4_000
const longestName = 450

/** @param size how many exchanges are kept of each partner. */
export function createJournal(size: number, parts: JournalParts = {}): Journal {
  const { isPartner, isOvertaken, onExchange, onRecord } = parts
  const kept = createNewest<RawExchange>(size, isPartner)
  let last = 0

  function chosen(filter: ExchangeFilter): RawExchange[] {
    return kept
      .of(filter.partnerId)
      .filter(exchangeTest(filter))
      .sort((one, other) => one.ordinal - other.ordinal)
  }

  return {
    record(call, reply, about, latency) {
      const exchange = rawExchange(call, reply, about, latency, ++last)
      onExchange?.(shown(exchange))
      if (isOvertaken?.(call)) return
      kept.add(exchange, about.partnerId)
      onRecord?.(exchange)
    },
    list: (filter = {}) => chosen(filter).map(shown),
    count: (filter = {}) => chosen(filter).length,
    gone: kept.gone,
    reset: kept.forget,
  }
}

/** Picks what is worth keeping. */
function rawExchange(
  { now, method, path, sentPath, body }: Call,
  { status, note, json, hint }: Reply,
  { generation, partnerId, jobId, warnings, words, withoutPeople = asItIs }: About,
  latency: Milliseconds,
  ordinal: number,
): RawExchange {
  return {
    ordinal,
    at: now,
    generation,
    partnerId: name(partnerId),
    jobId: name(jobId),
    method,
    // A copy, since a slice would keep the whole address in memory.
    path: beginningOf(path, longestName),
    sentPath: sentPath === undefined ? undefined : beginningOf(sentPath, longestName),
    status,
    latency,
    request: keepable(requestShown(body), withoutPeople),
    response: keepable(note ?? json, withoutPeople),
    hint: hint === undefined ? undefined : beginningOf(hint, longestPart),
    warnings,
    words,
    withoutPeople,
  }
}

const asItIs: WithoutPeople = (value) => value

/** A package is large and full of faces: its size is kept, not its bytes. Of files in a body of parts, facts are. */
function requestShown(body: unknown): unknown {
  if (Buffer.isBuffer(body)) return { bytes: body.length }
  return isParts(body) ? partsShown(body) : body
}

/** Values too large to keep are cut at once, after secrets and people are removed: they could not be found in the rest. */
function keepable(value: unknown, withoutPeople: WithoutPeople): unknown {
  return fits(value, longestPart) ? value : shortened(withoutSecrets(withoutPeople(value)), longestPart)
}

/** A name: a client may send a megabyte as one. */
function name(text: string | undefined): string | undefined {
  return text !== undefined && text.length > longestName ? beginningOf(text, longestName) : text
}

/** Computed when it is shown, so that requests do not pay for it. */
function shown({ ordinal: _, words, withoutPeople, ...exchange }: RawExchange): Exchange {
  const { request, response, hint, warnings } = exchange
  return {
    ...exchange,
    warnings: warnings.map((one) => wordWarning(one, words)),
    request: withoutSecrets(withoutPeople(request)),
    response: withoutSecrets(withoutPeople(response)),
    hint: hint === undefined ? undefined : proseWithoutSecrets(hint),
  }
}
