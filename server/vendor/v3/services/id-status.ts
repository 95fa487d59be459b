import { type AuthorityOf, authorityStatusAt, observed } from '../../../core/identity/authority-status.ts'
import { countryMeant } from '../../../core/identity/country-codes.ts'
import { idCountries, otherIdTypes } from '../../../core/identity/id-types.ts'
import { toTimestamp } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { V3IdStatusResponse } from '../../../generated/v3/id-status-response.ts'
import type { Operation, Reply } from '../../../http/operation.ts'

import type { Store } from '../../../store/store.ts'
import { type ProofParts, proveByToken } from '../access/authenticate.ts'
import { tokenHeaders } from '../described-headers.ts'
import { errorsAt, refusalSchemasAt, refusalsAt } from '../wording/endpoint-errors.ts'
import { endpointReply } from '../wording/envelope.ts'
import { recentJobs } from './recent-jobs.ts'

/** What the status of an authority is found in. */
export interface IdStatusParts extends ProofParts {
  readonly store: Pick<Store, 'jobs'>
}

/** Why no status can be told: the vendor's sentence, and what helps. */
interface Fault {
  readonly message: string
  readonly hint: string
}

/** `GET /v3/services/id_status`: whether an ID authority answers. Here it is what the partner's own jobs of the last hour say. Source: v3 §5.6. */
export function idStatusOperation(parts: IdStatusParts): Operation {
  return {
    method: 'get',
    path: '/v3/services/id_status',
    body: 'none',
    limit: 0,
    purposes: ['ask_id_status'],
    summary: 'Says how an ID authority has answered in the last hour.',
    tag: 'catalogue',
    query: {
      country: { description: 'Two letters, or the country’s name.', required: true },
      id_type: { description: 'An ID type of that country.', required: true },
    },
    headers: tokenHeaders,
    response: { ...refusalSchemasAt('idStatus'), 200: 'v3/id-status-response' },
    refusals: refusalsAt('idStatus'),
    authenticate: (call) => proveByToken(parts, call),
    encodeError: errorsAt('idStatus'),
    async handle({ query, partner, now }): Promise<Reply> {
      const asked = askedIn(query)
      if ('message' in asked) return { ...endpointReply(400, asked.message), hint: asked.hint }
      const { id: partnerId } = partner as Partner
      const jobs = await recentJobs(parts.store, partnerId, now - observed)
      const { checkedAt, isUp, lastHour } = authorityStatusAt(jobs, asked, now)
      const json: V3IdStatusResponse = {
        last_checked: toTimestamp(checkedAt),
        last_check_status: isUp ? 'success' : 'failure',
        last_hour_success_rate: `${Math.round(lastHour * 100)}%`,
        last_known_status: isUp ? 'online' : 'offline',
        last_check_success_rate: isUp ? '100%' : '0%',
      }
      return { status: 200, json }
    },
  }
}

/** The vendor's sentences are published; that a missing id_type has one like a missing country is assumed. Source: v3 §5.6, §17.5. */
function askedIn(query: URLSearchParams): AuthorityOf | Fault {
  const [country, idType] = [query.get('country') ?? '', query.get('id_type') ?? '']
  if (country === '') return missing('country')
  const code = countryMeant(country)
  if (code === undefined) {
    return { message: 'Invalid country', hint: `"${country}" is neither a country’s code nor its name.` }
  }
  if (idType === '') return missing('id_type')
  const types = idCountries.find((one) => one.code === code)?.idTypes.map((one) => one.code)
  if (types?.includes(idType)) return { country: code, idType }
  if (types && !otherIdTypes[code]?.includes(idType)) {
    return { message: 'Invalid id_type for the given country', hint: `${code} has ${types.join(', ')}.` }
  }
  return {
    message: `No data found. Check that ${country} and ${idType} are valid inputs`,
    hint: `Nothing is known here of ${idType} of ${code}. GET /v3/services/supported_id_types lists what is.`,
  }
}

function missing(name: string): Fault {
  return { message: `"${name}" is required`, hint: `Write ?${name}=… behind the path.` }
}
