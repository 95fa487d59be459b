import { describe, expect, test } from 'vitest'
import type { SubmissionSettings } from '../../../server/core/decisions/judge-request.ts'
import { type AnnouncedUpload, decideUpload, type UploadFacts } from '../../../server/core/decisions/open-upload.ts'
import { decideAttempt } from '../../../server/core/decisions/record-attempt.ts'
import { decideReview } from '../../../server/core/decisions/review-job.ts'
import { decidePackage } from '../../../server/core/decisions/submit-package.ts'
import { decideWhole } from '../../../server/core/decisions/submit-whole.ts'
import { OvertakenError } from '../../../server/core/errors.ts'
import type { Decision } from '../../../server/core/jobs/job.ts'
import { isFinal, outcomes } from '../../../server/core/jobs/outcome.ts'
import { products } from '../../../server/core/jobs/product.ts'
import type { UploadRequest } from '../../../server/core/jobs/submission.ts'
import { v1Wording } from '../../../server/vendor/v1/wording/wording.ts'
import { v3Wording } from '../../../server/vendor/v3/wording/wording.ts'
import { catalogueOf, noon, planOf, scenario, stage, submission, uploadRequest, v1Ids } from '../samples.ts'

const wordingOf = () => v1Wording
const stages = [stage('1s machine approved')]
const refusing = scenario('refusing', {}, { stages, respond: { error: 'system_error' } })
const refusingOnce = scenario('refusing-once', {}, { stages, respond: { error: 'system_error', times: 1 } })
const settings: SubmissionSettings = {
  catalogue: catalogueOf([scenario('approved', {}, { stages }), refusing, refusingOnce]),
  strict: false,
  idsOf: v1Ids('1234'),
  callbackUrl: undefined,
  configured: {},
}

function announced(changes: Partial<UploadRequest> = {}): AnnouncedUpload {
  return { asked: uploadRequest(changes), fromStart: true }
}

function facts(changes: Partial<UploadFacts> = {}): UploadFacts {
  const nextQueued = { name: undefined, gone: 0 }
  return {
    partnerId: '1234',
    account: undefined,
    frauds: [],
    epoch: 0,
    serial: 4,
    known: undefined,
    nextQueued,
    streaks: [],
    record: undefined,
    jobs: [],
    ...changes,
  }
}

describe('opening an upload', () => {
  test('continues from the newest serial, and says what is kept and emitted', () => {
    const decided = decideUpload(announced(), facts(), settings, noon)
    expect(decided).toMatchObject({
      answer: { serial: 5, smileJobId: '0000000005', openedAt: noon },
      changes: { serial: 5, uploads: [{ serial: 5 }], dequeued: 0 },
      events: [{ type: 'upload.opened', jobId: 'job-1' }],
    })
  })

  test('takes its scenario from the queue, and those before it that have gone', () => {
    const decided = decideUpload(announced(), facts({ nextQueued: { name: 'approved', gone: 2 } }), settings, noon)
    expect(decided).toMatchObject({ answer: { queuedScenario: 'approved' }, changes: { dequeued: 3 } })
  })

  test('that its scenario refuses for good keeps nothing but that the queue went on', () => {
    const decided = decideUpload(announced(), facts({ nextQueued: { name: 'refusing', gone: 0 } }), settings, noon)
    expect(decided).toEqual({ refusal: expect.objectContaining({ kind: 'system_error' }), changes: { dequeued: 1 } })
  })

  test('that its scenario refuses for a while is counted, stays queued, and comes through in the end', () => {
    const nextQueued = { name: 'refusing-once', gone: 0 }
    const first = decideUpload(announced(), facts({ nextQueued }), settings, noon)
    const streak = { partnerId: '1234', subject: 'anna', scenario: 'refusing-once', times: 1, since: noon }
    expect(first).toMatchObject({ refusal: { kind: 'system_error' }, changes: { dequeued: 0, streaks: [streak] } })
    const second = decideUpload(announced(), facts({ nextQueued, streaks: [streak] }), settings, noon)
    expect(second).toMatchObject({
      answer: { serial: 5 },
      changes: { dequeued: 1, endedStreaks: [{ subject: 'anna', scenario: 'refusing-once' }] },
    })
  })

  test('of a name that is known is refused, unless it is for a fresh link', () => {
    const opened = decideUpload(announced(), facts(), settings, noon)
    const known = 'answer' in opened ? opened.answer : undefined
    expect(() => decideUpload(announced(), facts({ known }), settings, noon)).toThrow('job_exists')
    const again = decideUpload(announced({ retry: true }), facts({ known }), settings, noon)
    expect(again).toMatchObject({ answer: { serial: 5 }, changes: { uploads: [{ serial: 5 }] } })
  })
})

