import type { Product } from '../../core/jobs/product.ts'
import type { GenerationSituations } from '../../core/situations/generation-situations.ts'
import { next, type Situation } from '../../core/situations/situation.ts'
import { codesAtOnce } from '../shared/wording/at-once.ts'
import { errorWords } from '../shared/wording/errors.ts'
import { canSay } from './wording/wording.ts'

// What may be answered with its result. Sources: v1 §9.1, §9.3, §9.9.
const answered: readonly Product[] = ['enhanced_kyc', 'business_verification', 'aml_check']

const { code, error } = errorWords.token_ended

const tokenEnded: Situation = {
  name: 'refused/token_ended',
  title: `${code} ${error}, to a web token that has ended`,
  cure: 'use a web token until it ends: advance 1h',
}

// Only v1 signs how a job stands. Source: v1 §5.2.
const forgedStatus: Situation = {
  name: 'fault/forged',
  title: 'a wrongly signed job_status',
  cure: next('status-forged'),
}

/** What v1 does beside what all generations do. */
export const v1Situations: GenerationSituations = {
  atOnce: codesAtOnce(answered, canSay),
  own: (endpoints) => ({
    calls: endpoints.has('POST /v1/token') ? [tokenEnded] : [],
    faults: endpoints.has('POST /v1/job_status') ? [forgedStatus] : [],
  }),
}
