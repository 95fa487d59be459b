import { decideFraudReport, type FraudReport } from '../../core/decisions/fraud/report-fraud.ts'
import { withRoom } from '../../core/decisions/make-room.ts'
import { products, traitsOf } from '../../core/jobs/product.ts'
import type { Store } from '../../store/store.ts'
import type { Retention } from '../jobs/retention.ts'
import type { Begun } from '../jobs/submission-parts.ts'
import type { UserParts } from './users.ts'

/** What reports of fraud are taken with. */
export interface FraudReportParts extends UserParts {
  readonly store: Pick<Store, 'decide'>
  readonly retention: Retention
}

// The user's faces are in any of these.
const withPictures = products.filter((product) => traitsOf(product).hasPictures)

/** Marks a user as fraud, or takes that back. @throws SmileError when the user is not on file; FullError when there is no room for it. */
export async function reportFraud(
  { store, retention, isOnFile }: FraudReportParts,
  partnerId: string,
  report: FraudReport,
  { now, epoch }: Begun,
): Promise<void> {
  const { userId } = report
  const keys = {
    record: { fact: 'user', userId },
    jobs: { fact: 'jobsOfUser', userId, products: withPictures },
    removable: retention.keyFor({ of: report, now }),
  } as const
  await store.decide({ partnerId, epoch }, keys, (facts) =>
    withRoom(facts, retention.keepBytes, now, () =>
      decideFraudReport(report, { ...facts, enrolledFromStart: isOnFile(userId) }, now),
    ),
  )
}
