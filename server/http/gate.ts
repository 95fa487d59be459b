import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { globTest } from '../core/text/glob.ts'
import { bareHost } from '../core/text/host.ts'

/** Who may reach the emulator's own paths. The vendor's are open to everybody, as the vendor's are. */
export interface GateOptions {
  /** The address listened on; when it is a name, calls may come under it. */
  readonly host: string
  /** Further names under which calls may come; `*` stands for any text. */
  readonly allowHosts: readonly string[]
  /** What callers have to know; nothing when undefined. */
  readonly controlToken: string | undefined
  /** What stands before the paths in public. */
  readonly pathPrefix: string | undefined
}

/** Why a call may not go on. */
export interface Refusal {
  readonly status: 401 | 403
  readonly error: string
}

/** Stands before the control API and the dashboard. */
export interface Gate {
  /** What is wrong with where a call comes from; undefined when nothing is. */
  originRefusal(request: IncomingMessage): Refusal | undefined
  /** What is wrong with who calls. */
  tokenRefusal(request: IncomingMessage): Refusal | undefined
  /** Whether this is the token; always so when none is asked for. */
  accepts(token: string): boolean
  /** The cookie that a browser is given for the token. */
  cookie(secure: boolean): string
}

const cookieName = 'smile_emulator_session'

/** @returns a gate that keeps other sites' pages out, and those who do not know the token. */
export function createGate({ host, allowHosts, controlToken, pathPrefix = '' }: GateOptions): Gate {
  const tests = [host, ...allowHosts].map((name) => globTest(name.toLowerCase()))
  // What the cookie holds is not the token, so that who sees one cannot use it elsewhere.
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
 * Names that no stranger can have point to this machine, so that no page of theirs can be behind one (DNS rebinding):
 * addresses, names without a dot, such as localhost and those of containers, and reserved endings.
 * Sources: RFC 6761 (localhost), ICANN's reservation of `.internal` of 2024.
 */
function isNobodys(name: string): boolean {
  return isIP(name) !== 0 || (name !== '' && !name.includes('.')) || /\.(localhost|internal)$/.test(name)
}

function unknownHost(host: string): Refusal {
  const error = `This emulator was not told that it is called "${host}": a page of a stranger may be behind that name. If it is yours, start with --allow-host ${URL.parse(`http://${host}`)?.hostname ?? host}.`
  return { status: 403, error }
}

function foreign(origin = 'another site'): Refusal {
  const error = `A page of ${origin} may not do this: control takes calls from its own origin, and from clients that are no browsers.`
  return { status: 403, error }
}

const tokenMissing =
  'This emulator was started with --control-token. Send it as "Authorization: Bearer TOKEN"; commands take --control-token, or SMILE_ID_EMULATOR_CONTROL_TOKEN.'
const tokenWrong = 'This is not the token that the emulator was started with (--control-token).'

function cookieIn(header = ''): string {
  const pairs = header.split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === cookieName)?.[1] ?? ''
}

/** In constant time. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
