import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A client of an emulator that goes on until it is stopped. */
export type MisbehavingClient = (link: () => Promise<string>, stopped: AbortSignal) => Promise<void>

const announced = 200_000

/** Uploads a kilobyte a second, of two hundred announced; begins again when the emulator has had enough. */
export const uploadSlowly: MisbehavingClient = async (link, stopped) => {
  while (!stopped.aborted) {
    const socket = await openUpload(await link())
    while (!stopped.aborted && !socket.destroyed) {
      socket.write(Buffer.alloc(1_000))
      await pause(1_000, stopped)
    }
    socket.destroy()
  }
}

/** Begins an upload and goes away, twice a second. */
export const abortUploads: MisbehavingClient = async (link, stopped) => {
  while (!stopped.aborted) {
    const socket = await openUpload(await link())
    socket.write(Buffer.alloc(50_000))
    await pause(500, stopped)
    socket.destroy()
  }
}

/** Says a byte of a request's head every second. */
export const saySlowly: MisbehavingClient = async (link, stopped) => {
  while (!stopped.aborted) {
    const socket = await connected(new URL(await link()))
    for (const byte of 'POST /v1/upload HTTP/1.1\r\nX-Slow: '.padEnd(300, 'x')) {
      if (stopped.aborted || socket.destroyed) break
      socket.write(byte)
      await pause(1_000, stopped)
    }
    socket.destroy()
  }
}

async function openUpload(link: string): Promise<net.Socket> {
  const url = new URL(link)
  const socket = await connected(url)
  socket.write(`PUT ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Length: ${announced}\r\n\r\n`)
  return socket
}

function connected({ hostname, port }: URL): Promise<net.Socket> {
  return new Promise((resolve) => {
    const socket = net.connect(Number(port), hostname)
    // Whatever becomes of it is what it asked for.
    socket.on('error', () => socket.destroy()).resume()
    socket.once('connect', () => resolve(socket)).once('close', () => resolve(socket))
  })
}

function pause(length: number, signal: AbortSignal): Promise<void> {
  return sleep(length, undefined, { signal }).catch(() => undefined)
}
