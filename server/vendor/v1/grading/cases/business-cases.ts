import type { Case } from '../../../grading/case.ts'
import { fieldCase } from '../../../grading/field-case.ts'
import type { Focus } from '../../../grading/focus.ts'
import { callbackOf } from '../../../grading/steps.ts'

/** A company about which little is known. Source: v1 §9.14, on TAX_INFORMATION. */
export function businessCases({ products }: Focus): Case[] {
  if (!products.includes('business_verification')) return []
  return [
    fieldCase({
      name: 'company-alone',
      title: 'A business that is verified, without directors, owners, fiduciaries and documents',
      product: 'business_verification',
      callback: callbackOf('approved', {
        without: ['directors', 'beneficial_owners', 'fiduciaries', 'proprietors', 'documents'],
      }),
      end: 'approved',
      reason: 'TAX_INFORMATION answers what is known about the company, but not about its people.',
      fix: 'Treat directors, beneficial_owners, fiduciaries, proprietors and documents as lists that may be absent.',
    }),
  ]
}
