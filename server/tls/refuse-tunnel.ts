import type { Server } from 'node:http'
import type { Server as SecureServer } from 'node:https'

const body =
  'This is no proxy, and opens no tunnel. Call the emulator itself, or leave its host out of the proxy (NO_PROXY).\n'

/** Answers clients that take the server for a proxy and want a tunnel to https: Node would close the connection without a word. */
export function refuseTunnels(server: Server | SecureServer): void {
  server.on('connect', (_request, socket) => {
    socket.on('error', () => socket.destroy())
    socket.end(
      `HTTP/1.1 405 Method Not Allowed\r\ncontent-type: text/plain\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
    )
  })
}
