import { FieldError } from '../../../core/field-error.ts'
import { countryMeant } from '../../../core/identity/country-codes.ts'
import { idCountries, otherIdTypes } from '../../../core/identity/id-types.ts'
import type { Instant, Milliseconds } from '../../../core/time.ts'
import type { V3TokenRequest } from '../../../generated/v3/token-request.ts'
import { missedForm } from '../../shared/id-number-form.ts'
import { isCallable } from '../callback-url.ts'
import { consentMoment } from '../consent-moment.ts'
import { isCallbackReference } from './binding.ts'
import type { BoundConsent, BoundPayload } from './claims.ts'

type SentPayload = NonNullable<V3TokenRequest['payload']>
type SentConsent = NonNullable<SentPayload['consent']>

// Source: v3 §2.1.
const mostAhead: Milliseconds = 60_000

/** A payload as it is bound to a token: checked, and written as Smile ID writes it. Source: v3 §2.1. @throws FieldError for what it refuses. */
export function checkedPayload({ consent, ...sent }: SentPayload, wall: Instant): BoundPayload {
  const country = sent.country === undefined ? undefined : codeOf(sent.country)
  const { id_type, id_number, given_names, last_name, email, phone_number, callback_url } = sent
  if (country !== undefined && id_type !== undefined) checkId(country, id_type, id_number)
  if (callback_url !== undefined && !isCallbackReference(callback_url) && !isCallable(callback_url)) {
    throw wrong('callback_url', 'it is neither an http or https URL nor the callback_ reference of an earlier token')
  }
  const bound = { country, id_type, id_number, given_names, last_name, email, phone_number, callback_url }
  return {
    ...Object.fromEntries(Object.entries(bound).filter(([, value]) => value !== undefined)),
    ...(consent && { consent: checkedConsent(consent, wall) }),
  }
}

function codeOf(text: string): string {
  const code = countryMeant(text)
  if (code === undefined) throw wrong('country', `"${text}" is neither a country’s code nor its name`)
  return code
}

/** A country whose ID types are not known takes any. */
function checkId(country: string, type: string, number: string | undefined): void {
  const { idTypes } = idCountries.find(({ code }) => code === country) ?? {}
  if (!idTypes) return
  const codes = idTypes.map(({ code }) => code)
  if (![...codes, ...(otherIdTypes[country] ?? [])].includes(type)) {
    throw wrong('id_type', `"${type}" is none of ${country}: ${codes.join(', ')}`)
  }
  const form = number === undefined ? undefined : missedForm(country, type, number)
  if (form !== undefined) throw wrong('id_number', `a ${type} of ${country} has the form ${form}`)
}

/** Clients write the time by their own clock, which is the wall's; without a zone it is UTC. Source: v3 §2.1. */
function checkedConsent(sent: SentConsent, wall: Instant): BoundConsent {
  const at = consentMoment(sent.granted_at)
  if (at === undefined) throw wrong('consent.granted_at', `"${sent.granted_at}" is no moment of the calendar`)
  if (at > wall + mostAhead) {
    throw wrong('consent.granted_at', 'it is more than a minute ahead of the clock of this machine')
  }
  return { ...sent, notice_language: sent.notice_language.toUpperCase() }
}

function wrong(name: string, why: string): FieldError {
  return new FieldError('wrong_type', `/payload/${name.replace('.', '/')}: ${why}.`, {
    field: `payload.${name}`,
    problem: 'wrong',
  })
}
