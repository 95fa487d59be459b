import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAddressGuard } from '../../server/callbacks/http/address-guard.ts'
import { createHttpTransport } from '../../server/callbacks/http/transport.ts'

// Ends each connection, so that the name has to be looked up for the next callback.
const server = createServer((_, response) => response.setHeader('connection', 'close').end())
let url: string
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://partner.example:${(server.address() as AddressInfo).port}/callback`
})
afterAll(() => server.close())

/** Posts a callback for each answer of a name server that the attacker owns, and says what came of it. */
async function postedWith(answers: readonly (readonly string[])[]): Promise<(number | string | undefined)[]> {
  const left = [...answers]
  const guard = createAddressGuard([], (_, found) => {
    const addresses = left.shift() ?? []
    found(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  })
  const transport = createHttpTransport(guard, 2_000)
  const outcomes = []
  for (const _ of answers) outcomes.push(await transport.post({ url, headers: {}, body: '{}' }))
  transport.close()
  expect(left).toEqual([])
  return outcomes.map(({ status, problem, refused }) => (refused ? problem : (status ?? problem)))
}

const refused = (address: string) =>
  expect.stringContaining(`partner.example is ${address}, which is not an address of this machine`)

describe('a name that leads elsewhere when it is asked again', () => {
  test('is looked at each time: what was private once and is public now is not called', async () => {
    expect(await postedWith([['127.0.0.1'], ['8.8.8.8'], ['127.0.0.1']])).toEqual([200, refused('8.8.8.8'), 200])
  })

  test.each([
    ['a public address behind a private one', ['127.0.0.1', '8.8.8.8'], '8.8.8.8'],
    ['a cloud’s secrets', ['169.254.169.254'], '169.254.169.254'],
    ['a public address in IPv6’s clothes', ['::ffff:8.8.8.8'], '::ffff:8.8.8.8'],
    ['a public address behind a translator', ['64:ff9b::808:808'], '64:ff9b::808:808'],
  ])('%s is not called', async (_, addresses, reported) => {
    expect(await postedWith([addresses])).toEqual([refused(reported)])
  })
})
