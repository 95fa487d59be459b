import { once } from 'node:events'
import { createServer } from 'node:net'

// Below the ports that systems hand out by themselves: between looking and using, nobody is given one of these.
const [lowest, count] = [20_000, 10_000]

/** A port that nobody listens on, on either of localhost's addresses: for whoever has to know a port before it is listened on, or after it was closed. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * count)
    if ((await isFree(port, '127.0.0.1')) && (await isFree(port, '::1'))) return port
  }
}

async function isFree(port: number, address: string): Promise<boolean> {
  const server = createServer().listen(port, address)
  try {
    await once(server, 'listening')
  } catch (error) {
    // A machine without IPv6 has nobody who listens there.
    return (error as NodeJS.ErrnoException).code !== 'EADDRINUSE'
  }
  server.close()
  await once(server, 'close')
  return true
}
