import { bareHost, parseHost } from '../core/text/host.ts'

/** Says which host is called in place of the one in a callback URL. */
export interface HostRewrite {
  /** The host to call, without brackets; undefined when it is the URL's own. */
  hostFor(url: URL): string | undefined
  /** Every host that may be called in another's place. */
  readonly targets: readonly string[]
}

/**
 * Rewrites hosts as a name server of one's own would: only where the connection goes changes, not the `Host` header, nor
 * the name that a certificate must have.
 * @param rewrites hosts, and what is called in their place.
 * @throws RangeError when one is not a host.
 */
export function createHostRewrite(rewrites: Readonly<Record<string, string>>): HostRewrite {
  const byHost = new Map(Object.entries(rewrites).map(([from, to]) => [parseHost(from), parseHost(to)]))
  return {
    hostFor: ({ hostname }) => byHost.get(bareHost(hostname)),
    targets: [...byHost.values()],
  }
}
