import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { globTest } from '../core/text/glob.ts'
import { bareHost } from '../core/text/host.ts'

/** Who may reach the emulator's own paths. The vendor's are open to everybody. */
export interface GateOptions {
  /** The address to listen on; if it is a name, calls may use it. */
  readonly host: string
  /** Further names that calls may use; `*` matches any text. */
  readonly allowHosts: readonly string[]
  /** The token that callers need; none when undefined. */
  readonly controlToken: string | undefined
  /** What stands before the paths in public. */
  readonly pathPrefix: string | undefined
}

/** Why a call is refused. */
export interface Refusal {
  readonly status: 401 | 403
  readonly error: string
}

/** Protects the control API and the dashboard. */
export interface Gate {
  /** Why a call is refused because of its origin; undefined when it is not. */
  originRefusal(request: IncomingMessage): Refusal | undefined
  /** Why a call is refused because of its token. */
  tokenRefusal(request: IncomingMessage): Refusal | undefined
  /** Whether this is the token; always true when none is required. */
  accepts(token: string): boolean
  /** The cookie that a browser gets for the token. */
  cookie(secure: boolean): string
}

const cookieName = 'smile_emulator_session'

/** @returns a gate that refuses other sites' pages, and callers without the token. */
export function createGate({ host, allowHosts, controlToken, pathPrefix = '' }: GateOptions): Gate {
  const tests = [host, ...allowHosts].map((name) => globTest(name.toLowerCase()))
  // The cookie does not have the token itself, so that a stolen cookie cannot be used elsewhere.
  const session = createHmac('sha256', controlToken ?? '')
    .update('dashboard')
    .digest('base64url')

  function isAllowedHost(header: string): boolean {
    const name = bareHost(URL.parse(`http://${header}`)?.hostname ?? '')
    return isNobodys(name) || tests.some((fits) => fits(name))
  }

  const accepts = (token: string): boolean => controlToken === undefined || isSame(token, controlToken)

  return {
    originRefusal(request) {
      const { host: ownHost, origin, 'sec-fetch-site': site } = request.headers
      if (ownHost !== undefined && !isAllowedHost(ownHost)) return unknownHost(ownHost)
      if (request.method === 'GET' || request.method === 'HEAD') return undefined
      const isForeign = origin !== undefined && URL.parse(origin)?.host !== ownHost
      return isForeign || site === 'cross-site' || site === 'same-site' ? foreign(origin) : undefined
    },
    tokenRefusal({ headers }) {
      if (controlToken === undefined) return undefined
      const [, bearer] = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '') ?? []
      if (bearer !== undefined && accepts(bearer)) return undefined
      if (isSame(cookieIn(headers.cookie), session)) return undefined
      return { status: 401, error: bearer === undefined ? tokenMissing : tokenWrong }
    },
    accepts,
    cookie: (secure) =>
      `${cookieName}=${session}; Path=${pathPrefix}/__emulator; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`,
  }
}

/**
 * Names that a stranger cannot point to this machine, so that none of their pages can be behind one (DNS rebinding):
 * addresses, names without a dot, such as localhost and those of containers, and reserved endings.
 * Sources: RFC 6761 (localhost), ICANN's reservation of `.internal` from 2024.
 */
function isNobodys(name: string): boolean {
  return isIP(name) !== 0 || (name !== '' && !name.includes('.')) || /\.(localhost|internal)$/.test(name)
}

function unknownHost(host: string): Refusal {
  const error = `This emulator does not know the name "${host}": a stranger's page may be behind it. If the name is yours, start with --allow-host ${URL.parse(`http://${host}`)?.hostname ?? host}.`
  return { status: 403, error }
}

function foreign(origin = 'another site'): Refusal {
  const error = `A page of ${origin} may not do this: the control API accepts calls from its own origin, and from clients that are not browsers.`
  return { status: 403, error }
}

const tokenMissing =
  'This emulator was started with --control-token. Send it as "Authorization: Bearer TOKEN"; commands take --control-token, or SMILE_ID_EMULATOR_CONTROL_TOKEN.'
const tokenWrong = 'This is not the token that the emulator was started with (--control-token).'

function cookieIn(header = ''): string {
  const pairs = header.split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === cookieName)?.[1] ?? ''
}

/** Compares in constant time. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
