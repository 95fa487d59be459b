import net from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startTestEmulator()
})
afterAll(() => emulator.close())

/** Sends a request as it is written, and reads all that comes. */
async function ask(method: string, target: string, body = '', host = 'a.header.that.does.not.count') {
  const socket = net.connect(Number(new URL(emulator.url).port), '127.0.0.1')
  const head = [`${method} ${target} HTTP/1.1`, `Host: ${host}`, `Content-Length: ${body.length}`, 'Connection: close']
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  const answer = await text(socket)
  return { status: Number(answer.split(' ')[1]), answer, body: answer.slice(answer.indexOf('\r\n\r\n') + 4) }
}

describe('a client that takes the emulator for a proxy', () => {
  test.each([
    ['an operation', 'http://localhost/v1/services', 200],
    ['one whose URL has upper case and a password', 'HTTP://user:secret@LOCALHOST:80/v1/services', 200],
    ['a path that is corrected', 'http://testapi.smileidentity.com//services', 200],
    ['a path that nobody knows', 'http://localhost/v1/nothing', 404],
    ['no path', 'http://localhost', 303],
    ['the control API', 'http://localhost/__emulator/health', 200],
  ])('is answered when it asks for %s by a whole URL', async (_, target, status) => {
    expect((await ask('GET', target)).status).toBe(status)
  })

  test('is kept from the control API by the host in the URL, whatever its header says', async () => {
    const refused = await ask('GET', 'http://evil.example/__emulator/jobs', '', 'localhost')
    expect([refused.status, refused.body]).toEqual([
      403,
      expect.stringContaining('does not know the name \\"evil.example\\"'),
    ])
    expect((await ask('GET', 'http://localhost/__emulator/jobs', '', 'evil.example')).status).toBe(200)
  })

  test('is given links of the host in the URL', async () => {
    const body = JSON.stringify(createTestPartner(emulator).uploadBody())
    const { body: answer } = await ask('POST', 'http://testapi.smileidentity.com/v1/upload', body)
    expect(JSON.parse(answer)).toMatchObject({
      upload_url: expect.stringMatching(/^http:\/\/testapi\.smileidentity\.com\//),
    })
  })

  test('gets the answer that there is no tunnel', async () => {
    const { status, body } = await ask('CONNECT', 'testapi.smileidentity.com:443')
    expect([status, body]).toEqual([405, expect.stringContaining('This is not a proxy, and it opens no tunnels.')])
  })
})
