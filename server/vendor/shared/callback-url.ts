import { createWarning, type Warning } from '../../core/warnings/warning.ts'

// The emulator's own inboxes are allowed too.
const callable = /^(https?:\/\/|inbox:)/i

/** What a body is warned about whose callback_url cannot be called. Only the scheme and host of the address are repeated: there may be a password before the host, and a token after it. */
export function callbackUrlWarnings(body: unknown): Warning[] {
  const { callback_url: url } = body as { readonly callback_url?: unknown }
  if (typeof url !== 'string' || url === '' || callable.test(url)) return []
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)?(.*)$/is.exec(url) ?? []
  const [host = ''] = rest.replace(/^[^/?#]*@/, '').split(/[/?#]/, 1)
  return [createWarning('callback-url-without-scheme', { start: `${scheme}${host}` || '/...' })]
}
