import { SmileError } from '../../../core/errors.ts'
import { FieldError } from '../../../core/field-error.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { KnownPartners } from '../partner-ids.ts'

/** Those whom a request may name, and of them those who were configured. */
export interface NameablePartners extends KnownPartners {
  lasting(): readonly Partner[]
}

/** The partner with that id, zeros and all. @param field its name in the hint. @throws SmileError when there is none. */
export function findPartner(partners: NameablePartners, id: unknown, field: string): Partner {
  if (id === undefined || id === null || id === '') {
    const hint = `/${field}: is required and missing. It is your partner id.`
    throw new FieldError('missing_parameter', hint, { field, problem: 'missing' })
  }
  if (typeof id !== 'string' && typeof id !== 'number') {
    const hint = `/${field}: expected string or integer. It is your partner id.`
    throw new FieldError('wrong_type', hint, { field, problem: 'wrong', allowed: ['string', 'integer'] })
  }
  // Python sends a partner id given as int as a number (v1 §2.1).
  const text = String(id)
  const partner = partners.find(text)
  if (partner) return partner
  throw new SmileError('not_authorized', `Partner "${text}" is not served here. ${cureFor(text, partners)}`)
}

/** Who is meant by an id that has too few zeros, or too many. */
function cureFor(text: string, partners: NameablePartners): string {
  const known = partners.lasting().map((one) => one.id)
  const plain = text.replace(/^0+/, '')
  const meant = known.find((one) => one.replace(/^0+/, '') === plain)
  if (meant === undefined) return `Known here: ${known.join(', ')}. Start with --partner ${text}:YOUR_KEY to add it.`
  return meant.length > text.length
    ? `Partner "${meant}" is: the leading zeros are part of the id, so send it as a string.`
    : `Partner "${meant}" is: send the id as it was given to you, without more zeros.`
}
