import { SmileError } from '../../core/errors.ts'
import type { IdSource } from '../../core/ids.ts'
import type { Partner } from '../../core/partner.ts'
import { changedLink, type SmileLink } from '../../core/smile-link.ts'
import type { V1SmileLinkRequest } from '../../generated/v1/smile-link-request.ts'
import type { V1SmileLinkResponse } from '../../generated/v1/smile-link-response.ts'
import type { V1SmileLinkUpdateRequest } from '../../generated/v1/smile-link-update-request.ts'
import type { Tidying } from '../../service/tidying.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Call, Operation, Reply } from '../operation.ts'
import { type AuthParts, bodySignature } from './auth.ts'
import { isTrue } from './decode.ts'
import { encodeLookupError } from './encode-error.ts'
import { jsonLimit } from './limits.ts'
import { type SignatureAges, signedWarnings } from './request-warnings.ts'

/** What links work with. */
export interface SmileLinkParts extends AuthParts, SignatureAges {
  readonly storage: Storage
  readonly tidying: Pick<Tidying, 'makeRoom'>
  readonly newId: IdSource
}

const page = '/__links/:partner/:ref_id'

/** Links made, changed and disabled. The vendor's page behind a link is not played: it says so. Source: v1 §9.10. */
export function smileLinkOperations(parts: SmileLinkParts): Operation[] {
  return [create(parts), update(parts), open(parts)]
}

function create(parts: SmileLinkParts): Operation {
  const { storage, tidying, newId } = parts
  return {
    method: 'post',
    path: '/v1/smile_links',
    body: 'json',
    limit: jsonLimit,
    summary: 'Makes a link to a page on which somebody verifies themselves.',
    tag: 'smile links',
    request: 'v1/smile-link-request',
    response: { 200: 'v1/smile-link-response', 400: 'v1/error' },
    authenticate: bodySignature(parts, 'partner_id'),
    encodeError: encodeLookupError,
    warn: signedWarnings(parts, 'partner_id'),
    handle(call): Reply {
      const { id } = call.partner as Partner
      const terms = termsIn(call.body as V1SmileLinkRequest)
      const link = { partnerId: id, refId: newId(id, call.now), name: String(terms.name), terms, disabled: false }
      tidying.makeRoom(id, link, call.now)
      storage.saveLink(link)
      return { status: 200, json: encodeLink(link, call.origin) }
    },
  }
}

function update(parts: SmileLinkParts): Operation {
  const { storage, tidying } = parts
  return {
    method: 'put',
    path: '/v1/smile_links/:ref_id',
    body: 'json',
    limit: jsonLimit,
    summary: 'Changes or disables a link.',
    tag: 'smile links',
    request: 'v1/smile-link-update-request',
    response: { 200: 'v1/smile-link-response', 400: 'v1/error' },
    authenticate: bodySignature(parts, 'partner_id'),
    encodeError: encodeLookupError,
    warn: signedWarnings(parts, 'partner_id'),
    handle(call): Reply {
      const { is_disabled: disabled, ...rest } = termsIn(call.body as V1SmileLinkUpdateRequest)
      const link = storage.link((call.partner as Partner).id, call.params.ref_id ?? '')
      if (!link)
        throw new SmileError('link_not_found', `There is no link "${call.params.ref_id}"; POST /v1/smile_links first.`)
      const changed = changedLink(link, rest, disabled === undefined ? undefined : isTrue(disabled))
      tidying.makeRoom(link.partnerId, rest, call.now)
      storage.saveLink(changed)
      return { status: 200, json: encodeLink(changed, call.origin) }
    },
  }
}

/** Where a link leads. */
function open({ storage }: SmileLinkParts): Operation {
  return {
    method: 'get',
    path: page,
    body: 'none',
    limit: 0,
    summary: 'Where a link leads: here, to a page that says that it is not played.',
    tag: 'smile links',
    media: { response: { 404: 'text/plain', 410: 'text/plain', 501: 'text/plain' } },
    handle({ params }): Reply {
      const link = storage.link(params.partner ?? '', params.ref_id ?? '')
      if (!link) return text(404, 'There is no such link.')
      if (link.disabled) return text(410, `The link "${link.name}" is disabled.`)
      return text(
        501,
        `The link "${link.name}" is good. The page that Smile ID shows behind it is not emulated: submit the job by API, or from the dashboard.`,
      )
    },
  }
}

function text(status: number, words: string): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, bytes: `${words}\n`, hint: words }
}

/** Everything a body says but who sent it. */
function termsIn(body: Call['body'] & object): Record<string, unknown> {
  const { partner_id: _id, signature: _signature, timestamp: _timestamp, ...terms } = body as Record<string, unknown>
  return terms
}

// One client reads link, another link_url (v1 §9.10).
function encodeLink({ partnerId, refId }: SmileLink, origin: string): V1SmileLinkResponse {
  const path = page.replace(':partner', encodeURIComponent(partnerId)).replace(':ref_id', encodeURIComponent(refId))
  return { link: `${origin}${path}`, link_url: `${origin}${path}`, ref_id: refId }
}
