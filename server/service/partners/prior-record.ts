import { AdvisedError, SmileError } from '../../core/errors.ts'
import { fullName } from '../../core/identity/person.ts'
import { type Job, statusAt } from '../../core/jobs/job.ts'
import { products } from '../../core/jobs/product.ts'
import type { Instant } from '../../core/time.ts'
import { userStateAt } from '../../core/users/enrolment.ts'
import type { Store } from '../../store/store.ts'
import { enrolmentsKey, type UserParts } from './users.ts'

/** What an earlier job knows of a user on file. */
export interface PriorRecord {
  readonly fullName: string
  /** Four digits. */
  readonly birthYear: string
}

interface RecordParts extends UserParts {
  readonly store: Pick<Store, 'read'>
}

/**
 * What is known of a user from the newest approved job about them that has a name and a country. Source: v3 §16.10, §16.12; that records
 * never expire is assumed.
 * @throws SmileError when the user is not on file, or no such job is known.
 */
export async function priorRecord(
  { store, isOnFile }: RecordParts,
  { partnerId, userId }: { readonly partnerId: string; readonly userId: string },
  now: Instant,
): Promise<PriorRecord> {
  const {
    record,
    jobs: enrolments,
    known,
  } = await store.read(partnerId, {
    record: { fact: 'user', userId },
    jobs: enrolmentsKey(userId),
    known: { fact: 'jobsOfUser', userId, products },
  })
  const state = userStateAt({ record, jobs: enrolments, enrolledFromStart: isOnFile(userId) }, now)
  if (state === undefined || state === 'deleted') {
    const hint = `/search_existing_user: user "${userId}" of partner ${partnerId} is not on file.`
    throw new AdvisedError('no_enrolled_user', hint, 'register_first')
  }
  const newestFirst = known.toSorted((a, b) => b.submittedAt - a.submittedAt || b.serial - a.serial)
  for (const job of newestFirst) {
    const found = recordOf(job, now)
    if (found) return found
  }
  throw new SmileError(
    'no_prior_record',
    `/search_existing_user: user "${userId}" is on file, and no approved job about them has a name and a country. Run a KYC or ` +
      'document job of that user first, or send full_name without search_existing_user.',
  )
}

/** The names are those that were sent, as in the job's own callbacks. */
function recordOf(job: Job, now: Instant): PriorRecord | undefined {
  const { person, idInfo } = job.submission
  const { result } = statusAt(job, now)
  if (!person || idInfo.country === undefined || !result?.final || !result.success) return undefined
  const sent = [idInfo.firstName, idInfo.lastName].filter(Boolean).join(' ')
  return { fullName: sent || fullName(person), birthYear: person.dateOfBirth.slice(0, 4) }
}
