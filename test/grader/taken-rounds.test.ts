import { expect, test } from 'vitest'
import { generations } from '../../server/cli/options/graded.ts'
import { describeLeftOut, type GradeReport } from '../../server/grader/report.ts'
import { type Mistake, startPartner } from './faulty-partner.ts'
import { gradeExample } from './grade-example.ts'
import { reading, service } from './mistakes.ts'

const asked = { generations, onlyTaken: true, only: ['delivery/plain'] }
const speaksV1Alone = reading("if (headers['job-id'] === undefined) ", '')
const speaksV3Alone = reading(
  "if (headers['job-id'] === undefined) return",
  "if (headers['job-id'] === undefined) return undefined\n  if (!headers) return",
)

async function gradedOf(more: object, ...mistakes: readonly Mistake[]): Promise<GradeReport> {
  await using partner = await startPartner(...mistakes)
  return await gradeExample(partner.url, { ...asked, ...more })
}

const apis = ({ results }: GradeReport) => results.map((one) => one.generation)

test('a partner that takes callbacks of both generations is graded by both, unasked', async () => {
  const report = await gradedOf({})
  expect([apis(report), report.failed, report.leftOut]).toEqual([['v1', 'v3'], 0, []])
})

test.each<[string, Mistake, string, string]>([
  ['v1', speaksV1Alone, 'v1', 'v3'],
  ['v3', speaksV3Alone, 'v3', 'v1'],
])(
  'a partner that only speaks %s is graded by that, and told in one sentence how to run the others',
  async (_, mistake, api, other) => {
    const report = await gradedOf({}, mistake)
    expect([apis(report), report.failed]).toEqual([[api], 0])
    expect(report.leftOut).toMatchObject([{ generation: other, cases: 1 }])
    const [sentence = ''] = report.leftOut.map(describeLeftOut)
    expect(sentence).toMatch(
      new RegExp(
        `^The case of ${other} was not run, since the endpoint did not take an ordinary approval of ${other} \\(400 after .*--api ${other}`,
      ),
    )
    expect(sentence.match(/\. /)).toBeNull()
  },
)

test('a partner that answers 200 to what it does not understand is not taken for one that speaks it', async () => {
  const report = await gradedOf(
    {},
    speaksV1Alone,
    service('if (!callback) return answer(response, 400)', 'if (!callback) return answer(response, 200)'),
  )
  expect([apis(report), report.leftOut.map(describeLeftOut)]).toEqual([
    ['v1'],
    [expect.stringContaining('the job is pending')],
  ])
})

test('a partner that takes nothing is graded by the first, and the others are named all the same', async () => {
  const report = await gradedOf({}, service("pathname === '/callback'", "pathname === '/elsewhere'"))
  expect([apis(report), report.failed, report.leftOut.map((one) => one.generation)]).toEqual([['v1'], 1, ['v3']])
})

test('whoever names generations gets their cases, whatever the endpoint takes', async () => {
  const report = await gradedOf({ onlyTaken: false }, speaksV1Alone)
  expect([apis(report), report.passed, report.failed, report.leftOut]).toEqual([['v1', 'v3'], 1, 1, []])
})

test('a case that only one generation has is run, whatever the endpoint takes', async () => {
  const report = await gradedOf({ only: ['signature/in-body'] }, speaksV1Alone)
  expect(apis(report)).toEqual(['v3'])
})
