import { SmileError } from '../../../core/errors.ts'
import { FieldError } from '../../../core/field-error.ts'
import type { Screening } from '../../../core/identity/screening.ts'
import type { Instant, Milliseconds } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { V3AmlMonitoringRequest } from '../../../generated/v3/aml-monitoring-request.ts'
import type { V3AmlRequest } from '../../../generated/v3/aml-request.ts'
import type { Call } from '../../../http/operation.ts'
import { type PriorRecord, priorRecord } from '../../../service/partners/prior-record.ts'
import { consentMoment } from '../consent-moment.ts'
import type { EntryParts } from '../submissions/entry.ts'

type Asked = V3AmlMonitoringRequest

/** Whom a one-time AML looks for: always whom the request names, even if the user has to be on file. Source: v3 §16.10. */
export async function oneTimeScreening(body: V3AmlRequest, parts: EntryParts, call: Call): Promise<Screening> {
  refuseImpossible(body, parts.wall())
  await earlierRecord(body, parts, call)
  return { ...termsOf(body), fullName: body.full_name, birthYear: body.birth_year ?? undefined }
}

/** Whom monitoring looks for: whom the request names, or whom an earlier job of the user was about. Source: v3 §16.12. */
export async function monitoredScreening(body: Asked, parts: EntryParts, call: Call): Promise<Screening> {
  refuseImpossible(body, parts.wall())
  const earlier = await earlierRecord(body, parts, call)
  if (earlier) return { ...termsOf(body), ...earlier }
  if (body.full_name !== undefined)
    return { ...termsOf(body), fullName: body.full_name, birthYear: body.birth_year ?? undefined }
  const hint = '/full_name: is missing. It is needed unless search_existing_user is true.'
  throw new FieldError('missing_parameter', hint, { field: 'full_name', problem: 'missing' })
}

/** What an earlier job of the user knows, where the request asks for it. */
async function earlierRecord(body: Asked, parts: EntryParts, call: Call): Promise<PriorRecord | undefined> {
  const { search_existing_user: searches, user_id: userId } = body
  if (!searches) return undefined
  if (userId === undefined) {
    const hint = '/user_id: is missing. search_existing_user needs the part, whatever User-ID or the token says.'
    throw new FieldError('missing_parameter', hint, { field: 'user_id', problem: 'missing' })
  }
  return priorRecord(parts, { partnerId: (call.partner as Partner).id, userId }, call.now)
}

function termsOf({ countries, aliases = [], strict_match: strictMatch = true }: Asked): Omit<Screening, 'fullName'> {
  return { countries, aliases, strictMatch }
}

// Clients write the time by their own clock, which may be a little ahead. Assumed, as for a consent that is bound to a token (v3 §2.1).
const mostAhead: Milliseconds = 60_000

/** A year that nobody alive was born in, and a consent that nobody can have given yet. Source: v3 §16.10. */
function refuseImpossible({ birth_year: year, consent }: Asked, wall: Instant): void {
  const latest = new Date(wall).getUTCFullYear()
  if (year !== undefined && year !== null && (Number(year) < 1000 || Number(year) > latest)) {
    const hint = `/birth_year: is not between 1000 and ${latest}.`
    throw new FieldError('wrong_type', hint, { field: 'birth_year', problem: 'wrong' })
  }
  const granted = consentMoment(consent.granted_at)
  if (granted === undefined || granted <= wall + mostAhead) return
  const hint = '/consent/granted_at: is more than a minute ahead of the clock of this machine.'
  throw new SmileError('consent_in_future', hint)
}
