import type { V3EnhancedKycCallback } from '../../../../generated/v3/enhanced-kyc-callback.ts'
import type { CallbackForm } from '../form.ts'
import { idFields } from '../person-members.ts'
import { isFavourable, verdictMembers } from '../verdict-members.ts'

/** Enhanced KYC. Sources: v3 §5.3, §8, §18. */
export const enhancedKycCallback: CallbackForm = {
  schema: 'v3/enhanced-kyc-callback',
  body: (job, reported): V3EnhancedKycCallback => ({
    ...verdictMembers(job, reported),
    id_fields: isFavourable(reported.verdict) ? idFields(job.submission) : null,
    product: 'enhanced_kyc',
  }),
}
