import { hmacText, sameSecret } from './signature.ts'
import type { Instant, Milliseconds } from './time.ts'

/** How long a one-time password may be waited for. Assumed: Smile ID publishes no figure. */
const sessionLifetime: Milliseconds = 15 * 60_000

/** The password that is right in every session: nobody gets a message here. */
export const rightOtp = '123456'

/** Names a session that proves itself, so that nothing has to be kept. */
export function openOtpSession(apiKey: string, idNumber: string, now: Instant): string {
  const expires = now + sessionLifetime
  return `${expires}-${proofOf(apiKey, idNumber, expires)}`
}

/** Why a session is not honoured, if it is not. */
export function otpSessionRefusal(
  apiKey: string,
  idNumber: string,
  session: string,
  now: Instant,
): 'unknown' | 'expired' | undefined {
  const [expires = '', proof = ''] = session.split(/-(.*)/s)
  if (!sameSecret(proofOf(apiKey, idNumber, Number(expires)), proof)) return 'unknown'
  return now >= Number(expires) ? 'expired' : undefined
}

function proofOf(apiKey: string, idNumber: string, expires: Instant): string {
  return hmacText(apiKey, `OTP ${idNumber} ${expires}`, 'base64url').slice(0, 22)
}
