import { hmacText, sameSecret } from '../../../core/hmac.ts'

const header = encode({ alg: 'HS256', typ: 'JWT' })

/** What a token says. */
export type JwtClaims = Readonly<Record<string, unknown>>

/** Makes a JWT, signed by HMAC-SHA256. */
export function signJwt(key: string | Buffer, claims: object): string {
  const signed = `${header}.${encode(claims)}`
  return `${signed}.${hmacText(key, signed, 'base64url')}`
}

/** Whether this key signed a JWT. Its head is signed too, so that it cannot ask for another algorithm. */
export function isSignedWith(key: string | Buffer, token: string): boolean {
  const end = token.lastIndexOf('.')
  return sameSecret(hmacText(key, token.slice(0, end), 'base64url'), token.slice(end + 1))
}

/** The content of a JWT, no matter who made it; undefined when the text is not one. */
export function readClaims(token: string): JwtClaims | undefined {
  const [, payload, signature, more] = token.split('.', 4)
  if (payload === undefined || signature === undefined || more !== undefined) return undefined
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? (claims as JwtClaims) : undefined
  } catch {
    return undefined
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
