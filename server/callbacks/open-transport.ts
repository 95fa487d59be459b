import type { Delivery } from '../core/callbacks/delivery.ts'
import type { Message } from '../core/callbacks/message.ts'
import type { Instant } from '../core/time.ts'
import type { CallbackMode } from '../core/users/partner.ts'
import { seemsContained } from './container.ts'
import { createAddressGuard } from './http/address-guard.ts'
import { createHostRewrite } from './http/host-rewrite.ts'
import { createHttpTransport } from './http/transport.ts'
import type { Transport } from './transport.ts'
import { createTransportByMode } from './transport-by-mode.ts'

/** What the transport works with. */
export interface TransportParts {
  /** Hosts outside this machine and its private networks that may be called. */
  readonly allowCallbackHosts: readonly string[]
  /** Hosts of callback URLs, and what is called instead. */
  readonly callbackHostRewrites: Readonly<Record<string, string>>
  /** Whether a partner's callbacks are posted, kept, or both. */
  readonly modeOf: (partnerId: string) => CallbackMode
  readonly keep: (message: Message, delivery: Delivery, at: Instant) => void
}

/** Creates the transport of callbacks: over the network, where that is allowed, or into the inbox. */
export function openTransport({ allowCallbackHosts, callbackHostRewrites, modeOf, keep }: TransportParts): Transport {
  const rewrite = createHostRewrite(callbackHostRewrites)
  const guard = createAddressGuard([...allowCallbackHosts, ...rewrite.targets])
  // Each callback has its own timeout.
  const posting = createHttpTransport(guard, Number.POSITIVE_INFINITY, { rewrite, contained: seemsContained() })
  return createTransportByMode({ modeOf, keep, posting })
}
