import type { Case, CaseCallback } from '../../../grading/case.ts'
import { type Focus, mainProduct } from '../../../grading/focus.ts'
import { malformedCase } from '../../../grading/malformed-case.ts'

/** Signed callbacks that lack a required member. */
export function deliveryCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const malformed = (name: string, title: string, more: Partial<CaseCallback>) =>
    malformedCase({ name, title, product, more, rule: 'survived' })
  return [
    malformed('no-partner-params', 'A signed callback without PartnerParams', { without: ['PartnerParams'] }),
    malformed('null-partner-params', 'A signed callback whose PartnerParams are null', {
      members: { PartnerParams: null },
    }),
    malformed('no-result-code', 'A signed callback without ResultCode', { without: ['ResultCode'] }),
  ]
}
