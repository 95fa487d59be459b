import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { Worker } from 'node:worker_threads'

/** An endpoint that does harm. `await using` closes it, and with it every connection. */
export interface HostileEndpoint extends AsyncDisposable {
  readonly url: string
  /** How many of those who connected are still connected. */
  connected(): number
  /** Resolves when somebody has asked something, or has at least connected. */
  readonly asked: Promise<void>
}

/** Does what it does to everybody who has asked. @returns what stops it, if it goes on. */
export type Behaviour = (socket: Socket) => (() => void) | undefined

const head = 'HTTP/1.1 200 OK\r\n'
const often = 5

/** Writes again and again. */
function drip(start: string, more: string): Behaviour {
  return (socket) => {
    socket.write(start)
    const timer = setInterval(() => socket.write(more), often)
    return () => clearInterval(timer)
  }
}

function only(text: string): Behaviour {
  return (socket) => {
    socket.write(text)
    return undefined
  }
}

/** Every way in which an endpoint that was asked gives an answer that has no end. */
export const endlessAnswers: Readonly<Record<string, Behaviour>> = {
  'says nothing': only(''),
  'asks for WebSocket (101)': only(
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  ),
  'asks for WebSocket and speaks on (101)': drip(
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    'frame',
  ),
  'answers 101 without saying to what': only('HTTP/1.1 101 Switching Protocols\r\n\r\n'),
  'answers 100 for ever': drip('', 'HTTP/1.1 100 Continue\r\n\r\n'),
  'answers 103 for ever': drip('', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'),
  'stops within the status line': only('HTTP/1.1 2'),
  'stops within the headers': only(`${head}X-Slow: `),
  'drips its headers': drip(head, 'X-Slow: a\r\n'),
  'drips one header': drip(`${head}X-Slow: `, 'a'),
  'drips its body': drip(`${head}Content-Length: 100000\r\n\r\n`, 'a'),
  'never reaches its content-length': only(`${head}Content-Length: 100\r\n\r\nshort`),
  'sends chunks without end': drip(`${head}Transfer-Encoding: chunked\r\n\r\n`, '1\r\na\r\n'),
  'stops within a chunk': only(`${head}Transfer-Encoding: chunked\r\n\r\nffff\r\na`),
  'drips its trailers': drip(`${head}Transfer-Encoding: chunked\r\n\r\n0\r\n`, 'X-Slow: a\r\n'),
  'has a body that ends with the connection, which stays': only(`${head}\r\nopen`),
  'sends as much as it can without end': (socket) => {
    socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n`)
    const chunk = `8000\r\n${'a'.repeat(0x8000)}\r\n`
    const more = () => {
      while (socket.write(chunk));
    }
    socket.on('drain', more)
    more()
    return () => void socket.off('drain', more)
  },
  'closes its half within the answer, and is patient': (socket) => {
    socket.end(`${head}Content-Length: 100\r\n\r\nshort`)
    return undefined
  },
  'closes its half without an answer, and is patient': (socket) => {
    socket.end()
    return undefined
  },
}

/** An endpoint that behaves so to everybody who has asked. @param scheme https where it does not even answer a greeting. */
export async function startHostileEndpoint(
  behaviour: Behaviour,
  scheme: 'http' | 'https' = 'http',
): Promise<HostileEndpoint> {
  const sockets = new Set<Socket>()
  const connected = new Set<Socket>()
  const asked = Promise.withResolvers<void>()
  // Half-open: an endpoint whose peer leaves need not leave.
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket)
    connected.add(socket)
    socket.on('error', () => undefined)
    socket.once('data', () => {
      const stop = behaviour(socket)
      socket.once('close', () => stop?.())
      asked.resolve()
    })
    // Who has gone says goodbye; a half-open socket itself stays.
    for (const gone of ['end', 'close']) socket.once(gone, () => connected.delete(socket))
    socket.once('close', () => sockets.delete(socket))
    socket.resume()
  })
  const port = await listen(server)
  return {
    url: `${scheme}://127.0.0.1:${port}/callback`,
    connected: () => connected.size,
    asked: asked.promise,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

// It listens with the shortest queue and then stands still, so that nobody is taken out of the queue.
const sleeper = `
  const { createServer } = require('node:net')
  const { parentPort } = require('node:worker_threads')
  const server = createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  })`

/** An endpoint that nobody can connect to, and that does not refuse either. */
export async function startUnreachableEndpoint(): Promise<{ readonly url: string } & AsyncDisposable> {
  const { connect } = await import('node:net')
  const worker = new Worker(sleeper, { eval: true })
  const [port] = (await once(worker, 'message')) as [number]
  // The queue takes one more than it is said to.
  const first = [1, 2].map(() => connect(port, '127.0.0.1'))
  await Promise.all(first.map((socket) => once(socket, 'connect')))
  return {
    url: `http://127.0.0.1:${port}/callback`,
    async [Symbol.asyncDispose]() {
      for (const socket of first) socket.destroy()
      await worker.terminate()
    },
  }
}
