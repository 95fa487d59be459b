import { endpointName } from '../../server/http/endpoint-name.ts'
import type { Operation } from '../../server/http/operation.ts'
import type { Partner } from '../../server/index.ts'
import { sign } from '../../server/vendor/shared/signatures/signature.ts'
import { issueToken } from '../../server/vendor/shared/tokens/web-token.ts'
import { exampleOf } from './schema-examples.ts'

type Body = Readonly<Record<string, unknown>>

/** A request as it goes over the wire. Some endpoints take their signature from the body, some from headers. */
export interface ExampleRequest {
  readonly body: Body
  readonly headers: Readonly<Record<string, string>>
}

/** What a request is about, in wire words; each is put wherever the example has a member of that name. */
export type Names = Readonly<Record<string, string | number>>

/** The request that an operation's schema gives as its example: about others if `names` says so, and with a new signature. */
export function exampleRequest(operation: Operation, partner: Partner, names: Names = {}): ExampleRequest {
  if (!operation.request) throw new Error(`${endpointName(operation)} names no schema of what it takes.`)
  const request = signed(renamed(exampleOf(operation.request) as Body, names), partner)
  if (!operation.headers?.['SmileID-Token']) return request
  const claims = {
    partner_id: partner.id,
    product: 'enhanced_kyc',
    partner_params: { user_id: 'anna', job_id: 'job-1' },
  }
  const token = issueToken(partner.apiKey, claims, Date.now())
  return { ...request, headers: { 'smileid-partner-id': partner.id, 'smileid-token': token } }
}

/** The same with some members changed, at the top and under `partner_params`. */
export function changed({ body, headers }: ExampleRequest, members: Body, params: Body = {}): ExampleRequest {
  const inside = { ...(body.partner_params as Body), ...params }
  const all = { ...body, ...(Object.keys(inside).length > 0 && { partner_params: inside }), ...members }
  return { body: all, headers }
}

function renamed(body: Body, names: Names): Body {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      if (name === 'partner_params') return [name, renamed(value as Body, names)]
      return [name, names[name] ?? value]
    }),
  )
}

// Sources: v1 §2.1 (in the body), §2.5 (in headers).
function signed(body: Body, { id, apiKey }: Partner): ExampleRequest {
  const timestamp = '2026-01-01T00:00:00.000Z'
  const signature = sign(apiKey, id, timestamp)
  const own: Body = { smile_client_id: id, partner_id: id, timestamp, signature }
  return {
    // One endpoint asks by a boolean `signature` whether one is wanted.
    body: Object.fromEntries(
      Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? (own[name] ?? value) : value]),
    ),
    headers: {
      'smileid-partner-id': id,
      'smileid-timestamp': timestamp,
      'smileid-request-signature': signature,
      'smileid-source-sdk': 'rest_api',
    },
  }
}
