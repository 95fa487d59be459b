import type { Server as SecureServer } from 'node:https'
import type { TLSSocket } from 'node:tls'

// The alerts of clients, in OpenSSL's names of RFC 8446 §6.2; Node sends none, and disconnects before the handshake ends.
const refusals = /ALERT_(UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN)|^ECONNRESET$/

// With TLS 1.2 Node disconnects just after it. Browsers open spare connections, and keep those for long.
const atOnce = 1_000

/** Notices clients that do not seem to trust the server's certificate: they close the connection before they send a request. */
export function watchDistrust(server: SecureServer, onDistrust: () => void): void {
  const asked = new WeakSet<object>()
  server.on('request', ({ socket }) => asked.add(socket))
  server.on('tlsClientError', ({ code = '' }: NodeJS.ErrnoException) => {
    if (refusals.test(code)) onDistrust()
  })
  server.on('secureConnection', (socket: TLSSocket) => {
    const since = performance.now()
    socket.once('close', () => {
      if (performance.now() - since < atOnce && !asked.has(socket)) onDistrust()
    })
  })
}
