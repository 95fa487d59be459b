const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const length = 26

/** A TypeID: a prefix, and 128 bits as 26 characters. Source: v3 §5.1, for jobs and users. @param hex 32 digits or more. */
export function typeId(prefix: string, hex: string): string {
  let rest = BigInt(`0x${hex.slice(0, 32)}`)
  let suffix = ''
  while (suffix.length < length) {
    suffix = alphabet[Number(rest & 31n)] + suffix
    rest >>= 5n
  }
  return `${prefix}_${suffix}`
}

/** Whether a text is a TypeID of that prefix. */
export function isTypeId(prefix: string, text: string): boolean {
  return text.startsWith(`${prefix}_`) && /^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(text.slice(prefix.length + 1))
}