describe('a package', () => {
  const received = { package: { size: 1, entries: [], images: [], idInfo: {}, warnings: [] }, person: undefined }
  const opened = decideUpload(announced(), facts(), settings, noon)
  const upload = 'answer' in opened ? opened.answer : undefined

  test('begins the job of its upload', () => {
    const decided = decidePackage(
      received,
      { partnerId: '1234', account: undefined, frauds: [], upload, job: undefined },
      settings,
      noon,
    )
    expect(decided).toMatchObject({
      changes: { uploads: [{ serial: 5, submittedAt: noon }], jobs: [{ after: { serial: 5 } }], deliveries: [{}] },
      events: [{ type: 'job.submitted' }],
    })
  })

  test('changes nothing when the job is there, and is refused when its upload is gone', () => {
    const { job } = planOf(['1s machine approved'])
    expect(
      decidePackage(received, { partnerId: '1234', account: undefined, frauds: [], upload, job }, settings, noon),
    ).toEqual({
      answer: job,
    })
    const gone = { partnerId: '1234', account: undefined, frauds: [], upload: undefined, job: undefined }
    expect(() => decidePackage(received, gone, settings, noon)).toThrow(OvertakenError)
  })
})

test('a lookup that is answered at once has its result now, and no callback', () => {
  const { package: _, ...request } = submission({ product: 'enhanced_kyc' })
  const lookup = { requestOf: () => request, person: undefined, when: 'now' } as const
  const decided = decideWhole(lookup, facts(), settings, noon)
  expect(decided).toMatchObject({ answer: { serial: 5, results: [{ from: noon }] }, changes: { deliveries: [] } })
})

describe('a submission that waits for its final result', () => {
  const { package: _, ...request } = submission({ product: 'enhanced_kyc' })
  const wait = (within: number, ...story: string[]) => {
    const scenarios = [scenario('approved', {}, { stages: story.map(stage) })]
    const catalogue = catalogueOf(scenarios, { canSay: () => true })
    const asked = { requestOf: () => request, person: undefined, when: { within } }
    const decided = decideWhole(asked, facts(), { ...settings, catalogue }, noon)
    return 'answer' in decided ? decided : { answer: undefined, changes: decided.changes }
  }

  test.each([
    ['has it at once where it comes in time', ['1s machine approved'], [[noon, 'approved']]],
    ['does without what comes before it', ['1s machine provisional', '3s human approved'], [[noon, 'approved']]],
    ['goes on without an answer where it comes later', ['5s machine approved'], [[noon + 5_000, 'approved']]],
    ['goes on without an answer where there is none', ['1s machine provisional'], [[noon + 1_000, 'provisional']]],
  ])('%s', (_, story, results) => {
    const { answer, changes } = wait(4_000, ...story)
    expect(answer?.results.map(({ from, result }) => [from, result.outcome])).toEqual(results)
    expect(changes?.deliveries).toEqual([])
  })
})

test('a submission that leaves names to Smile ID has them made of its ids', () => {
  const { package: _, ...request } = submission({ product: 'enhanced_kyc' })
  const requestOf = ({ smileJobId }: { smileJobId: string }) => ({ ...request, jobId: smileJobId, userId: 'made' })
  const decided = decideWhole({ requestOf, person: undefined, when: 'later' }, facts(), settings, noon)
  expect(decided).toMatchObject({
    answer: { smileJobId: '0000000005', submission: { jobId: '0000000005', userId: 'made' } },
  })
})

test('a review replaces the job, cancels what is to come, and owes the decision', () => {
  const { job, deliveries } = planOf(['1s machine provisional', '30s human approved'])
  const decided = decideReview({ job, deliveries }, 'reject', noon + 5_000, wordingOf)
  expect(decided).toMatchObject({
    changes: {
      jobs: [{ before: job, after: { reviews: [{ decision: 'reject' }] } }],
      deliveries: [{ before: { state: 'owed' }, after: { state: 'cancelled' } }, { after: { state: 'owed' } }],
    },
    events: [{ type: 'job.reviewed' }, { type: 'callback.cancelled' }],
  })
})

test('a review that its product knows nothing of is refused, and names what it knows', () => {
  const { job, deliveries } = planOf(['1s machine provisional'], { product: 'enhanced_kyc', generation: 'v3' })
  const decide = (decision: Decision) => decideReview({ job, deliveries }, decision, noon + 5_000, () => v3Wording)
  expect(() => decide('spoof')).toThrow(
    'In v3, a reviewer of enhanced_kyc cannot decide "spoof": say approve or reject.',
  )
  expect(decide('approve')).toMatchObject({ answer: { reviews: [{ decision: 'approve' }] } })
})

const reviewed = Object.entries({ v1: v1Wording, v3: v3Wording }).flatMap(([name, { canSay }]) =>
  products
    .filter((product) => outcomes.some((outcome) => !isFinal(outcome) && canSay(product, outcome, 'machine')))
    .map((product) => ({ name, product, canSay })),
)

test.each(reviewed)('a reviewer of $name can approve and reject $product', ({ product, canSay }) => {
  expect([canSay(product, 'approved', 'human'), canSay(product, 'rejected', 'human')]).toEqual([true, true])
})

test('an attempt at a callback that is gone changes nothing', () => {
  const outcome = { at: noon, latency: 1, status: 200 }
  expect(decideAttempt(undefined, outcome, [], noon, wordingOf)).toEqual({ answer: undefined })
  const [owed] = planOf(['1s machine approved']).deliveries
  expect(decideAttempt(owed, outcome, [], noon, wordingOf)).toMatchObject({
    changes: { deliveries: [{ before: owed, after: { state: 'delivered' } }] },
    events: [{ type: 'callback.attempted' }, { type: 'callback.delivered' }],
  })
})
