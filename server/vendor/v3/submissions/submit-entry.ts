import type { WholeSubmission } from '../../../core/decisions/submit-whole.ts'
import { FieldError } from '../../../core/field-error.ts'
import type { IdInfo } from '../../../core/identity/identity.ts'
import type { Person } from '../../../core/identity/person.ts'
import type { Job } from '../../../core/jobs/job.ts'
import { isAboutDocument } from '../../../core/jobs/product.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { Call } from '../../../http/operation.ts'
import type { Parts } from '../../../http/parts/parts.ts'
import { type Submitter, submitWhole } from '../../../service/jobs/submit-whole.ts'
import { linkedPictures, packageOf } from '../../shared/parts/pictures.ts'
import { consentMoment } from '../consent-moment.ts'
import { isLinked } from '../views/picture-names.ts'
import { decodeEntry } from './decode.ts'
import type { Entry, EntryBody, EntryParts } from './entry.ts'

/** A submission as it came. */
export interface SentEntry {
  readonly call: Call
  readonly sent: Parts
  readonly when: WholeSubmission['when']
}

/** A submission, read: by whom, and what is asked. */
export interface ReadEntry {
  readonly submitter: Submitter
  readonly submission: WholeSubmission
}

/** Takes a submission. @throws SmileError when it is refused. */
export async function submitEntry(parts: EntryParts, entry: Entry, sent: SentEntry): Promise<Job> {
  const { submitter, submission } = await readEntry(parts, entry, sent)
  const job = await submitWhole(parts, submitter, submission, sent.call)
  parts.pictures?.keep(submitter.partnerId, job.ref, linkedPictures(sent.sent, entry.pictures ?? [], isLinked))
  return job
}

/** Reads a submission without taking it. @throws SmileError when it is refused. */
export async function readEntry(parts: EntryParts, entry: Entry, { call, sent, when }: SentEntry): Promise<ReadEntry> {
  const body = call.body as EntryBody
  const { id: partnerId } = call.partner as Partner
  entry.check?.(body, call)
  refuseNoMoment(body.consent.granted_at)
  const screening = await entry.screening?.(body, parts, call)
  const { userId, idInfo, requestOf } = decodeEntry(entry, call, parts.sandboxIdentities, screening)
  const person = await personBehind(parts, entry, partnerId, idInfo)
  const pack = entry.pictures && packageOf(sent, entry.pictures)
  const enrolment = pack && {
    again: entry.mayBeOnFile?.(body) ?? true,
    fromStart: userId !== undefined && parts.isOnFile(userId),
  }
  return {
    submitter: { partnerId, generation: 'v3', userId, idInfo, sent: { body, pack } },
    submission: { requestOf, person, package: pack, enrolment, when },
  }
}

/** The person whom the authority knows by the number, or whose document it is; undefined where only faces are compared. */
async function personBehind(
  { people, partners }: EntryParts,
  { product }: Entry,
  partnerId: string,
  { country, idNumber, firstName, lastName }: IdInfo,
): Promise<Person | undefined> {
  // A document is sent without its number: it is on the document.
  const known = idNumber ?? (isAboutDocument(product) ? `${firstName} ${lastName}` : undefined)
  if (country === undefined || known === undefined) return undefined
  return people.of(String(country), String(known), partners.seedOf(partnerId))
}

/** A day that no calendar has. One in the future is taken: only AML is known to look at it (v3 §16). */
function refuseNoMoment(grantedAt: string): void {
  if (consentMoment(grantedAt) !== undefined) return
  const hint = `/consent/granted_at: "${grantedAt}" is not a moment of the calendar.`
  throw new FieldError('wrong_type', hint, { field: 'consent.granted_at', problem: 'wrong' })
}
