import type { Case } from '../../vendor/grading/case.ts'
import { type Focus, mainProduct } from '../../vendor/grading/focus.ts'
import type { Grading } from '../../vendor/grading/grading.ts'
import { anybody, refusedCase } from '../../vendor/grading/refused-case.ts'
import { ageCases } from './age-cases.ts'
import { forgeryCases } from './forgery-cases.ts'

/** Callbacks without a valid proof. */
export function signatureCases(focus: Focus, { words, isTimed }: Grading): Case[] {
  const base = { product: mainProduct(focus), reason: anybody, fix: words.checkProof }
  return [
    refusedCase({
      ...base,
      name: 'forged',
      title: 'An approval signed with another key',
      more: { fault: { signature: 'forged' } },
    }),
    refusedCase({
      ...base,
      name: 'unsigned',
      title: `An approval with ${words.unproven}`,
      more: { fault: { signature: 'none' } },
    }),
    refusedCase({
      ...base,
      name: 'another-partner',
      title: 'An approval signed for another partner, with that partner’s key',
      more: { fault: { signature: 'other_partner' } },
      reason: 'Another customer of Smile ID could approve your jobs.',
      fix: 'Check the signature with your own partner id and key, not with the id in the callback.',
    }),
    ...forgeryCases(focus, words.checkProof),
    ...(isTimed ? ageCases(focus) : []),
  ]
}
