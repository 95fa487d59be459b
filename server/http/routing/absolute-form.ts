import type { IncomingMessage } from 'node:http'

/**
 * Converts a request that has a whole URL to the usual form. Clients send it to a proxy, as `curl -x` does; a server must
 * accept it, and the host in it wins over the header's. Source: RFC 9112 §3.2.2.
 */
export function takeAbsoluteForm(request: IncomingMessage): void {
  const [, host, rest = ''] = /^https?:\/\/(?:[^/?#]*@)?([^/?#@]+)(.*)$/i.exec(request.url ?? '') ?? []
  if (host === undefined) return
  request.headers.host = host
  request.url = rest.startsWith('/') ? rest : `/${rest}`
}
