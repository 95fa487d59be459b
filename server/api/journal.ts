import type { Instant, Milliseconds } from '../core/time.ts'
import type { Warning } from '../core/warning.ts'
import { type ExchangeFilter, exchangeTest } from './exchange-filter.ts'
import type { Call, Reply } from './operation.ts'
import { beginningOf, fits, shortened } from './shortened.ts'
import { proseWithoutSecrets, withoutSecrets } from './without-secrets.ts'

/** An exchange as it may be shown: no secrets, no pictures. */
export interface Exchange {
  readonly at: Instant
  readonly partnerId: string | undefined
  /** The partner's own name of the job that it is about, where it is about one. */
  readonly jobId?: string | undefined
  readonly method: string
  readonly path: string
  readonly status: number
  readonly latency: Milliseconds
  readonly request: unknown
  readonly response: unknown
  readonly hint: string | undefined
  /** What this request was warned about; those of a job are its upload's and its package's. */
  readonly warnings: readonly Warning[]
}

/** An exchange as it happened: the same, secrets and all. It is not shown to anybody in this form. */
type RawExchange = Exchange

/** Whom and what a request is about. */
export type About = Pick<Exchange, 'partnerId' | 'jobId'>

/** What passed between partners and the vendor's endpoints, the newest so many. */
export interface Journal {
  record(call: Call, reply: Reply, about: About, latency: Milliseconds): void
  /** Oldest first. */
  list(filter?: ExchangeFilter): readonly Exchange[]
  count(filter?: ExchangeFilter): number
  reset(partnerId?: string): void
}

/** Who is told of exchanges. */
export interface JournalObserver {
  /** Each as it may be shown. */
  readonly onExchange?: ((exchange: Exchange) => void) | undefined
  /** Each in outline: cheaper, since nobody looks into bodies. */
  readonly onRecord?: (exchange: Omit<Exchange, 'request' | 'response'>) => void
}

// What is kept of a request, of an answer, and of a hint, in characters. Most are smaller and kept whole.
const longestPart = 4_000
const longestName = 500

/** @param size how many exchanges are kept. */
export function createJournal(size: number, { onExchange, onRecord }: JournalObserver = {}): Journal {
  let kept: RawExchange[] = []

  function chosen(filter: ExchangeFilter): RawExchange[] {
    return kept.slice(-size).filter(exchangeTest(filter))
  }

  return {
    record(call, reply, about, latency) {
      const exchange = rawExchange(call, reply, about, latency)
      kept.push(exchange)
      // Cut in batches: shifting one by one would move the whole array each time.
      if (kept.length >= 2 * size) kept = kept.slice(-size)
      onExchange?.(shown(exchange))
      onRecord?.(exchange)
    },
    list: (filter = {}) => chosen(filter).map(shown),
    count: (filter = {}) => chosen(filter).length,
    reset(partnerId) {
      kept = partnerId === undefined ? [] : kept.filter((one) => one.partnerId !== partnerId)
    },
  }
}

/** Picks what is worth keeping. A package is large and full of faces: its size is kept, not its bytes. */
function rawExchange(
  { now, method, path, body }: Call,
  { status, note, json, hint, warnings = [] }: Reply,
  { partnerId, jobId }: About,
  latency: Milliseconds,
): RawExchange {
  return {
    at: now,
    partnerId: name(partnerId),
    jobId: name(jobId),
    method,
    path: name(path),
    status,
    latency,
    request: keepable(Buffer.isBuffer(body) ? { bytes: body.length } : body),
    response: keepable(note ?? json),
    hint: hint === undefined ? undefined : beginningOf(hint, longestPart),
    warnings,
  }
}

/** What is too large to keep is cut at once, and after its secrets: nobody could find them in what is left. */
function keepable(value: unknown): unknown {
  return fits(value, longestPart) ? value : shortened(withoutSecrets(value), longestPart)
}

/** A name or a path: a client may send a megabyte as one. */
function name(text: string): string
function name(text: string | undefined): string | undefined
function name(text: string | undefined): string | undefined {
  return text === undefined ? undefined : beginningOf(text, longestName)
}

/** Made when somebody looks, so that the hot path pays nothing for it. */
function shown(exchange: RawExchange): Exchange {
  const { request, response, hint } = exchange
  return {
    ...exchange,
    request: withoutSecrets(request),
    response: withoutSecrets(response),
    hint: hint === undefined ? undefined : proseWithoutSecrets(hint),
  }
}
