import { once } from 'node:events'
import { connect, type TLSSocket } from 'node:tls'

/** What came back. */
export interface WireAnswer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly body: any
}

/** A connection that bytes are written to as they are, one request after the other. `await using` closes it. */
export interface Connection extends AsyncDisposable {
  /** @throws Error when what comes back is not one answer with JSON. */
  send(bytes: Buffer): Promise<WireAnswer>
}

/** @param ca the authority to trust, as PEM. */
export async function openConnection(url: string, ca: string): Promise<Connection> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), servername: hostname, ca })
  await once(socket, 'secureConnect')
  return {
    async send(bytes) {
      const { head, body } = splitHead(bytes)
      socket.write(head)
      if (/^expect: 100-continue$/im.test(head.toString())) {
        const { status } = await readAnswer(socket)
        if (status !== 100) throw new Error(`Instead of 100 Continue there came ${status}.`)
      }
      socket.write(body)
      return readAnswer(socket)
    },
    async [Symbol.asyncDispose]() {
      socket.destroy()
    },
  }
}

function splitHead(bytes: Buffer): { head: Buffer; body: Buffer } {
  const end = bytes.indexOf('\r\n\r\n') + 4
  return { head: bytes.subarray(0, end), body: bytes.subarray(end) }
}

async function readAnswer(socket: TLSSocket): Promise<WireAnswer> {
  let received = Buffer.alloc(0)
  for (;;) {
    const [chunk] = (await once(socket, 'data', { signal: AbortSignal.timeout(10_000) })) as [Buffer]
    received = Buffer.concat([received, chunk])
    const { head, body } = splitHead(received)
    if (head.length < 4) continue
    const status = Number(head.toString().split(' ')[1])
    if (status === 100) return { status, body: undefined }
    const length = Number(/^content-length: (\d+)$/im.exec(head.toString())?.[1])
    if (body.length === length) return { status, body: JSON.parse(body.toString()) }
  }
}
