import type { Server as SecureServer } from 'node:https'
import type { TLSSocket } from 'node:tls'

// What a client says instead of going on, by OpenSSL's names of RFC 8446 §6.2; Node says nothing, and is gone before the handshake ends.
const refusals = /ALERT_(UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN)|^ECONNRESET$/

// With TLS 1.2 Node is gone just after it. Browsers open some connections to spare, and keep those for long.
const atOnce = 1_000

/** Tells of clients that do not seem to trust the server's certificate: they end the connection before they ask anything. */
export function watchDistrust(server: SecureServer, tell: () => void): void {
  const asked = new WeakSet<object>()
  server.on('request', ({ socket }) => asked.add(socket))
  server.on('tlsClientError', ({ code = '' }: NodeJS.ErrnoException) => {
    if (refusals.test(code)) tell()
  })
  server.on('secureConnection', (socket: TLSSocket) => {
    const since = performance.now()
    socket.once('close', () => {
      if (performance.now() - since < atOnce && !asked.has(socket)) tell()
    })
  })
}
