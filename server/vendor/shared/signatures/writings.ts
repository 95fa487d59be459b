/** A digest that a signature's text may be, and the mistakes in encoding it. */
export interface Reading {
  /** None for a correctly encoded digest. */
  readonly names: readonly string[]
  readonly digest: Buffer
}

/** A way to write a digest as text, and to read it back. */
interface Writing {
  readonly name: string
  readonly write: (digest: Buffer) => string
  readonly read: (text: string) => Buffer
}

const digestLength = 32

const base64 = (digest: Buffer): string => digest.toString('base64')
const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64')
const fromHex = (text: string): Buffer => Buffer.from(text, 'hex')

// The right way comes first. Node reads URL-safe base64, and base64 without padding, like any other.
export const encodings: readonly Writing[] = [
  { name: '', write: base64, read: fromBase64 },
  {
    name: 'the digest was written as hex instead of base64',
    write: (digest) => digest.toString('hex'),
    read: fromHex,
  },
  {
    name: 'the digest was written as hex instead of base64',
    write: (digest) => digest.toString('hex').toUpperCase(),
    read: fromHex,
  },
  {
    name: 'the digest was written as hex and that text as base64',
    write: (digest) => Buffer.from(digest.toString('hex')).toString('base64'),
    read: (text) => fromHex(fromBase64(text).toString('latin1')),
  },
  {
    name: 'the digest was written as base64 twice',
    write: (digest) => Buffer.from(base64(digest)).toString('base64'),
    read: (text) => fromBase64(fromBase64(text).toString('latin1')),
  },
  { name: 'the base64 text lost its padding', write: (digest) => base64(digest).replace(/=+$/, ''), read: fromBase64 },
  {
    name: 'the digest was written as URL-safe base64',
    write: (digest) => digest.toString('base64url'),
    read: fromBase64,
  },
  {
    name: 'the digest was written as URL-safe base64',
    write: (digest) => base64(digest).replaceAll('+', '-').replaceAll('/', '_'),
    read: fromBase64,
  },
]

// What may happen to a finished signature, and how to undo it.
const changes: readonly (readonly [name: string, undo: (text: string) => string])[] = [
  ['a line break was left in the signature', (text) => text.replace(/[\r\n]+/g, '')],
  ['white space was left around the signature', (text) => text.trim()],
  ['quotes were left around the signature', (text) => text.replace(/^(["'])(.*)\1$/s, '$2')],
  ['the signature was percent-encoded', decoded],
  ['each "+" of the signature became a space, as in a form that was not encoded', (text) => text.replaceAll(' ', '+')],
]

/** Every digest that a signature may be: at most one change, and one encoding. */
export function readingsOf(sent: string): Reading[] {
  const undone = changes.map(([name, undo]) => ({ name, text: undo(sent) })).filter(({ text }) => text !== sent)
  return [{ name: '', text: sent }, ...undone].flatMap(({ name: change, text }) =>
    encodings.flatMap(({ name, write, read }) => {
      const digest = read(text)
      if (digest.length !== digestLength || write(digest) !== text) return []
      return [{ names: [name, change].filter((one) => one !== ''), digest }]
    }),
  )
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
