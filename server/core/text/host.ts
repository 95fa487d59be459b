/**
 * Reads a host: a name, or an address with or without the brackets of IPv6.
 * @returns it as URLs write it, in lower case, and without brackets.
 * @throws RangeError when it is not a host, such as one with a port.
 */
export function parseHost(text: string): string {
  const isBareIpv6 = text.includes(':') && !text.startsWith('[')
  const { hostname, href } = URL.parse(`http://${isBareIpv6 ? `[${text}]` : text}/`) ?? {}
  // An asterisk is not a host, although URLs allow it.
  if (hostname && href === `http://${hostname}/` && !hostname.includes('*')) return bareHost(hostname)
  throw new RangeError(`"${text}" is not a host, such as localhost or host.docker.internal.`)
}

/** A host, or an origin: a host with a scheme, and a port where it is not the scheme's own. */
export interface Place {
  /** Without brackets. */
  readonly host: string
  readonly origin?: URL
}

/** Reads a host or an origin. @throws RangeError when the text is neither. */
export function parsePlace(text: string): Place {
  if (!/^https?:\/\//i.test(text)) return { host: parseHost(text) }
  const origin = URL.parse(text)
  if (origin && origin.href === `${origin.origin}/` && origin.port !== '0') {
    return { host: parseHost(origin.hostname), origin }
  }
  throw new RangeError(`"${text}" is not a host nor an origin, such as http://localhost:3000.`)
}

/** A URL's host name without the brackets of IPv6. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}

/**
 * Reads a name that a certificate can have: a host, or one with `*.` before it, which matches any one label.
 * @throws RangeError when it is not such a name.
 */
export function parseCertificateName(text: string): string {
  const [, anyLabel = '', host = text] = /^(\*\.)(.+)$/.exec(text) ?? []
  return anyLabel + parseHost(host)
}
