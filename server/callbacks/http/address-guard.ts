import { lookup as askResolver, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Says whether an address may be called. The emulator is a test tool: it must not call the internet by accident. */
export interface AddressGuard {
  /** Why the host may not be called, when that is known without looking it up. */
  refusal(host: string): string | undefined
  /** Looks a name up, and fails when any of its addresses may not be called. The address checked is the one connected to. */
  readonly lookup: LookupFunction
}

/** The host has an address outside this machine and its private networks. */
export class RefusedAddressError extends Error {
  override readonly name = 'RefusedAddressError'
}

/** Looks up all addresses of a name. */
type Resolve = (name: string, found: (error: Error | null, addresses: LookupAddress[]) => void) => void

/**
 * Allows loopback and private addresses, and the hosts named. Not 169.254.0.0/16, where clouds keep their secrets.
 * @param resolve called once for each connection, so that the address checked is the address used.
 */
export function createAddressGuard(allowedHosts: readonly string[], resolve?: Resolve): AddressGuard {
  let near: BlockList | undefined
  const allowed = new Set(allowedHosts.map((host) => host.replace(/^\[|\]$/g, '').toLowerCase()))

  function isAllowed(host: string, address: string): boolean {
    const kind = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (allowed.has('*') || allowed.has(host.toLowerCase())) return true
    near ??= nearbyAddresses()
    return near.check(address, kind)
  }

  const refusalText = (host: string, address: string) =>
    `${host === address ? host : `${host} is ${address}, which`} is not an address of this machine or its private networks, and was not called. ` +
    `Start with --allow-callback-host ${host} if it should be.`

  return {
    refusal(host) {
      const address = host.replace(/^\[|\]$/g, '')
      if (!isIP(address) || isAllowed(address, address)) return undefined
      return refusalText(address, address)
    },
    lookup(hostname, options, callback) {
      const ask: Resolve = resolve ?? ((name, found) => askResolver(name, { ...options, all: true }, found))
      ask(hostname, (error, addresses) => {
        if (error) return callback(error, '', 0)
        const far = addresses.find(({ address }) => !isAllowed(hostname, address))
        if (far) return callback(new RefusedAddressError(refusalText(hostname, far.address)), '', 0)
        if (options.all) return (callback as (error: null, all: LookupAddress[]) => void)(null, addresses)
        const [first] = addresses
        callback(null, first?.address ?? '', first?.family ?? 0)
      })
    },
  }
}

function nearbyAddresses(): BlockList {
  const near = new BlockList()
  near.addAddress('0.0.0.0', 'ipv4')
  near.addSubnet('127.0.0.0', 8, 'ipv4')
  near.addSubnet('10.0.0.0', 8, 'ipv4')
  near.addSubnet('172.16.0.0', 12, 'ipv4')
  near.addSubnet('192.168.0.0', 16, 'ipv4')
  near.addAddress('::', 'ipv6')
  near.addAddress('::1', 'ipv6')
  near.addSubnet('fc00::', 7, 'ipv6')
  near.addSubnet('fe80::', 10, 'ipv6')
  return near
}
