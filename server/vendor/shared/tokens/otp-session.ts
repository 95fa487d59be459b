import { hmacText, sameSecret } from '../../../core/hmac.ts'
import type { Instant, Milliseconds } from '../../../core/time.ts'

/** How long a session for a one-time password lasts. Assumed: Smile ID publishes no figure. */
const sessionLifetime: Milliseconds = 15 * 60_000

/** The password that is valid in every session: no message is sent. */
export const rightOtp = '123456'

/** A session id that proves itself, so that nothing has to be kept. A later lookup reads the ID number from it. */
export function openOtpSession(apiKey: string, idNumber: string, now: Instant): string {
  const terms = `${now + sessionLifetime}.${Buffer.from(idNumber).toString('base64url')}`
  return `${terms}.${proofOf(apiKey, terms)}`
}

/** Why a session is refused, if it is. */
export function otpSessionRefusal(
  apiKey: string,
  idNumber: string,
  session: string,
  now: Instant,
): 'unknown' | 'expired' | undefined {
  if (numberOfSession(apiKey, session) !== idNumber) return 'unknown'
  const [expires] = session.split('.')
  return now >= Number(expires) ? 'expired' : undefined
}

/** The ID number that a session was opened for; undefined when it was not opened here. */
export function numberOfSession(apiKey: string, session: string): string | undefined {
  const [expires = '', number = '', proof = ''] = session.split('.')
  if (!sameSecret(proofOf(apiKey, `${expires}.${number}`), proof)) return undefined
  return Buffer.from(number, 'base64url').toString()
}

function proofOf(apiKey: string, terms: string): string {
  return hmacText(apiKey, `OTP ${terms}`, 'base64url').slice(0, 22)
}
