import { describe, expect, test } from 'vitest'
import { type Outcome, outcomes } from '../../../server/core/jobs/outcome.ts'
import { type Product, products } from '../../../server/core/jobs/product.ts'
import { judges, resultOf } from '../../../server/core/jobs/result.ts'
import { catalogue } from '../../../server/vendor/v3/wording/catalogue.ts'
import { overrideOf, sayResult, type V3Override, v3Wording } from '../../../server/vendor/v3/wording/wording.ts'

// The sandbox's people of Enhanced KYC, and what is documented of an outage. Sources: v3 §7, §9.
const said: readonly [outcome: Outcome, status: string, reason: string | null, message: string][] = [
  ['approved', 'clear', null, 'Verification successful'],
  ['rejected', 'block', 'high_risk', 'Verification failed'],
  ['id_not_found', 'block', 'identifier_not_found', 'Verification failed: Unable to validate ID - Not Found'],
  ['under_age', 'block', 'age_requirement_not_met', 'Verification failed: Customer must be above 18'],
  ['medium_risk', 'attention', 'medium_risk', 'Verification successful'],
  ['issuer_unavailable', 'error', 'service_unavailable', 'Error: external service unavailable.'],
]

// The sandbox's people of documents, with the full stop that errors have in callbacks. Sources: v3 §7, §9.
test.each<[outcome: Outcome, product: Product, status: string, reason: string, message: string]>([
  ['document_unverified', 'document_verification', 'block', 'document_check_failed', 'Verification failed'],
  ['document_unsupported', 'document_verification', 'block', 'unsupported_document', 'Verification failed'],
  ['document_copied', 'document_verification', 'attention', 'document_copy_detected', 'Verification successful'],
  ['document_expired', 'residency_document_verification', 'attention', 'document_expired', 'Verification successful'],
  [
    ...(['document_unclassified', 'document_verification', 'error', 'document_unclassifiable'] as const),
    'Error: document could not be classified.',
  ],
  [
    ...(['id_not_found', 'enhanced_document_verification', 'block', 'identifier_not_found'] as const),
    'Verification failed: ID number not found',
  ],
  [
    ...(['id_invalid', 'enhanced_document_verification', 'error', 'invalid_id_number'] as const),
    'Verification failed: invalid id number',
  ],
])('%s of a %s is %s in v3', (outcome, product, status, reason, message) => {
  expect(sayResult(product, resultOf(outcome, 'machine'))).toEqual({ status, reason, message })
})

describe('an Enhanced KYC in v3', () => {
  test.each(said)('that is %s is %s', (outcome, status, reason, message) => {
    expect(sayResult('enhanced_kyc', resultOf(outcome, 'machine'))).toEqual({ status, reason, message })
  })

  test('is shown to people by its status, and why', () => {
    const { word } = v3Wording
    expect(word('enhanced_kyc', resultOf('approved', 'machine'))).toEqual({
      code: 'clear',
      text: 'Verification successful',
    })
    expect(word('enhanced_kyc', resultOf('rejected', 'human'))).toEqual({
      code: 'block',
      text: 'high_risk: Verification failed',
    })
  })

  test('is worded by its scenario, which may choose a status and leave the reason open', () => {
    const worded = (v3: V3Override) => sayResult('enhanced_kyc', resultOf('rejected', 'machine', { overrides: { v3 } }))
    expect(worded({ message: 'No.' })).toEqual({ status: 'block', reason: 'high_risk', message: 'No.' })
    expect(worded({ status: 'attention' })).toEqual({
      status: 'attention',
      reason: null,
      message: 'Verification failed',
    })
    expect(worded({ reason: null })).toMatchObject({ status: 'block', reason: null })
    expect(worded({ status: 'error', reason: 'internal_error' })).toMatchObject({ reason: 'internal_error' })
    expect(overrideOf(resultOf('rejected', 'machine', { overrides: { v1: { code: '1013' } } }))).toEqual({})
  })
})

test('v3 can say exactly what it has words for, and never a review that is not final', () => {
  const sayable = products.flatMap((product) =>
    judges.flatMap((by) =>
      outcomes
        .filter((outcome) => v3Wording.canSay(product, outcome, by))
        .map((outcome) => ({ product, result: resultOf(outcome, by) })),
    ),
  )
  const rows = Object.values(catalogue).flatMap((judged) => Object.values(judged).flatMap(Object.values))
  expect(sayable).toHaveLength(rows.length)
  for (const { product, result } of sayable) {
    const { status } = sayResult(product, result)
    expect(status === 'processing', `${product} ${result.outcome}`).toBe(!result.final)
  }
  expect(() => sayResult('enhanced_kyc', resultOf('no_face', 'machine'))).toThrow(RangeError)
})
