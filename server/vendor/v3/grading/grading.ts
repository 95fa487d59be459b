import { type Product, products } from '../../../core/jobs/product.ts'
import type { Focus } from '../../grading/focus.ts'
import type { Grading } from '../../grading/grading.ts'
import { catalogue } from '../wording/catalogue.ts'
import { sayResult } from '../wording/wording.ts'
import { deliveryCases } from './cases/delivery-cases.ts'
import { fieldCases } from './cases/field-cases.ts'
import { jobCases } from './cases/job-cases.ts'
import { orderCases } from './cases/order-cases.ts'
import { signatureCases } from './cases/signature-cases.ts'
import { statusCases } from './cases/status-cases.ts'
import { conclusionsOf } from './conclusions.ts'
import { changeProof } from './proof.ts'
import { words } from './words.ts'

/** All call back that v3 has words for. */
const calling: readonly Product[] = products.filter((product) => catalogue[product] !== undefined)

const withoutSdk: readonly Product[] = ['aml_check', 'aml_monitoring', 'address_verification']

/** The products that the official SDKs can ask for. Source: v3 §3. */
const usual = calling.filter((product) => !withoutSdk.includes(product))

/** What v3 brings for `test-callback`. */
export const v3Grading: Grading = {
  products: calling,
  usualProducts: usual,
  words,
  brokenBodies: {
    form: 'status=clear&job_id=job_01h2xcejqtf2nbrexx3vqjhp41',
    half: '{"status":"clear","partner_params":{"job_id":',
    list: '[{"status":"clear"}]',
  },
  isTimed: true,
  shown: ['status', 'reason', 'message', 'product', 'job_id', 'partner_params', 'timestamp', 'signature'],
  secret: ['signature'],
  shownHeaders: ['Job-ID', 'Response-Timestamp'],
  cases,
  expected: (product, result) => conclusionsOf[sayResult(product, result).status],
  // v3 knows a job by one name alone (v3 §5.1).
  jobIdOf: ({ smileJobId }) => smileJobId,
  changeProof,
}

function cases(focus: Focus) {
  return [
    ...deliveryCases(focus),
    ...signatureCases(focus),
    ...orderCases(focus),
    ...statusCases(focus),
    ...fieldCases(focus),
    ...jobCases(focus),
  ]
}
