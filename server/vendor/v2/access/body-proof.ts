import { SmileError } from '../../../core/errors.ts'
import type { Call, Proven } from '../../../http/operation.ts'
import { findPartner } from '../../shared/access/find-partner.ts'
import { proveSignature, type SignatureParts } from '../../shared/access/signature-proof.ts'
import { proveByToken } from '../../shared/access/token-proof.ts'

/**
 * Makes an operation's `authenticate`: the signature is in the body, or a web token where one is taken. Source: v2 §2.3.
 * @throws SmileError that says where it was sent instead.
 */
export function bodyProof(parts: SignatureParts, takesToken: boolean): (call: Call) => Proven | Promise<Proven> {
  return ({ body, headers, now, path }) => {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new SmileError('wrong_type', 'The body must be a JSON object.')
    }
    const { partner_id: id, token, timestamp, signature } = body as Readonly<Record<string, unknown>>
    if (signature === undefined) {
      if (typeof token === 'string' && takesToken)
        return proveByToken(parts.partners, { token, id, field: 'partner_id' }, now)
      refuseElsewhere(path, headers, token)
    }
    const partner = findPartner(parts.partners, id, 'partner_id')
    return proveSignature(partner, parts, timestamp, signature)
  }
}

const wanted = 'Send partner_id, timestamp and signature as members of the body'

function refuseElsewhere(path: string, headers: Call['headers'], token: unknown): void {
  if (headers['smileid-request-signature'] !== undefined) {
    const hint = `The signature came in headers, and is read from the body here. ${wanted}.`
    throw new SmileError('not_authorized', hint)
  }
  if (token === undefined && headers['smileid-token'] === undefined) return
  const hint = `A token came, and ${path} takes none. ${wanted}; POST /v2/verify_async takes a web token, as its member token.`
  throw new SmileError('not_authorized', hint)
}
