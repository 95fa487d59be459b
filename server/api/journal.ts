import type { Instant, Milliseconds } from '../core/time.ts'
import type { Warning } from '../core/warning.ts'
import type { Call, Reply } from './operation.ts'
import { withoutSecrets } from './without-secrets.ts'

/** An exchange as it may be shown: no secrets, no pictures. */
export interface Exchange {
  readonly at: Instant
  readonly partnerId: string | undefined
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

/** What passed between partners and the vendor's endpoints, the newest so many. */
export interface Journal {
  record(call: Call, reply: Reply, partnerId: string | undefined, latency: Milliseconds): void
  /** Oldest first. */
  list(partnerId?: string): readonly Exchange[]
  reset(partnerId?: string): void
}

/** @param size how many exchanges are kept. @param onExchange told of each, for the log. */
export function createJournal(size: number, onExchange?: (exchange: Exchange) => void): Journal {
  let kept: RawExchange[] = []

  return {
    record(call, reply, partnerId, latency) {
      const exchange = rawExchange(call, reply, partnerId, latency)
      kept.push(exchange)
      // Cut in batches: shifting one by one would move the whole array each time.
      if (kept.length >= 2 * size) kept = kept.slice(-size)
      onExchange?.(shown(exchange))
    },
    list: (partnerId) =>
      kept
        .slice(-size)
        .filter((one) => partnerId === undefined || one.partnerId === partnerId)
        .map(shown),
    reset(partnerId) {
      kept = partnerId === undefined ? [] : kept.filter((one) => one.partnerId !== partnerId)
    },
  }
}

/** Picks what is worth keeping. A package is large and full of faces: its size is kept, not its bytes. */
function rawExchange(
  { now, method, path, body }: Call,
  { status, note, json, hint, warnings = [] }: Reply,
  partnerId: string | undefined,
  latency: Milliseconds,
): RawExchange {
  const request = Buffer.isBuffer(body) ? { bytes: body.length } : body
  return { at: now, partnerId, method, path, status, latency, request, response: note ?? json, hint, warnings }
}

/** Made when somebody looks, so that the hot path pays nothing for it. */
function shown(exchange: RawExchange): Exchange {
  return { ...exchange, request: withoutSecrets(exchange.request), response: withoutSecrets(exchange.response) }
}
