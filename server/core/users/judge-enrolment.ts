import { SmileError } from '../errors.ts'
import { traitsOf } from '../jobs/product.ts'
import type { JobRequest } from '../jobs/submission.ts'
import type { Catalogue } from '../scenarios/catalogue.ts'
import type { Choice } from '../scenarios/choose.ts'
import { appliesTo } from '../scenarios/scenario.ts'
import { createWarning, type Warning } from '../warnings/warning.ts'
import type { UserState } from './enrolment.ts'

// A generation whose jobs are judged before their user is looked at says by a result, or not at all, what another refuses. These are
// the decisions of the first. Sources: v3 §16.6, §16.7, and §9 [INT-F].

// The shipped scenario of those who are on file.
const taken = 'already-enrolled'

/** Why a user's state refuses a submission: somebody set it, so it is meant. That it is looked at is assumed. */
export function stateRefusal(
  { userId, product }: Pick<JobRequest, 'userId' | 'product'>,
  state: UserState | undefined,
): SmileError | undefined {
  const user = `The user "${userId}"`
  if (state === 'disabled') return new SmileError('user_disabled', `${user} is disabled.`)
  if (state === 'deleted') return new SmileError('user_deleted', `${user} is deleted.`)
  if (!traitsOf(product).needsEnrolledUser) return undefined
  if (state === 'must_re_enroll') return new SmileError('must_re_enroll', `${user} must enrol again first.`)
  return state === 'no_photo' ? new SmileError('no_photo_on_file', `${user} has no photo on file.`) : undefined
}

/** The scenario of a user who is on file and is to be enrolled again, without being allowed to. Source: v3 §16.6. */
export function takenChoice(
  { product }: Pick<JobRequest, 'product'>,
  { state, again }: { readonly state: UserState | undefined; readonly again: boolean },
  { scenarios, canSay }: Catalogue,
): Choice | undefined {
  if (state !== 'enrolled' || again) return undefined
  const scenario = scenarios.find((one) => one.name === taken && appliesTo(one, product, canSay))
  return scenario && { scenario, chosenBy: 'enrolment' }
}

/** A user who should be on file and is not: the sandbox lets that pass. Source: v3 §9 [INT-F], §16.7. */
export function absenceWarnings(
  { product, userId }: Pick<JobRequest, 'userId' | 'product'>,
  state: UserState | undefined,
): Warning[] {
  if (!traitsOf(product).needsEnrolledUser || state !== undefined) return []
  return [createWarning('user-not-enrolled', { userId })]
}
