import { randomBytes } from 'node:crypto'
import { hmacText, sameSecret } from '../../core/hmac.ts'
import type { Call } from '../../http/operation.ts'
import { linksPrefix } from '../paths.ts'

const cookieName = 'smile_link_form'

/** A form that a browser is given. */
interface IssuedForm {
  readonly token: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Makes sure that a form comes from the browser that it was given to, so that no other site's page sends one: its token belongs to a
 * cookie, and other sites know neither.
 */
export interface FormTokens {
  issue(call: Call, refId: string): IssuedForm
  /** The form's own key; undefined when it is not one of this browser's, or of before a restart. */
  accept(call: Call, refId: string, token: string): string | undefined
}

/** @param prefix what stands before every path in public. */
export function createFormTokens(prefix = ''): FormTokens {
  const secret = randomBytes(32)

  function tokenOf(browser: string, refId: string, form: string): string {
    return `${form}.${hmacText(secret, `${browser} ${refId} ${form}`, 'base64url')}`
  }

  return {
    issue(call, refId) {
      const known = browserOf(call)
      const browser = known ?? randomBytes(16).toString('base64url')
      const cookie = `${cookieName}=${browser}; Path=${prefix}${linksPrefix}; HttpOnly; SameSite=Lax${call.origin.startsWith('https:') ? '; Secure' : ''}`
      const token = tokenOf(browser, refId, randomBytes(12).toString('base64url'))
      return { token, headers: known === undefined ? { 'set-cookie': cookie } : {} }
    },
    accept(call, refId, token) {
      const { 'sec-fetch-site': site } = call.headers
      if (site === 'cross-site' || site === 'same-site') return undefined
      const browser = browserOf(call)
      const [form = ''] = token.split('.')
      return browser !== undefined && sameSecret(tokenOf(browser, refId, form), token)
        ? `${browser} ${token}`
        : undefined
    },
  }
}

function browserOf({ headers }: Call): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  const value = pairs.find(([name]) => name === cookieName)?.[1]
  return value !== undefined && /^[\w-]{22}$/.test(value) ? value : undefined
}
