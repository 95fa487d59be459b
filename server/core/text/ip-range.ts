/** A range of addresses: one, or those that begin with the same bits. */
export interface IpRange {
  readonly bits: 32 | 128
  readonly first: bigint
  /** How many bits at the end are free. */
  readonly free: bigint
}

/** Reads an address or a range, such as `10.0.0.0/8` or `::1`. @throws RangeError when it is neither. */
export function parseIpRange(text: string): IpRange {
  const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? []
  const found = parseIp(address)
  const length = Number(prefix ?? found?.bits)
  if (!found || length > found.bits) {
    throw new RangeError(`"${text}" is not an IP address nor a range of them, such as 203.0.113.7 or 10.0.0.0/8.`)
  }
  const free = BigInt(found.bits - length)
  return { bits: found.bits, first: found.value >> free, free }
}

/** Whether an address is in a range. One of IPv4 that was mapped into IPv6, as sockets say it, is one of IPv4. */
export function isInRange(address: string, { bits, first, free }: IpRange): boolean {
  const found = parseIp(address)
  return found !== undefined && found.bits === bits && found.value >> free === first
}

const mapped = 0xffffn

function parseIp(text: string): { readonly bits: 32 | 128; readonly value: bigint } | undefined {
  if (!text.includes(':')) return parseIpv4(text)
  // URL knows every way to write one, and writes it in one way.
  const hostname = URL.parse(`http://[${text}]/`)?.hostname
  if (hostname === undefined) return undefined
  const [before = '', after = ''] = hostname.slice(1, -1).split('::')
  const [left, right] = [before, after].map((half) => (half === '' ? [] : half.split(':'))) as [string[], string[]]
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
  const value = groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n)
  return value >> 32n === mapped ? { bits: 32, value: value & 0xffffffffn } : { bits: 128, value }
}

function parseIpv4(text: string): { readonly bits: 32; readonly value: bigint } | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined
  return { bits: 32, value: parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n) }
}
