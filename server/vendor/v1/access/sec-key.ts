import type { KeyObject } from 'node:crypto'
import { SmileError } from '../../../core/errors.ts'
import type { SignatureScheme } from '../../../core/jobs/submission.ts'
import { secKeyFault } from '../../../core/sec-key.ts'
import type { Partner } from '../../../core/users/partner.ts'

/** How a body proves its partner: by sec_key only if nothing newer is sent. */
export function schemeOf(body: object): SignatureScheme {
  const { sec_key: secKey, signature, token } = body as Readonly<Record<string, unknown>>
  return secKey !== undefined && signature === undefined && typeof token !== 'string' ? 'sec_key' : 'hmac'
}

type Members = Readonly<Record<string, unknown>>

/** @throws SmileError when the retired scheme is not served, or the sec_key is not valid. */
export function checkSecKey(partner: Partner, rsaKey: KeyObject | undefined, body: Members): void {
  if (!rsaKey) {
    throw new SmileError(
      'not_authorized',
      'The body carries sec_key, the scheme retired in 2022. Send signature instead: base64(HMAC-SHA256(api_key, timestamp + partner_id + "sid_request")). ' +
        'To serve SDKs from before 2022 anyway, start with --sec-key.',
    )
  }
  const fault = faultIn(partner, rsaKey, body)
  if (fault) throw new SmileError('not_authorized', `/sec_key: is not valid: ${fault}.`)
}

function faultIn({ id }: Partner, rsaKey: KeyObject, { timestamp, sec_key: secKey }: Members): string | undefined {
  if (typeof secKey !== 'string') return 'it is not text'
  if (typeof timestamp !== 'string' && typeof timestamp !== 'number') return 'there is no timestamp with it'
  return secKeyFault(rsaKey, { partnerId: id, timestamp: String(timestamp), secKey })
}
