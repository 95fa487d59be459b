import type { IdInfo } from '../../../core/identity/identity.ts'
import type { V2VerifyPhoneRequest } from '../../../generated/v2/verify-phone-request.ts'
import type { Reply } from '../../../http/operation.ts'
import { phoneCountries, sandboxMatchScenario } from '../../shared/sandbox/phones.ts'
import { fieldRefusal } from '../../shared/wording/errors.ts'
import type { LookupEntry } from './entry.ts'

/** `POST /v2/verify-phone-number`: whose number is it? Source: v2 §6. */
export const phone: LookupEntry<V2VerifyPhoneRequest> = {
  path: '/v2/verify-phone-number',
  summary: 'Compares what is said of a person with the owner of a phone number, and answers with the result.',
  product: 'phone_verification',
  when: 'now',
  proof: 'headers',
  request: 'v2/verify-phone-request',
  refuse: phoneRefusal,
  idInfo: phoneIdentity,
  hints(idInfo) {
    const scenario = sandboxMatchScenario(idInfo)
    return scenario === undefined ? undefined : { scenario }
  },
}

/** `POST /v2/async-verify-phone`: the same, called back. */
export const phoneLater: LookupEntry<V2VerifyPhoneRequest> = {
  ...phone,
  path: '/v2/async-verify-phone',
  summary: 'Compares what is said of a person with the owner of a phone number, and calls back with the result.',
  when: 'later',
}

/** A country whose numbers are not verified, a number of a wrong form, and the test number for one: it ends in 2. */
function phoneRefusal({ country, phone_number: number }: V2VerifyPhoneRequest): Reply | undefined {
  const known = phoneCountries[country]
  const countries = Object.keys(phoneCountries).join(', ')
  if (!known) {
    return refused(`"country" must be one of [${countries}]`, `/country: no numbers of any other country are verified.`)
  }
  const isRight = new RegExp(known.pattern).test(number)
  if (isRight && !number.endsWith('2')) return undefined
  const why = isRight
    ? 'a number that ends in 2 is the test number for a wrong form'
    : `numbers of ${country} fit ${known.pattern}`
  return refused('Invalid phone number format', `/phone_number: ${why}.`)
}

function refused(error: string, hint: string): Reply {
  return { status: 400, json: fieldRefusal(error), hint }
}

/** What a country does not compare is not looked at. */
function phoneIdentity({ country, phone_number: phoneNumber, match_fields: sent }: V2VerifyPhoneRequest): IdInfo {
  const { first_name, other_name, last_name, id_number } = sent ?? {}
  const said = { firstName: first_name, otherName: other_name, lastName: last_name, idNumber: id_number }
  const compared = (phoneCountries[country]?.fields ?? []).flatMap((field) => {
    const value = said[field]
    return value === undefined || value === null || value === '' ? [] : [[field, value] as const]
  })
  return { country, phoneNumber, ...Object.fromEntries(compared) }
}
