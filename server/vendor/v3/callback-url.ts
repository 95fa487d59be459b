import { FieldError } from '../../core/field-error.ts'
import { withoutLinkSecrets } from '../../core/text/secrets.ts'
import { createWarning, type Warning } from '../../core/warnings/warning.ts'

/** Whether a callback URL can be called: Smile ID takes https alone, and the emulator http too, and its own inboxes. Source: v3 §1. */
export function isCallable(text: string): boolean {
  return /^inbox:/i.test(text) || (/^https?:\/\//i.test(text) && URL.canParse(text))
}

/**
 * What a callback URL of a request is warned about. Of the address, scheme and host alone are repeated.
 * @throws FieldError when it cannot be called.
 */
export function callbackUrlWarnings(url: string | undefined): Warning[] {
  if (url === undefined || url === '') return []
  if (!isCallable(url)) {
    const hint = `/callback_url: "${withoutLinkSecrets(url)}" is not a URL that can be called. Write all of it, with https:// in front.`
    throw new FieldError('wrong_type', hint, { field: 'callback_url', problem: 'wrong' })
  }
  return /^http:/i.test(url) ? [createWarning('callback-not-https', { start: new URL(url).origin })] : []
}
