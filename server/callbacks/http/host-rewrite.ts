import { bareHost, type Place, parsePlace } from '../../core/text/host.ts'

/** Which place is called instead of the one in a callback URL. */
export interface HostRewrite {
  /** The URL to call; undefined when it is the callback's own. */
  calledFor(url: URL): URL | undefined
  /** Every host that may be called instead of another, without brackets. */
  readonly targets: readonly string[]
}

/**
 * Rewrites hosts as a private name server would: only the address of the connection changes, not the `Host` header nor
 * the name that the certificate must have. An origin in place of a host changes scheme and port as well: v3's SDKs take only https
 * URLs (v3 §1), and an endpoint in development speaks http.
 * @param rewrites hosts or origins, and what is called instead.
 * @throws RangeError when one is neither.
 */
export function createHostRewrite(rewrites: Readonly<Record<string, string>>): HostRewrite {
  const places = Object.entries(rewrites).map(([from, to]) => [parsePlace(from), parsePlace(to)] as const)
  const called = new Map(places.map(([from, to]) => [from.origin?.origin ?? from.host, to]))
  return {
    calledFor(url) {
      const to = called.get(url.origin) ?? called.get(bareHost(url.hostname))
      return to && moved(url, to)
    },
    targets: places.map(([, { host }]) => host),
  }
}

function moved(url: URL, { host, origin }: Place): URL {
  const to = new URL(url)
  if (origin) {
    to.protocol = origin.protocol
    to.port = origin.port
  }
  to.hostname = host.includes(':') ? `[${host}]` : host
  return to
}
