import type { Instant, Milliseconds } from '../core/time.ts'
import type { Call, Reply } from './operation.ts'
import { withoutSecrets } from './without-secrets.ts'

/** An exchange as it happened. It is not shown to anybody in this form. */
export interface RawExchange {
  readonly at: Instant
  readonly partnerId: string | undefined
  readonly call: Call
  readonly reply: Reply
  readonly latency: Milliseconds
}

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
}

/** What passed between partners and the vendor's endpoints, the newest so many. */
export interface Journal {
  record(exchange: RawExchange): void
  /** Oldest first. */
  list(partnerId?: string): readonly Exchange[]
  reset(partnerId?: string): void
}

/** @param size how many exchanges are kept. @param onExchange told of each, for the log. */
export function createJournal(size: number, onExchange?: (exchange: Exchange) => void): Journal {
  let kept: RawExchange[] = []

  return {
    record(exchange) {
      kept.push(withoutBytes(exchange))
      // Cut in batches: shifting one by one would move the whole array each time.
      if (kept.length >= 2 * size) kept = kept.slice(-size)
      onExchange?.(shown(withoutBytes(exchange)))
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

/** A package is large and full of faces: its size is kept, not its bytes. */
function withoutBytes(exchange: RawExchange): RawExchange {
  const { body } = exchange.call
  return Buffer.isBuffer(body) ? { ...exchange, call: { ...exchange.call, body: { bytes: body.length } } } : exchange
}

/** Made when somebody looks, so that the hot path pays nothing for it. */
function shown({ at, partnerId, call, reply, latency }: RawExchange): Exchange {
  return {
    at,
    partnerId,
    method: call.method,
    path: call.path,
    status: reply.status,
    latency,
    request: withoutSecrets(call.body),
    response: withoutSecrets(reply.note ?? reply.json),
    hint: reply.hint,
  }
}
