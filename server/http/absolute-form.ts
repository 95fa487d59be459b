import type { IncomingMessage } from 'node:http'

/**
 * Brings a request that names a whole URL into the usual form. Clients send it to what they take for a proxy, as `curl -x` does;
 * a server must take it, and the host in it counts, and not the header's. Source: RFC 9112 §3.2.2.
 */
export function takeAbsoluteForm(request: IncomingMessage): void {
  const [, host, rest = ''] = /^https?:\/\/(?:[^/?#]*@)?([^/?#@]+)(.*)$/i.exec(request.url ?? '') ?? []
  if (host === undefined) return
  request.headers.host = host
  request.url = rest.startsWith('/') ? rest : `/${rest}`
}
