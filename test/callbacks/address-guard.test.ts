import { describe, expect, test } from 'vitest'
import { createAddressGuard, RefusedAddressError } from '../../server/callbacks/http/address-guard.ts'

const near = [
  '127.0.0.1',
  '127.8.9.10',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.20',
  '0.0.0.0',
  '::1',
  '::',
  'fd00::1',
  'fe80::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:10.1.2.3',
]

const far = [
  // Where clouds give machines their secrets.
  '169.254.169.254',
  '8.8.8.8',
  '1.1.1.1',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '11.0.0.1',
  '126.255.255.255',
  '2001:4860:4860::8888',
  '::ffff:8.8.8.8',
  '::ffff:808:808',
  '64:ff9b::808:808',
]

/** The host of a URL as the transport sees it: an IPv6 address in brackets, written the short way. */
function hostOf(address: string): string {
  return new URL(`http://${address.includes(':') ? `[${address}]` : address}/`).hostname
}

function lookUp(name: string, allowed: readonly string[] = [], all = false) {
  return new Promise<unknown>((resolve, reject) => {
    createAddressGuard(allowed).lookup(name, { all }, (error, found) => (error ? reject(error) : resolve(found)))
  })
}

describe('without asking a name server', () => {
  const guard = createAddressGuard([])

  test.each(near)('%s is on this machine or its private networks and may be called', (address) => {
    expect(guard.refusal(hostOf(address))).toBeUndefined()
    expect(guard.refusal(address)).toBeUndefined()
  })

  test.each(far)('%s is a public address and is refused, with the cure', (address) => {
    for (const host of [address, hostOf(address)]) {
      const bare = host.replace(/^\[|\]$/g, '')
      expect(guard.refusal(host)).toBe(
        `${bare} is not an address of this machine or its private networks, and was not called. Start with --allow-callback-host ${bare} if it should be.`,
      )
    }
  })

  test.each(['http://134744072/', 'http://0x8.8.8.8/', 'http://010.8.8.8/', 'http://8.8.2056/'])(
    '%s is 8.8.8.8 in disguise and is refused',
    (url) => {
      expect(guard.refusal(new URL(url).hostname)).toContain('8.8.8.8 is not an address of this machine')
    },
  )

  test('nothing is said of a name: its addresses are looked at when it is called', () => {
    expect(guard.refusal('partner.example')).toBeUndefined()
  })
})

describe('a host that was allowed', () => {
  test.each([
    ['8.8.8.8', '8.8.8.8'],
    ['*', '8.8.8.8'],
    ['2001:DB8::1', '[2001:db8::1]'],
  ])('as %s may be called at %s', (allowed, host) => {
    expect(createAddressGuard([allowed]).refusal(host)).toBeUndefined()
  })

  test('lets no other host through', () => {
    expect(createAddressGuard(['8.8.8.8']).refusal('8.8.4.4')).toContain('8.8.4.4 is not an address of this machine')
  })
})

describe('when a name is looked up', () => {
  test('localhost leads to this machine, in either form that Node asks for', async () => {
    expect(['127.0.0.1', '::1']).toContain(await lookUp('localhost'))
    expect(await lookUp('localhost', [], true)).toContainEqual(expect.objectContaining({ address: '127.0.0.1' }))
  })

  test.each([false, true])('a public address is refused (all: %j)', async (all) => {
    await expect(lookUp('8.8.8.8', [], all)).rejects.toBeInstanceOf(RefusedAddressError)
    await expect(lookUp('8.8.8.8', [], all)).rejects.toThrow('--allow-callback-host 8.8.8.8')
  })

  test.each(['8.8.8.8', '*'])('a public address is let through when %s is allowed', async (allowed) => {
    expect(await lookUp('8.8.8.8', [allowed])).toBe('8.8.8.8')
  })

  // Too long a label for any name server, so the answer does not depend on one.
  test('a name without an address fails as the resolver says', async () => {
    await expect(lookUp(`${'a'.repeat(64)}.invalid`)).rejects.toMatchObject({
      code: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/),
    })
  })
})
