import type { Product } from '../../../core/jobs/product.ts'
import { toTimestamp } from '../../../core/time.ts'
import type { EncodedCallback } from '../../generation-callbacks.ts'
import type { CaseJob, ProofChange } from '../../grading/case.ts'
import type { Focus } from '../../grading/focus.ts'
import type { Grading, ProofFacts } from '../../grading/grading.ts'
import { hmacSigner } from '../../shared/signatures/fault.ts'
import { jobTypeOf, v1Products } from '../decode.ts'
import { codeCases } from './cases/code-cases.ts'
import { deliveryCases } from './cases/delivery-cases.ts'
import { fieldCases } from './cases/field-cases.ts'
import { jobCases } from './cases/job-cases.ts'
import { signatureCases } from './cases/signature-cases.ts'
import { forms } from './forms.ts'
import { furtherResults } from './further-results.ts'
import { words } from './words.ts'

/** AML answers at once and never calls back. */
const calling: readonly Product[] = v1Products.filter((product) => product !== 'aml_check')

/** The products that every official SDK can ask for. Source: v1 §8.1. */
const usual = calling.filter((product) => [1, 2, 4, 5, 6, 7, 11].includes(jobTypeOf(product)))

/** What v1 brings for `test-callback`. */
export const v1Grading: Grading = {
  products: calling,
  usualProducts: usual,
  productNames: {
    noun: 'job type',
    names: Object.fromEntries(v1Products.map((product) => [product, String(jobTypeOf(product))])),
  },
  words,
  brokenBodies: {
    form: 'ResultCode=0820&job_id=1',
    half: '{"ResultCode":"0820","PartnerParams":{"job_id":',
    list: '[{"ResultCode":"0820"}]',
  },
  isTimed: true,
  shown: ['ResultCode', 'ResultText', 'IsFinalResult', 'PartnerParams', 'timestamp', 'signature'],
  secret: ['signature'],
  cases,
  furtherResults,
  partnerParams: (job, { userId, jobId }) => ({ user_id: userId, job_id: jobId, ...jobTypeParam(job) }),
  changeProof,
  announcement: {
    members: '{user_id, job_id, job_type}',
    of: ({ submission: { userId, jobId, product } }) => ({
      user_id: userId,
      job_id: jobId,
      job_type: jobTypeOf(product),
    }),
  },
}

function cases(focus: Focus) {
  return [
    ...deliveryCases(focus),
    ...signatureCases(focus),
    ...codeCases(focus),
    ...fieldCases(focus),
    ...jobCases(focus),
  ]
}

function jobTypeParam({ product, form }: CaseJob): object {
  if (form === forms.noJobType) return {}
  const number = jobTypeOf(product)
  return { job_type: form === forms.textJobType ? String(number) : number }
}

/** The proof is two members of the body. Source: v1 §2.1. */
function changeProof(
  callback: EncodedCallback,
  { timestamp, restamped, of }: ProofChange,
  { partner, now, earlier }: ProofFacts,
): EncodedCallback {
  const changed = {
    ...(timestamp !== undefined && { timestamp, signature: hmacSigner(partner)(timestamp) }),
    ...(restamped && { timestamp: toTimestamp(now) }),
    ...(of !== undefined && proofIn(earlier(of))),
  }
  return { ...callback, json: { ...callback.json, ...changed } }
}

function proofIn({ json }: EncodedCallback): object {
  const { timestamp, signature } = json as Record<string, unknown>
  return { timestamp, signature }
}
