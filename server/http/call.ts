import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Instant } from '../core/time.ts'
import type { Call } from './operation.ts'
import type { Params } from './routing/router.ts'
import { pathWarnings, sentPathOf } from './routing/sent-path.ts'

/** What a call is made of, besides its request. */
export interface CallParts {
  /** The time of a partner; without one, of the emulator. */
  readonly now: (partnerId?: string) => Instant
  /** The number of a partner's epoch; without a partner, that of unknown ones. */
  readonly epochOf: (partnerId?: string) => number
  /** Stands before every path in public, such as `/smile`. */
  readonly pathPrefix: string
}

/** A request as it arrived, before its body is read. */
export function callOf(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { now, epochOf, pathPrefix }: CallParts,
  params: Params = {},
): Call {
  const { method = '', url = '', headers, socket } = request
  const scheme = 'encrypted' in socket ? 'https' : 'http'
  const at = url.indexOf('?')
  const sentPath = sentPathOf(request)
  return {
    method,
    path,
    sentPath,
    params,
    query: new URLSearchParams(at < 0 ? '' : url.slice(at)),
    headers,
    body: undefined,
    origin: `${scheme}://${hostOf(request)}${pathPrefix}`,
    address: socket.remoteAddress ?? '',
    now: now(),
    epoch: epochOf(),
    claimedPartner: undefined,
    partner: undefined,
    claims: undefined,
    warnings: pathWarnings(sentPath, path),
    gone: () => goneSignal(response),
  }
}

function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  if (response.destroyed) gone.abort()
  else response.once('close', () => gone.abort())
  return gone.signal
}

/** The host the caller used, if it is valid; it is used in links. */
function hostOf({ headers, socket }: IncomingMessage): string {
  const host = headers.host ?? ''
  return /^[\w.-]+(:\d+)?$|^\[[\da-fA-F:.]+\](:\d+)?$/.test(host) ? host : `localhost:${socket.localPort}`
}
