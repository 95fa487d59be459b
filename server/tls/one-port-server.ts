import type { RequestListener } from 'node:http'
import type { Server as SecureServer } from 'node:https'
import type { Socket } from 'node:net'
import { watchDistrust } from './distrust.ts'
import { type Listening, listenOn } from './listen.ts'
import { refuseTunnels } from './refuse-tunnel.ts'

// Not imported: importing node:http evaluates all its names, and one of them loads Node's WebSocket with all of fetch, which takes
// 23 ms and 10 MB. TLS is loaded for the first client that uses it.
const http = process.getBuiltinModule('node:http')
const loadHttps = (): typeof import('node:https') => process.getBuiltinModule('node:https')

/** One listening port that speaks http and https. */
export interface OnePortServer {
  /** On both addresses of `localhost`. @returns the port. @throws the listening error, such as EADDRINUSE. */
  listen(port: number, host: string): Promise<number>
  /** Closes idle connections, lets answers in progress end, and closes. */
  close(): Promise<void>
}

// Every TLS connection begins with a handshake record. Source: RFC 8446 §5.1.
const tlsHandshake = 0x16

// How long an answer in progress may take to end when the server closes.
const patience = 2_000

/** How long a client may take, in milliseconds, before its connection is closed. A client that never stops sending is cut off. */
export interface ClientTimes {
  /** From connecting to the first byte, and for a TLS handshake. */
  readonly greeting: number
  /** For the head of a request, and for all of it: a slow phone's upload takes minutes. */
  readonly head: number
  readonly request: number
  /** Between requests. Clients' pools keep a connection for a minute; if it is closed earlier, a request may get lost. */
  readonly idle: number
  /** How often heads and requests in progress are checked. */
  readonly check: number
}

const clientTimes: ClientTimes = { greeting: 60_000, head: 60_000, request: 300_000, idle: 65_000, check: 15_000 }

/**
 * Detects the scheme by a connection's first byte and passes the socket to the matching server.
 * @param tlsFiles read for the first TLS client, so that plain http does not pay for it.
 * @param onDistrust called when a TLS client does not seem to trust the certificate.
 */
export function createOnePortServer(
  listener: RequestListener,
  tlsFiles: () => { cert: string; key: string },
  onDistrust: () => void = () => undefined,
  { greeting, head, request, idle, check }: ClientTimes = clientTimes,
): OnePortServer {
  const times = {
    headersTimeout: head,
    requestTimeout: request,
    keepAliveTimeout: idle,
    connectionsCheckingInterval: check,
  }
  const plain = http.createServer(times, listener)
  refuseTunnels(plain)
  let secure: SecureServer | undefined
  const undecided = new Set<Socket>()
  const sockets = new Set<Socket>()

  function secureServer(): SecureServer {
    if (!secure) {
      secure = loadHttps().createServer({ ...tlsFiles(), ...times, handshakeTimeout: greeting }, listener)
      watchDistrust(secure, onDistrust)
      refuseTunnels(secure)
      // A server that never listened itself would not check its header and request timeouts.
      secure.emit('listening')
    }
    return secure
  }

  let front: Listening | undefined

  function accept(socket: Socket): void {
    undecided.add(socket)
    sockets.add(socket)
    const silence = setTimeout(() => socket.destroy(), greeting)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => {
      clearTimeout(silence)
      undecided.delete(socket)
      sockets.delete(socket)
    })
    socket.once('readable', () => {
      clearTimeout(silence)
      undecided.delete(socket)
      const start: Buffer | null = socket.read()
      if (start === null) return
      socket.unshift(start)
      try {
        const server = start[0] === tlsHandshake ? secureServer() : plain
        server.emit('connection', socket)
      } catch (error) {
        // The certificates were there at the start and are now gone or damaged: https cannot work, http can.
        process.emitWarning(`https does not work: ${(error as Error).message}. Restart the emulator.`)
        socket.destroy()
      }
    })
  }
  plain.emit('listening')

  return {
    async listen(port, host) {
      front = await listenOn(host, port, accept)
      return front.port
    },
    async close() {
      const closed = front?.close()
      for (const socket of undecided) socket.destroy()
      const closeIdle = () => {
        for (const server of [plain, secure]) server?.closeIdleConnections()
      }
      // They never listened, but check their connections regularly until they are closed.
      for (const server of [plain, secure]) server?.close()
      // A connection becomes idle when its last answer ends, without an event.
      const sweep = setInterval(closeIdle, 20)
      const impatience = setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, patience)
      await closed
      clearInterval(sweep)
      clearTimeout(impatience)
    },
  }
}
