import { describe, expect, test } from 'vitest'
import { sections } from '../../server/vendor/grading/sections.ts'
import { expectNamed, expectNoMistake, sectionOf } from './grade-mutant.ts'
import { mutants } from './mutants.ts'

describe('the grader names the mistake of a partner that', () => {
  test.concurrent.each(mutants)('$name', expectNamed)

  test('are of every kind', () => {
    const kinds = new Set(mutants.map(({ fails }) => sectionOf(fails)))
    expect([...kinds].sort()).toEqual(Object.keys(sections).sort())
  })

  test.concurrent('makes none: each of these cases passes', () => expectNoMistake(mutants))
})
