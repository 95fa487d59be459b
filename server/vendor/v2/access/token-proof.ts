import { SmileError } from '../../../core/errors.ts'
import type { Call, Description, Proven } from '../../../http/operation.ts'
import type { NameablePartners } from '../../shared/access/find-partner.ts'
import { proveByToken } from '../../shared/access/token-proof.ts'

/** What the endpoint reads that a page in a browser asks. Source: v2 §8. */
export const tokenHeaders: NonNullable<Description['headers']> = {
  'SmileID-Token': { description: 'A web token of POST /v1/token.', required: true },
  'SmileID-Partner-ID': { description: 'The partner id, leading zeros and all.', required: true },
}

/** Makes an operation's `authenticate`: a web token in a header. @throws SmileError that says what to send. */
export function tokenProof({ partners }: { readonly partners: NameablePartners }): (call: Call) => Proven {
  return ({ headers, now }) => {
    const { 'smileid-token': token, 'smileid-partner-id': id, 'smileid-request-signature': signature } = headers
    if (typeof token === 'string' && token !== '')
      return proveByToken(partners, { token, id, field: 'SmileID-Partner-ID' }, now)
    const found = signature === undefined ? 'SmileID-Token is missing.' : 'A signature came, and is not read here.'
    throw new SmileError('not_authorized', `${found} Send in SmileID-Token a web token of POST /v1/token.`)
  }
}
