import { expect, test } from 'vitest'
import { generations } from '../../server/cli/options/graded.ts'
import { gradeJson, gradeJunit } from '../../server/cli/reports/grade-report.ts'
import { casesFor } from '../../server/grader/cases.ts'
import { idInfo } from '../../server/grader/compose.ts'
import { grade } from '../../server/grader/grade.ts'
import type { Answer } from '../../server/grader/run/partner-port.ts'
import { createPeople } from '../../server/people/people.ts'
import type { GradedGeneration } from '../../server/vendor/contract-kit.ts'

const [generation] = generations as readonly [GradedGeneration]
const cases = casesFor(generation, { products: ['smart_selfie_authentication'], maxAge: undefined })
const fine: Answer = { latency: 1, status: 200 }
const reset: Answer = { latency: 1, problem: 'The connection was reset before an answer came.' }
const refused: Answer = { latency: 1, problem: 'Connection refused: nothing listens there.' }

/** Grades a partner that answers the post of each number so. */
async function gradeOne(answerTo: (count: number) => Answer) {
  const person = await createPeople().of(String(idInfo.country), String(idInfo.idNumber))
  let [posts, waited] = [0, 0]
  const reported: string[] = []
  const port = {
    post: async () => answerTo(posts++),
    cut: async () => undefined,
    announce: async () => undefined,
    async wait(length: number) {
      waited += length
    },
  }
  const sender = {
    generation,
    partner: { id: '1234', apiKey: 'key' },
    callbackUrl: 'http://localhost/callback',
    person,
    seed: 'presence',
  }
  const parts = { port, sender, now: () => 0, maxAnswer: 1_000, settle: 0 }
  const report = await grade(cases, parts, (result) => reported.push(result.case.id))
  return { report, reported, posts, waited }
}

test('an endpoint that ends on a callback is not called again, and the rest does not count as failed', async () => {
  const { report, reported, posts } = await gradeOne((count) => (count < 10 ? fine : count === 10 ? reset : refused))
  const { passed, failed, advice, notRun, results } = report
  expect(passed + failed + advice + notRun).toBe(cases.length)
  expect(notRun).toBeGreaterThan(cases.length - 20)
  expect(results.filter(({ actual }) => actual.includes('refused'))).toEqual([])
  expect(results.filter(({ actual }) => actual.includes('was reset'))).toHaveLength(1)
  // Whatever was run is reported, in order, though one before it was not.
  expect(reported).toEqual(results.map((result) => result.case.id))
  // Each of those in progress asks again, until patience ends.
  expect(posts).toBeLessThan(300)
  expect(JSON.parse(gradeJson(report))).toMatchObject({ not_run: notRun })
  expect(gradeJunit(report)).toContain('name="the endpoint stays reachable"')
})

test('an endpoint that is started again is graded to the end', async () => {
  const { report, waited } = await gradeOne((count) => (count >= 10 && count < 30 ? refused : fine))
  expect([report.notRun, report.results.length]).toEqual([0, cases.length])
  expect(waited).toBeGreaterThan(0)
})
