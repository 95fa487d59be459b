import type { Person } from '../../../core/identity/person.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { V1TotpConsentRequest } from '../../../generated/v1/totp-consent-request.ts'
import type { V1TotpModeRequest } from '../../../generated/v1/totp-mode-request.ts'
import type { V1TotpOtpRequest } from '../../../generated/v1/totp-otp-request.ts'
import type { Call, Operation, Reply } from '../../../http/operation.ts'
import type { People } from '../../../people/people.ts'
import { jsonLimit } from '../../shared/json-limit.ts'
import { hmacSigner } from '../../shared/signatures/fault.ts'
import { openOtpSession, otpSessionRefusal, rightOtp } from '../../shared/tokens/otp-session.ts'
import { encodeLookupError, fieldRefusal } from '../../shared/wording/errors.ts'
import { signed } from '../jobs/encode.ts'
import { type SignatureAges, signedWarnings } from '../request-warnings.ts'
import { type AuthParts, signatureOrToken } from './auth.ts'

/** What asking for consent needs. */
export interface TotpConsentParts extends AuthParts, SignatureAges {
  readonly people: People
}

const modes = ['sms', 'email'] as const

/**
 * The holder of a BVN agrees with a one-time password, in three steps: list the addresses, send it, confirm it. Source: v1 §9.11 [AND].
 * Nothing is sent; the password is 123456. The answer to a wrong one is assumed.
 */
export function totpConsentOperations(parts: TotpConsentParts): Operation[] {
  return [askForModes(parts), sendPassword(parts), takePassword(parts)]
}

function askForModes(parts: TotpConsentParts): Operation {
  return {
    ...operation(parts, ''),
    summary: 'Lists where a one-time password can be sent to the holder of a BVN.',
    request: 'v1/totp-consent-request',
    response: { 200: 'v1/totp-consent-response', 400: 'v1/error' },
    async handle({ body, partner, now }): Promise<Reply> {
      const { country = 'NG', id_number: idNumber } = body as V1TotpConsentRequest
      const { id, apiKey } = partner as Partner
      const person = await parts.people.of(country, String(idNumber), parts.partners.seedOf(id))
      const session = { session_id: openOtpSession(apiKey, String(idNumber), now), modes: modesOf(person) }
      return answered('Select the mode by which to receive the OTP.', partner as Partner, now, session)
    },
  }
}

function sendPassword(parts: TotpConsentParts): Operation {
  return {
    ...operation(parts, '/mode'),
    summary: 'Sends the password.',
    request: 'v1/totp-mode-request',
    handle(call): Reply {
      const { mode } = call.body as V1TotpModeRequest
      const known = modes.some((one) => one === mode)
      if (!known) return refused('Invalid mode', `/mode: "${mode}" is not one of ${modes.join(', ')}.`)
      const hint = `Nothing was sent: the OTP is ${rightOtp}, in every session.`
      return ofSession(call) ?? { ...answered(`OTP sent by ${mode}.`, call.partner as Partner, call.now), hint }
    },
  }
}

function takePassword(parts: TotpConsentParts): Operation {
  return {
    ...operation(parts, '/otp'),
    summary: 'Confirms the password.',
    request: 'v1/totp-otp-request',
    handle(call): Reply {
      const { otp } = call.body as V1TotpOtpRequest
      const refusal = ofSession(call)
      if (refusal) return refusal
      if (String(otp) !== rightOtp) return refused('Invalid OTP', `/otp: the OTP is ${rightOtp}, in every session.`)
      return answered('OTP confirmed.', call.partner as Partner, call.now)
    },
  }
}

/** What the three steps have in common. */
function operation(parts: TotpConsentParts, step: string) {
  // The Android SDK writes epoch milliseconds in some of these (v1 §2.1 [AND]), and its user cannot change that.
  const rules = signedWarnings(parts, 'partner_id')
  return {
    method: 'post',
    path: `/v1/totp_consent${step}`,
    body: 'json',
    limit: jsonLimit,
    purposes: ['consent_by_code'],
    tag: 'consent',
    response: { 200: 'v1/totp-response', 400: 'v1/error' },
    authenticate: signatureOrToken(parts, 'partner_id'),
    encodeError: encodeLookupError,
    warn: (call: Call) => rules(call).filter(({ id }) => id !== 'timestamp-not-iso'),
  } as const satisfies Partial<Operation>
}

function answered(message: string, partner: Partner, now: number, more: object = {}): Reply {
  return { status: 200, json: { success: true, message, ...more, ...signed(hmacSigner(partner), now) } }
}

function refused(error: string, hint: string): Reply {
  return { status: 400, json: fieldRefusal(error), hint }
}

/** The refusal of a later step's session, if it is not valid. */
function ofSession({ body, partner, now }: Call): Reply | undefined {
  const { id_number: idNumber, session_id: session } = body as V1TotpModeRequest
  const refusal = otpSessionRefusal((partner as Partner).apiKey, String(idNumber), session, now)
  if (!refusal) return undefined
  const why = refusal === 'expired' ? 'it has expired' : `it was not opened for ID number ${idNumber}`
  return refused('Invalid session', `/session_id: ${why}. POST /v1/totp_consent for a fresh one.`)
}

/** Where the holder could be reached, mostly hidden. Source: v1 §9.11 [AND], whose example is 0800*******67. */
function modesOf({ phoneNumber, firstName }: Person): Record<string, string>[] {
  const phone = `${phoneNumber.slice(0, 4)}${'*'.repeat(phoneNumber.length - 6)}${phoneNumber.slice(-2)}`
  return [{ sms: phone }, { email: `${firstName.slice(0, 1).toLowerCase()}****@example.com` }]
}
