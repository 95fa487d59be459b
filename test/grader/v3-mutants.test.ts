import { describe, expect, test } from 'vitest'
import { expectNamed, expectNoMistake } from './grade-mutant.ts'
import { v3Mutants } from './v3-mutants.ts'

describe('the grader names the mistake of a partner that takes callbacks of v3 and', () => {
  test.concurrent.each(v3Mutants)('$name', expectNamed)

  test('are many', () => expect(v3Mutants.length).toBeGreaterThan(40))

  test.concurrent('makes none: each of these cases passes', () => expectNoMistake(v3Mutants, 'v3'))
})
