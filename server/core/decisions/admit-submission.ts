import type { JobRequest } from '../jobs/submission.ts'
import type { Catalogue } from '../scenarios/catalogue.ts'
import type { Choice } from '../scenarios/choose.ts'
import type { Changes } from '../state/changes.ts'
import { accountRefusal, closedRefusal } from '../users/account-refusal.ts'
import { type AccountRecord, accountOf, type PartnerSettings } from '../users/partner-settings.ts'
import type { SubmissionSettings } from './judge-request.ts'

/** What became of a partner's settings. */
export interface AccountFacts {
  readonly partnerId: string
  readonly account: AccountRecord | undefined
}

/** A submission that the partner's account allows. */
export interface Admission {
  /** Its scenario, where its result says that it is not enabled. */
  readonly choice?: Choice | undefined
  /** What it costs. */
  readonly changes: Pick<Changes, 'account'>
}

/**
 * Looks at the partner's account. What is not enabled is a result where the generation has one (v1 §7.5: 1016), and otherwise refused.
 * Each submission that is taken costs one unit of the balance, and one that is told so costs nothing (assumed).
 * @throws SmileError when the account does not allow it.
 */
export function admitSubmission(
  asked: JobRequest,
  { partnerId, account: record }: AccountFacts,
  { configured, catalogue }: SubmissionSettings,
): Admission {
  const account = accountOf(configured, record)
  const choice = closedChoice(asked, account, catalogue)
  const refusal = accountRefusal(choice ? { ...account, products: undefined, idTypes: undefined } : account, asked)
  if (refusal) throw refusal
  if (choice || account.balance === undefined) return { choice, changes: {} }
  return { changes: { account: { ...record, partnerId, spent: (record?.spent ?? 0) + 1 } } }
}

/** The scenario of what is not enabled; undefined when it is, or when the generation cannot say so in a result. */
export function closedChoice(
  asked: Pick<JobRequest, 'partnerId' | 'product' | 'idInfo'>,
  settings: PartnerSettings,
  { scenarios, canSay }: Catalogue,
): Choice | undefined {
  if (!canSay(asked.product, 'product_inactive', 'machine') || !closedRefusal(settings, asked)) return undefined
  const scenario = scenarios.find(({ name }) => name === 'product-inactive')
  return scenario && { scenario, chosenBy: 'settings' }
}
