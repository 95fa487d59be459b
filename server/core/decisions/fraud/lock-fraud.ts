import { AdvisedError, type SmileError } from '../../errors.ts'
import { products } from '../../jobs/product.ts'
import type { JobRequest, Package } from '../../jobs/submission.ts'
import type { Catalogue } from '../../scenarios/catalogue.ts'
import type { Choice } from '../../scenarios/choose.ts'
import { appliesTo } from '../../scenarios/scenario.ts'
import { type FraudMark, facesIn } from '../../users/fraud.ts'

/** The marks that a submission's user or faces have. */
export interface FraudFacts {
  readonly frauds: readonly FraudMark[]
}

// Shipped scenarios, the first that a product can have: a screening has no locked account, and calls the person a high risk (v3 §18.1).
const lockedBy = ['reported-as-fraud', 'high-risk', 'rejected']

/** What is looked up to know them. */
export interface FraudSubject {
  readonly userId: string | undefined
  readonly faces: readonly string[]
}

/** Of whom a submission is. */
export function fraudSubject(userId: string | undefined, pack: Package | undefined): FraudSubject {
  return { userId, faces: facesIn(pack) }
}

/**
 * Why a submission is refused whose user was reported as fraud: as one who is disabled, where the generation has no result that says
 * so. Assumed: of v1, only that fraud disables a user is known (v1 §9.13).
 */
export function fraudRefusal(
  { userId }: Pick<JobRequest, 'userId'>,
  { frauds }: FraudFacts,
  { canSay }: Catalogue,
): SmileError | undefined {
  const mark = frauds.find((one) => one.userId === userId)
  if (!mark || products.some((one) => canSay(one, 'account_locked', 'machine'))) return undefined
  return new AdvisedError(
    'user_disabled',
    `The user "${userId}" was reported as fraud (${mark.reason}).`,
    'clear_fraud',
  )
}

/**
 * The scenario of a submission whose user or face was reported as fraud; undefined when neither was. Where nothing says so of the
 * product, it is rejected (assumed).
 */
export function lockedChoice(
  { product }: Pick<JobRequest, 'product'>,
  { frauds }: FraudFacts,
  { scenarios, canSay }: Catalogue,
): Choice | undefined {
  if (frauds.length === 0) return undefined
  const possible = scenarios.filter((one) => appliesTo(one, product, canSay))
  const [scenario] = lockedBy.flatMap((name) => possible.find((one) => one.name === name) ?? [])
  return scenario && { scenario, chosenBy: 'fraud' }
}
