import { SmileError } from '../../../core/errors.ts'
import type { Call } from '../../../http/operation.ts'
import { plainPartnerId } from '../../shared/partner-ids.ts'
import type { VerifiedToken, VerifiedTokens } from './verified-tokens.ts'

/** What callers are proven with. */
export interface ProofParts {
  readonly tokens: VerifiedTokens
}

/** Proves a call by its token, which travels raw in SmileID-Token. Source: v3 §2.3. @throws SmileError when it does not hold. */
export function proveByToken({ tokens }: ProofParts, { headers, now }: Call): VerifiedToken {
  const token = headers['smileid-token']
  if (typeof token !== 'string' || token === '') throw refused(missingToken(headers))
  if (/^bearer\s/i.test(token)) throw refused('SmileID-Token has the raw token, without "Bearer" before it.')
  const verified = tokens.verify(token, now)
  if ('fault' in verified) {
    const kind = verified.hasEnded ? 'token_ended' : 'not_authorized'
    throw new SmileError(kind, `The token ${verified.fault}. POST /v3/token for a fresh one.`)
  }
  refuseOtherPartner(headers['smileid-partner-id'], verified)
  return verified
}

function missingToken({ authorization = '' }: Call['headers']): string {
  return /^bearer\s/i.test(authorization)
    ? 'The token is in Authorization. v3 reads it from SmileID-Token, without "Bearer" before it.'
    : 'There is no SmileID-Token header. POST /v3/token for a token, and send it there as it is.'
}

/** The header is optional; that it must agree with the token, whatever zeros it begins with, is assumed (v3 §2.3). */
function refuseOtherPartner(id: Call['headers'][string], { partner }: VerifiedToken): void {
  if (!id || plainPartnerId(String(id)) === plainPartnerId(partner.id)) return
  throw refused(`The token is of partner "${partner.id}", and SmileID-Partner-ID says "${id}".`)
}

function refused(hint: string): SmileError {
  return new SmileError('not_authorized', hint)
}
