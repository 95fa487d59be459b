import { FieldError } from '../../../core/field-error.ts'
import { isCountryCode } from '../../../core/identity/country-codes.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { V2AuthorizeUrlRequest } from '../../../generated/v2/authorize-url-request.ts'
import type { V2AuthorizeUrlResponse } from '../../../generated/v2/authorize-url-response.ts'
import type { Call, Operation, Reply } from '../../../http/operation.ts'
import { makeId } from '../../../service/partners/make-id.ts'
import type { GenerationParts } from '../../generation.ts'
import { jsonLimit } from '../../shared/json-limit.ts'
import { tokenHeaders, tokenProof } from '../access/token-proof.ts'
import { type Ended, endedReply, signInReply } from './pages.ts'
import { authorizeRoute, callbackRoute } from './paths.ts'
import { type OidcSession, sessionLifetime, sessionOf, stateOf } from './session.ts'

/** Signing in with an authority, in a window that a page opens: its address, the authority's page, and where that leads. Source: v2 §8. */
export function oidcOperations(parts: GenerationParts): Operation[] {
  return [begin(parts), signIn(parts), end(parts)]
}

function begin(parts: GenerationParts): Operation {
  return {
    method: 'post',
    path: '/v2/oidc/authorize_url',
    body: 'json',
    limit: jsonLimit,
    purposes: ['sign_in'],
    summary: 'Answers where a person signs in with an authority, for a window that a page opens.',
    tag: 'oidc',
    headers: tokenHeaders,
    request: 'v2/authorize-url-request',
    response: { 200: 'v2/authorize-url-response', 400: 'v2/error' },
    authenticate: tokenProof(parts),
    async handle({ body, partner, origin, headers, now }): Promise<Reply> {
      const { country } = body as V2AuthorizeUrlRequest
      if (!isCountryCode(country)) throw unknownCountry(country)
      const { id: partnerId, apiKey } = partner as Partner
      const nonce = await makeId(parts, partnerId, now)
      const opener = URL.parse(headers.origin ?? '')?.origin
      const state = stateOf({ partnerId, country, opener, expires: now + sessionLifetime, nonce }, { apiKey })
      const json: V2AuthorizeUrlResponse = {
        authorize_url: `${origin}${authorizeRoute}?${new URLSearchParams({ state })}`,
        state,
        expires_in: sessionLifetime / 1_000,
      }
      return { status: 200, json }
    },
  }
}

function unknownCountry(country: string): FieldError {
  const hint = `/country: "${country}" is no country of ISO 3166-1, such as NG.`
  return new FieldError('wrong_type', hint, { field: 'country', problem: 'wrong' })
}

const page = {
  ...{ method: 'get', body: 'none', limit: 0, tag: 'oidc' },
  media: { response: { 200: 'text/html', 400: 'text/html' } },
} as const satisfies Partial<Operation>

const stateQuery = { state: { description: 'As it was answered.', required: true } }

function signIn(parts: GenerationParts): Operation {
  return {
    ...page,
    path: authorizeRoute,
    purposes: ['sign_in'],
    summary: 'The page of a made-up authority, where a person agrees or refuses.',
    query: stateQuery,
    handle(call) {
      const { session, ended } = read(parts, call)
      return session && !ended
        ? signInReply(session, stateIn(call), parts.pathPrefix)
        : endedReply(ended ?? unknown(call))
    },
  }
}

function end(parts: GenerationParts): Operation {
  return {
    ...page,
    path: callbackRoute,
    purposes: ['sign_in'],
    summary: 'Tells the page that opened the window how it ended: by postMessage, with the state.',
    query: {
      ...stateQuery,
      code: 'What the authority gives when the person agreed.',
      error: 'Why it gives none, such as access_denied.',
    },
    handle(call) {
      const { session, ended } = read(parts, call)
      if (!session || ended) return endedReply(ended ?? unknown(call))
      const error = call.query.get('error') ?? (call.query.get('code') ? undefined : 'invalid_request')
      return endedReply({ state: stateIn(call), opener: session.opener, error, isTrusted: true })
    },
  }
}

interface Read {
  readonly session: OidcSession | undefined
  /** Set where it can go no further. */
  readonly ended?: Ended
}

function read({ partners }: GenerationParts, call: Call): Read {
  const state = stateIn(call)
  const session = sessionOf(state, (id) => partners.find(id)?.apiKey)
  if (!session || call.now < session.expires) return { session }
  return { session, ended: { state, opener: session.opener, error: 'session_expired', isTrusted: true } }
}

function unknown(call: Call): Ended {
  return { state: stateIn(call), opener: undefined, error: 'invalid_state', isTrusted: false }
}

function stateIn({ query }: Call): string {
  return query.get('state') ?? ''
}
