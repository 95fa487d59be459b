import type { Server } from 'node:http'
import type { Server as SecureServer } from 'node:https'

const body =
  'This is not a proxy, and it opens no tunnels. Call the emulator directly, or exclude its host from the proxy (NO_PROXY).\n'

/** Answers clients that use the server as a proxy and ask for a tunnel to https: Node would close the connection without an answer. */
export function refuseTunnels(server: Server | SecureServer): void {
  server.on('connect', (_request, socket) => {
    socket.on('error', () => socket.destroy())
    socket.end(
      `HTTP/1.1 405 Method Not Allowed\r\ncontent-type: text/plain\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
    )
  })
}
