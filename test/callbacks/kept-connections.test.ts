import { type AddressInfo, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createAddressGuard } from '../../server/callbacks/http/address-guard.ts'
import { createHttpTransport, type HttpTransport } from '../../server/callbacks/http/transport.ts'

let transport: HttpTransport
beforeEach(() => {
  transport = createHttpTransport(createAddressGuard([]), 5_000)
})
afterEach(() => transport.close())

const whole = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'

/** What an endpoint does with a request, the so-manieth on its connection. */
type Answer = (socket: Socket, ordinal: number) => void

/** An endpoint that keeps connections, and answers byte by byte, as the test asks. */
async function startEndpoint(answer: Answer) {
  const sockets = new Set<Socket>()
  let requests = 0
  const server = createServer((socket) => {
    let ordinal = 0
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', () => {
      requests += 1
      answer(socket, ++ordinal)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`
  return {
    post: () => transport.post({ url, headers: {}, body: '{}' }),
    seen: () => ({ connections: sockets.size, requests }),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

describe('a callback on a kept-alive connection that the endpoint closes just then is sent again on a new one', () => {
  test.each<[string, (socket: Socket) => void]>([
    ['closes', (socket) => socket.end()],
    ['resets', (socket) => socket.resetAndDestroy()],
    ['answers what is no HTTP', (socket) => socket.end('408 too late\r\n\r\n')],
  ])('%s', async (_, end) => {
    await using endpoint = await startEndpoint((socket, ordinal) => (ordinal === 1 ? socket.write(whole) : end(socket)))
    for (let turn = 0; turn < 4; turn++) {
      expect(await endpoint.post()).toEqual({ status: 200, answer: 'ok', latency: expect.any(Number) })
    }
    // Each second one is lost on the connection of the one before it, and has a connection of its own.
    expect(endpoint.seen()).toEqual({ connections: 4, requests: 6 })
  })

  test('however short the time is for which it keeps one', async () => {
    await using endpoint = await startEndpoint((socket) => {
      socket.write(whole)
      setTimeout(() => socket.destroy(), 2)
    })
    for (let turn = 0; turn < 60; turn++) {
      expect((await endpoint.post()).problem).toBeUndefined()
      await sleep(turn % 5)
    }
  })
})

test('a fresh connection that is closed without an answer is an attempt without one', async () => {
  await using endpoint = await startEndpoint((socket) => socket.end())
  expect((await endpoint.post()).problem).toBe('The connection was reset before an answer came.')
  expect(endpoint.seen()).toEqual({ connections: 1, requests: 1 })
})

test('a kept connection that is closed within the answer is an attempt without one', async () => {
  await using endpoint = await startEndpoint((socket, ordinal) =>
    ordinal === 1 ? socket.write(whole) : socket.end(whole.slice(0, -1)),
  )
  expect((await endpoint.post()).status).toBe(200)
  expect((await endpoint.post()).problem).toBe('The connection ended before the answer did.')
  expect(endpoint.seen()).toEqual({ connections: 1, requests: 2 })
})

describe('what comes after a whole answer is not a part of it', () => {
  const closing = whole.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')
  const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n'
  const refusal = 'HTTP/1.1 500 Not For You\r\nContent-Length: 0\r\n\r\n'

  test.each([
    ['bytes', whole, 'stray bytes'],
    ['bytes after Connection: close', closing, 'stray bytes'],
    ['bytes after chunks', chunked, 'stray bytes'],
    ['an empty line', whole, '\r\n'],
    ['another answer', whole, refusal],
  ])('%s at once', async (_, answer, more) => {
    await using endpoint = await startEndpoint((socket) => socket.write(answer + more))
    for (let turn = 0; turn < 3; turn++) expect(await endpoint.post()).toMatchObject({ status: 200, answer: 'ok' })
  })

  test.each([
    ['bytes', 'stray bytes'],
    ['an empty line', '\r\n'],
    ['another answer', refusal],
  ])('%s a little later', async (_, more) => {
    let strayed = Promise.withResolvers<void>()
    await using endpoint = await startEndpoint((socket) => {
      socket.write(whole)
      setTimeout(() => socket.write(more, () => strayed.resolve()), 5)
    })
    for (let turn = 0; turn < 3; turn++) {
      expect(await endpoint.post()).toMatchObject({ status: 200, answer: 'ok' })
      await strayed.promise
      strayed = Promise.withResolvers<void>()
      await sleep(5)
    }
  })
})
