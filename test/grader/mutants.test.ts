import { describe, expect, test } from 'vitest'
import { sections } from '../../server/grader/sections.ts'
import { startPartner } from './faulty-partner.ts'
import { gradeExample, textOf } from './grade-example.ts'
import { mutants } from './mutants.ts'

describe('the grader names the mistake of a partner that', () => {
  test.concurrent.each(mutants)('$name', async ({ mistakes, fails, after, says, told }) => {
    await using partner = await startPartner(...mistakes)
    const only = [...(after ? [after] : []), fails]
    const { results, failed } = await gradeExample(partner.url, { only, ...told })
    const wrong = results.filter(({ status }) => status === 'failed')
    expect(wrong.map((one) => one.case.id)).toEqual([fails])
    expect(wrong.map(textOf).join()).toMatch(says)
    expect(failed).toBe(1)
  })

  test('are of every kind', () => {
    const kinds = new Set(mutants.map(({ fails }) => fails.split('/')[0]))
    expect([...kinds].sort()).toEqual(Object.keys(sections).sort())
  })

  test.concurrent('makes none: each of these cases passes', async () => {
    await using partner = await startPartner()
    const only = [...new Set(mutants.map(({ fails }) => fails))]
    const { failed, passed } = await gradeExample(partner.url, { only })
    expect([failed, passed]).toEqual([0, only.length])
  })
})
