import { describe, expect, test } from 'vitest'
import { sections } from '../../server/grader/sections.ts'
import { startPartner } from './faulty-partner.ts'
import { gradeExample, textOf } from './grade-example.ts'
import { mutants } from './mutants.ts'

// They take the longest, and no mistake that is alone has to do with them.
const largeBodies = 'fields/body-of-*'

function sectionOf(id: string): string {
  return id.slice(0, id.indexOf('/'))
}

describe('the grader names the mistake of a partner that', () => {
  test.concurrent.each(mutants)('$name', async ({ mistakes, fails, after, says, told, alone }) => {
    await using partner = await startPartner(...mistakes)
    const only = [...(after ? [after] : []), alone ? sectionOf(fails) : fails]
    const { results, failed } = await gradeExample(partner.url, { only, skip: alone ? [largeBodies] : [], ...told })
    const wrong = results.filter(({ status }) => status === 'failed')
    expect(wrong.map((one) => one.case.id)).toEqual([fails])
    expect(wrong.map(textOf).join()).toMatch(says)
    expect(failed).toBe(1)
  })

  test('are of every kind', () => {
    const kinds = new Set(mutants.map(({ fails }) => sectionOf(fails)))
    expect([...kinds].sort()).toEqual(Object.keys(sections).sort())
  })

  test.concurrent('makes none: each of these cases passes', async () => {
    await using partner = await startPartner()
    const only = [...new Set(mutants.map(({ fails }) => fails))]
    const { failed, passed } = await gradeExample(partner.url, { only })
    expect([failed, passed]).toEqual([0, only.length])
  })
})
