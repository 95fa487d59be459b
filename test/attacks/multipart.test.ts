import { fork } from 'node:child_process'
import { once } from 'node:events'
import net from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { megabyte } from '../../server/core/text/size.ts'
import { bodyOf, boundary, echoLimit, formType, part, sendChunks, startPartsEcho } from '../helpers/parts-echo.ts'

let emulator: Awaited<ReturnType<typeof startPartsEcho>>
beforeAll(async () => {
  emulator = await startPartsEcho()
})
afterAll(() => emulator.close())

const head = (...more: string[]) =>
  ['POST /echo HTTP/1.1', 'Host: localhost', `Content-Type: ${formType}`, ...more, '', ''].join('\r\n')
const start = `--${boundary}\r\n${part('selfie_image', '').replace('"selfie_image"', '"selfie_image"; filename="a.jpg"')}`

function connect(): net.Socket {
  return net.connect(Number(new URL(emulator.url).port), '127.0.0.1')
}

describe('a body that is announced as too large', () => {
  test.each(['keep-alive', 'close'])('is refused at once, and not waited for, Connection: %s', async (connection) => {
    const socket = connect()
    socket.write(head(`Content-Length: ${60 * megabyte}`, `Connection: ${connection}`) + start)
    const [answer] = await once(socket.setEncoding('utf8'), 'data')
    socket.destroy()
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain(`larger than ${echoLimit} bytes`)
  })

  test.each([
    ['/echo', 413],
    ['/v1/nowhere', 404],
    ['/__emulator/nowhere', 404],
    ['/v1/services', 405],
  ])(
    'is let pass at %s, for those who look for an answer only after they have sent everything',
    async (path, status) => {
      const socket = connect()
      socket.write(head(`Content-Length: ${60 * megabyte}`, 'Connection: close').replace('/echo', path))
      socket.end(Buffer.alloc(60 * megabyte))
      expect(await text(socket)).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    },
  )

  test('is cut off where it goes on and on', async () => {
    const socket = connect().setEncoding('utf8')
    let [sent, answer] = [0, '']
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      answer += chunk
    })
    const more = () => {
      while (!socket.destroyed && socket.write(Buffer.alloc(megabyte))) sent++
      sent++
    }
    socket.on('drain', more)
    socket.write(head(`Content-Length: ${10_000 * megabyte}`))
    more()
    await new Promise((closed) => socket.once('close', closed))
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(sent).toBeLessThan(100)
  })
})

describe('a client that goes away in the middle of a body', () => {
  test.each([
    ['of announced length', [`Content-Length: ${megabyte / 2}`], start],
    ['in chunks', ['Transfer-Encoding: chunked'], `${start.length.toString(16)}\r\n${start}\r\n`],
    ['that is encoded', ['Transfer-Encoding: chunked', 'Content-Encoding: gzip'], '3\r\n\u001f\u008b\u0008\r\n'],
    ['that has not begun', [`Content-Length: ${megabyte / 2}`], ''],
  ])('%s leaves nothing but a line of the journal', async (_, headers, body) => {
    emulator.control.reset()
    const socket = connect()
    socket.write(Buffer.from(head(...headers) + body, 'latin1'), () => setImmediate(() => socket.destroy()))
    await once(socket, 'close')
    const journal = () => emulator.control.journal({ path: '/echo' })
    await expect
      .poll(async () => (await journal()).map(({ hint }) => hint))
      .toEqual(['The connection was closed before the body was complete.'])
    const { status } = await sendChunks(emulator.url, { headers: { 'content-type': formType }, chunks: [bodyOf()] })
    expect(status).toBe(200)
  })
})

describe('headers of a part', () => {
  const send = (...parts: (string | Buffer)[]) =>
    sendChunks(emulator.url, { headers: { 'content-type': formType }, chunks: [bodyOf(...parts)] })

  test.each<[string, string, readonly (readonly [string, string])[]]>([
    ['the first of two names counts', part('a', 'x', 'Content-Disposition: form-data; name="b"\r\n'), [['a', 'x']]],
    ['the first of two names in one header counts', part('a"; name="b', 'x'), [['a', 'x']]],
    ['a line break that was escaped is part of a name', part('a%0D%0AX-Evil: 1', 'x'), [['a\r\nX-Evil: 1', 'x']]],
    ['a length of its own does not count', part('a', 'xyz', 'Content-Length: 1\r\n'), [['a', 'xyz']]],
    [
      'an encoding of its own does not count',
      part('a', 'eA==', 'Content-Transfer-Encoding: base64\r\n'),
      [['a', 'eA==']],
    ],
    ['a part without a disposition is none', 'X-Other: 1\r\n\r\nx', []],
    [
      'another boundary within a part is text',
      part('a', '--other\r\n--other--', 'Content-Type: multipart/mixed; boundary=other\r\n'),
      [['a', '--other\r\n--other--']],
    ],
    ['a boundary without its line break is text', part('a', `x--${boundary}--`), [['a', `x--${boundary}--`]]],
  ])('%s', async (_, sent, fields) => {
    const { body } = await send(sent)
    expect(body.fields.map(([name, value]) => [name, value])).toEqual(fields)
  })

  test.each([
    ['a line break that was not escaped', part('a\r\nX-Evil: 1', 'x')],
    ['a NUL', part('a', 'x', 'X-Evil: \0\r\n')],
    ['a header without a name', part('a', 'x', ': x\r\n')],
  ])('%s is never a header that counts', async (_, sent) => {
    const { status, body } = await send(part('country', 'NG'), sent)
    expect([status, body.error ?? body.fields.map(([name]) => name)]).toEqual(
      status === 400 ? [400, 'invalid_multipart'] : [200, ['country']],
    )
  })
})

test('a file of 60 MB costs no memory, however it is sent', async () => {
  const child = fork(join(import.meta.dirname, '../helpers/parts-echo-server.ts'))
  const exited = once(child, 'exit')
  const ask = async (question: string): Promise<string> => {
    child.send(question)
    const [answer] = await once(child, 'message')
    return String(answer)
  }
  try {
    const url = await ask('url')
    const chunks = [start, ...Array(60).fill(Buffer.alloc(megabyte)), `\r\n--${boundary}--\r\n`]
    const type = { 'content-type': formType }
    const whole = { ...type, 'content-length': chunks.reduce((sum, chunk) => sum + chunk.length, 0) }
    // Once before, so that everything is loaded.
    await sendChunks(url, { headers: type, chunks: [bodyOf(part('a', 'x'))] })
    const before = Number(await ask('rss'))
    for (const headers of [type, whole]) expect((await sendChunks(url, { headers, chunks })).status).toBe(413)
    const growth = Number(await ask('rss')) - before
    expect(growth).toBeLessThan(30 * megabyte)
  } finally {
    child.kill('SIGKILL')
    await exited
  }
}, 30_000)
