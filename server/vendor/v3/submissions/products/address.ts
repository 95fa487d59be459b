import { SmileError } from '../../../../core/errors.ts'
import { FieldError } from '../../../../core/field-error.ts'
import type { V3AddressRequest } from '../../../../generated/v3/address-request.ts'
import { sourceHeaders } from '../../described-headers.ts'
import type { Entry } from '../entry.ts'

/** An address: asks the country's provider whether the person lives there. Source: v3 §16.9. */
export const address: Entry<V3AddressRequest> = {
  path: '/v3/address',
  summary: 'Checks whether a person lives at an address, and calls back with the result.',
  product: 'address_verification',
  request: 'v3/address-request',
  endpoint: 'address',
  isBrief: true,
  parts: { known: ['address', 'country', 'id_number', 'utility_number', 'utility_provider', 'utility_type'] },
  headers: sourceHeaders,
  check: refuseUnidentified,
  idInfo: ({ id_number, utility_number, country, address, utility_provider, utility_type }) => ({
    ...{ country, idNumber: id_number ?? utility_number },
    ...{ address, utility_provider, utility_type },
  }),
}

// What the provider of each country finds an address by. Source: v3 §16.9.
const needed = {
  NG: ['utility_number', 'utility_provider', 'utility_type'],
  ZA: ['id_number'],
} as const

/** Without the number by which the country's provider finds the person, or what belongs to it. Source: v3 §16.9. */
function refuseUnidentified(body: V3AddressRequest): void {
  const { country, id_number: id, utility_number: utility } = body
  const names = needed[country]
  const lacks = names.find((name) => body[name] === undefined)
  if (lacks === undefined) return
  const hint = `/${lacks}: is missing. In ${country}, addresses are found by ${names.join(', ')}.`
  if (id === undefined && utility === undefined) throw new SmileError('no_identifier', hint)
  throw new FieldError('missing_parameter', hint, { field: lacks, problem: 'missing' })
}
