import { SmileError } from '../../../core/errors.ts'
import { FieldError } from '../../../core/field-error.ts'
import { sameSecret } from '../../../core/hmac.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { Call } from '../../../http/operation.ts'
import type { Partners } from '../../../service/partners/partners.ts'
import { partnerOfPlainId } from '../../shared/partner-ids.ts'

type KnownPartners = Pick<Partners, 'all' | 'find' | 'lasting'>

/** Proves who asks for a token: by id and API key, in headers. Source: v3 §2.1. @throws SmileError when they do not belong together. */
export function proveByKey(partners: KnownPartners, { headers }: Call): Partner {
  const [id, key] = [headerOf(headers, 'smileid-partner-id'), headerOf(headers, 'smileid-api-key')]
  const meant = partnerOfPlainId(id, partners)
  if ('fault' in meant) throw refused(`${meant.fault}. ${cureOf(id, partners)}`)
  const { partner } = meant
  if (sameSecret(partner.apiKey, key)) return partner
  const owner = partners.all().find(({ apiKey }) => sameSecret(apiKey, key))
  throw refused(
    owner
      ? `smileid-api-key is the key of partner "${owner.id}", not of "${partner.id}".`
      : `smileid-api-key is not the API key of partner "${partner.id}" here. Send the key itself: neither the auth_token of a smile_config.json nor a signature stands for it.`,
  )
}

function headerOf(headers: Call['headers'], name: string): string {
  const text = headers[name]
  if (typeof text === 'string' && text !== '') return text
  const hint = `The header ${name} is missing. POST /v3/token is proven by smileid-partner-id and smileid-api-key.`
  throw new FieldError('missing_parameter', hint, { field: name, problem: 'missing' })
}

function cureOf(id: string, partners: KnownPartners): string {
  const known = partners.lasting().map((one) => one.id)
  return `Known here: ${known.join(', ')}. Start with --partner ${id}:YOUR_KEY to add it.`
}

function refused(hint: string): SmileError {
  return new SmileError('not_authorized', hint)
}
