import { expect } from 'vitest'
import { startPartner } from './faulty-partner.ts'
import { byApi, gradeExample, textOf } from './grade-example.ts'
import type { Mutant } from './mistakes.ts'

// They take the longest, and no mistake that is alone has to do with them.
const largeBodies = 'fields/body-of-*'

// Of v1 those that are usual. What other products of v3 can say is graded with them, in cases of their own.
const gradedOf = { v1: {}, v3: { products: ['enhanced_kyc'] } } as const

/** The section of a case. */
export function sectionOf(id: string): string {
  return id.slice(0, id.indexOf('/'))
}

/** Grades a mutant, and expects that the case it fails names its mistake: that case only, where it is alone in its section. */
export async function expectNamed({
  mistakes,
  api = 'v1',
  fails,
  after,
  says,
  reported,
  alone,
}: Mutant): Promise<void> {
  await using partner = await startPartner(...mistakes)
  const only = [...(after ? [after] : []), alone ? sectionOf(fails) : fails]
  const { results, failed } = await gradeExample(partner.url, {
    only,
    skip: alone ? [largeBodies] : [],
    ...byApi(api),
    ...gradedOf[api],
    ...reported,
  })
  const wrong = results.filter(({ status }) => status === 'failed')
  expect(wrong.map((one) => one.case.id)).toEqual([fails])
  expect(wrong.map(textOf).join()).toMatch(says)
  expect(failed).toBe(1)
}

/** Grades the partner without a mistake by the cases that the mutants fail, and expects that each passes. */
export async function expectNoMistake(mutants: readonly Mutant[], api: 'v1' | 'v3' = 'v1'): Promise<void> {
  await using partner = await startPartner()
  const only = [...new Set(mutants.map(({ fails }) => fails))]
  const { failed, passed } = await gradeExample(partner.url, { only, ...byApi(api), ...gradedOf[api] })
  expect([failed, passed]).toEqual([0, only.length])
}
