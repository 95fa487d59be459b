import { bareHost, parseHost } from '../../core/text/host.ts'

/** Which host is called instead of the one in a callback URL. */
export interface HostRewrite {
  /** The host to call, without brackets; undefined when it is the URL's own. */
  hostFor(url: URL): string | undefined
  /** Every host that may be called instead of another. */
  readonly targets: readonly string[]
}

/**
 * Rewrites hosts as a private name server would: only the address of the connection changes, not the `Host` header nor
 * the name that the certificate must have.
 * @param rewrites hosts, and what is called instead.
 * @throws RangeError when one is not a host.
 */
export function createHostRewrite(rewrites: Readonly<Record<string, string>>): HostRewrite {
  const byHost = new Map(Object.entries(rewrites).map(([from, to]) => [parseHost(from), parseHost(to)]))
  return {
    hostFor: ({ hostname }) => byHost.get(bareHost(hostname)),
    targets: [...byHost.values()],
  }
}
