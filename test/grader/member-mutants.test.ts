import { describe, test } from 'vitest'
import { expectNamed, expectNoMistake } from './grade-mutant.ts'
import { memberMutants } from './member-mutants.ts'

// One after another: each is graded by a whole section, which keeps the processor busy.
describe('the grader names the mistake of a partner that reads a callback and', () => {
  test.each(memberMutants)('$name', expectNamed)

  test('makes none: each of these cases passes', () => expectNoMistake(memberMutants))
})
