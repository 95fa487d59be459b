import net from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, test } from 'vitest'
import { listenOn } from '../../server/tls/listen.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { freePort } from '../helpers/free-port.ts'

const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'))

const end = (socket: net.Socket) => void socket.end()

/** Listens where somebody else does. */
async function occupied(address: string) {
  const port = await freePort()
  const server = net.createServer().listen(port, address)
  await new Promise((resolve) => server.once('listening', resolve))
  return { port, [Symbol.dispose]: () => void server.close() }
}

describe.runIf(hasIpv6)('localhost', () => {
  test('is answered by both of its addresses, over http and https, and by neither when it is closed', async () => {
    const port = await freePort()
    const emulator = await startTestEmulator({ port })
    const hosts = ['127.0.0.1', '[::1]', 'localhost']
    emulator.trust()
    for (const scheme of ['http', 'https']) {
      const answers = hosts.map((host) => fetch(`${scheme}://${host}:${port}/__emulator/health`))
      expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200])
    }
    await emulator.close()
    for (const host of hosts) await expect(fetch(`http://${host}:${port}/`)).rejects.toThrow('fetch failed')
  })

  test.each(['127.0.0.1', '::1'])(
    'is in use when somebody has the port on %s, and is left alone then',
    async (address) => {
      using other = await occupied(address)
      await expect(listenOn('localhost', other.port, end)).rejects.toMatchObject({ code: 'EADDRINUSE' })
      const rest = await listenOn(address === '::1' ? '127.0.0.1' : '::1', other.port, end)
      expect(rest.port).toBe(other.port)
      await rest.close()
    },
  )
})

test.each(['127.0.0.1', ...(hasIpv6 ? ['::1'] : [])])('an address is listened on alone: %s', async (address) => {
  const one = await listenOn(address, await freePort(), end)
  const free = await listenOn(address === '::1' ? '127.0.0.1' : '::1', one.port, end)
  expect(free.port).toBe(one.port)
  await Promise.all([one.close(), free.close()])
})
