import net, { type AddressInfo, type Server, type Socket } from 'node:net'

/** Listens on every address of a host. */
export interface Listening {
  readonly port: number
  /** Accepts no more connections; resolves when the last has ended. */
  close(): Promise<void>
}

// A machine without IPv6 reports one or the other.
const missing: readonly (string | undefined)[] = ['EADDRNOTAVAIL', 'EAFNOSUPPORT']

/**
 * Listens on a host; for `localhost` on both its addresses, since each client chooses which one it calls.
 * @param port 0 picks one that is free on all.
 * @throws the listening error, such as EADDRINUSE.
 */
export async function listenOn(host: string, port: number, accept: (socket: Socket) => void): Promise<Listening> {
  const first = await open(host === 'localhost' ? '127.0.0.1' : host, port, accept)
  const chosen = (first.address() as AddressInfo).port
  const servers = [first]
  if (host === 'localhost') {
    try {
      servers.push(await open('::1', chosen, accept))
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (!missing.includes(code)) {
        await closeAll(servers)
        if (code === 'EADDRINUSE' && port === 0) return listenOn(host, port, accept)
        throw error
      }
    }
  }
  return { port: chosen, close: () => closeAll(servers) }
}

function open(address: string, port: number, accept: (socket: Socket) => void): Promise<Server> {
  const server = net.createServer({ noDelay: true }, accept)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, () => {
      server.off('error', reject)
      resolve(server)
    })
  })
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
}
