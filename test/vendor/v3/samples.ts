import type { Job } from '../../../server/core/jobs/job.ts'
import type { JobRequest } from '../../../server/core/jobs/submission.ts'
import type { Partner } from '../../../server/core/users/partner.ts'
import { createPeople } from '../../../server/people/people.ts'
import { typeId } from '../../../server/vendor/shared/type-id.ts'
import { planOf } from '../../core/samples.ts'

/** The partner whose jobs these are. */
export const shop: Partner = { id: '1234', apiKey: 'key-of-the-shop' }

const idInfo = {
  country: 'NG',
  idType: 'NIN',
  idNumber: '12345678901',
  firstName: 'Amina Fatou',
  lastName: 'Clearwater',
  email: 'amina.clearwater@example.com',
}

const person = await createPeople().of(idInfo.country, idInfo.idNumber)

/** A job of Enhanced KYC that came by v3 at noon, its stages in words. */
export function kycJob(stages: readonly string[], changes: Partial<JobRequest> = {}): Job {
  const request = {
    generation: 'v3',
    product: 'enhanced_kyc',
    idInfo,
    consent: {
      grantedAt: '2026-01-01T00:00:00Z',
      noticeLanguage: 'EN',
      noticePrivacyPolicyUrl: 'https://shop.example/privacy',
    },
    ...changes,
  } as const
  const { job } = planOf(stages, request)
  const smileJobId = typeId('job', '0'.repeat(32))
  return { ...job, smileJobId, submission: { ...job.submission, package: undefined, person } }
}
