import type { RequestListener } from 'node:http'
import type { Server as SecureServer } from 'node:https'
import type { Socket } from 'node:net'
import { watchDistrust } from './distrust.ts'
import { type Listening, listenOn } from './listen.ts'
import { refuseTunnels } from './refuse-tunnel.ts'

// Not imported: an import of node:http gets at every name of it, and one of them loads Node's WebSocket with all of fetch, which is
// 23 ms and 10 MB. What speaks TLS can wait for the first who does.
const http = process.getBuiltinModule('node:http')
const loadHttps = (): typeof import('node:https') => process.getBuiltinModule('node:https')

/** One listening port that speaks http and https. */
export interface OnePortServer {
  /** By both addresses of `localhost`. @returns the port listened on. @throws the listening error, such as EADDRINUSE. */
  listen(port: number, host: string): Promise<number>
  /** Ends idle connections, lets answers under way end, and closes. */
  close(): Promise<void>
}

// Every TLS connection begins with a handshake record. Source: RFC 8446 §5.1.
const tlsHandshake = 0x16

// How long an answer under way may take to end when the server closes.
const patience = 2_000

/** How long a client may take, in milliseconds, before its connection is closed. Whoever sends on and on is not waited for. */
export interface ClientTimes {
  /** From connecting to the first byte, and for a TLS handshake. */
  readonly greeting: number
  /** For the head of a request, and for all of it: a slow phone's upload takes minutes. */
  readonly head: number
  readonly request: number
  /** Between requests. Pools of clients keep a connection for a minute; closed before, it takes a request with it that is on its way. */
  readonly idle: number
  /** How often heads and requests under way are looked at. */
  readonly check: number
}

const clientTimes: ClientTimes = { greeting: 60_000, head: 60_000, request: 300_000, idle: 65_000, check: 15_000 }

/**
 * Tells the scheme by a connection's first byte and hands the socket to the matching server.
 * @param tlsFiles read when the first TLS client comes, so that plain http pays nothing for it.
 * @param onDistrust told when a TLS client does not seem to trust the certificate.
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
        // The certificates were there at the start and are gone or damaged: https cannot go on, http can.
        process.emitWarning(`https is out of order: ${(error as Error).message}. Start the emulator again.`)
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
      // They never listened, but check their connections now and then until told not to.
      for (const server of [plain, secure]) server?.close()
      // A connection becomes idle when its last answer ends, which nobody tells.
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
