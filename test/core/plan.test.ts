import { describe, expect, test } from 'vitest'
import type { Delivery } from '../../server/core/callbacks/delivery.ts'
import { decisions, statusAt } from '../../server/core/jobs/job.ts'
import { begunAtOnce, inTime, planReplay, planReview, planUnusable } from '../../server/core/jobs/plan.ts'
import { noon, planOf, said, submission, v1Ids } from './samples.ts'

const provisional = ['1s machine provisional', '30s human approved']

describe('a job is planned whole when its package comes', () => {
  const { job, deliveries } = planOf(provisional)

  test('every verdict of the story has its moment, counted from the submission', () => {
    expect(job.results.map(({ from, result }) => [from - noon, said(result)])).toEqual([
      [1_000, 'machine provisional'],
      [30_000, 'human approved'],
    ])
    expect(job.submittedAt).toBe(noon)
  })

  test('every verdict owes the partner one callback, due when the verdict falls', () => {
    expect(deliveries).toEqual(
      [1, 2].map((ordinal) => ({
        id: `${job.ref}-${ordinal}`,
        generation: 'v1',
        partnerId: '1234',
        smileJobId: '0000000001',
        jobId: 'job-1',
        product: 'smart_selfie_authentication',
        url: 'http://localhost:3000/callback',
        reported: job.results[ordinal - 1],
        dueAt: noon + (ordinal === 1 ? 1_000 : 30_000),
        state: 'owed',
        attempts: [],
      })),
    )
  })

  test('the job keeps the name of its scenario and why it was chosen', () => {
    expect(job.scenario).toEqual({ name: 'told', chosenBy: 'matched', nearMiss: undefined })
  })

  test('without a callback_url no callback is owed, and the results are the same', () => {
    const silent = planOf(provisional, { callbackUrl: undefined })
    expect(silent.deliveries).toEqual([])
    expect(silent.job.results).toEqual(job.results)
  })

  test('the same submission at the same moment has the same plan', () => {
    expect(planOf(provisional)).toEqual({ job, deliveries })
  })
})

describe('a job that Smile Secure looks at', () => {
  const stages = ['1s machine provisional', '5s smile_secure suspects_found', '30s human approved']
  const { job, deliveries } = planOf(stages, { product: 'biometric_kyc' })

  test('owes a callback of its own, and does not change the job’s state', () => {
    expect(deliveries.map(({ reported }) => said(reported.result))).toEqual([
      'machine provisional',
      'smile_secure suspects_found',
      'human approved',
    ])
    expect(statusAt(job, noon + 10_000)).toMatchObject({ state: 'in_review', result: { outcome: 'provisional' } })
  })

  test('is looked at whatever a reviewer says before', () => {
    const plan = planReview(job, deliveries, 'reject', noon + 2_000)
    expect(plan?.job.results.map(({ result }) => said(result))).toEqual([
      'machine provisional',
      'human rejected',
      'smile_secure suspects_found',
    ])
    expect(plan?.deliveries.map(({ reported, state }) => [said(reported.result), state])).toEqual([
      ['human approved', 'cancelled'],
      ['human rejected', 'owed'],
    ])
    expect(statusAt(plan?.job ?? job, noon + 60_000)).toMatchObject({
      state: 'final',
      result: { by: 'human', outcome: 'rejected' },
    })
  })
})

describe('a package that cannot be judged', () => {
  test.each([
    ['zip_corrupt', 'smart_selfie_authentication'],
    ['zip_corrupt', 'smart_selfie_registration'],
    ['data_invalid', 'smart_selfie_authentication'],
    ['data_invalid', 'smart_selfie_registration'],
  ] as const)('(%s, %s) comes to just that whatever scenario was asked for', (outcome, product) => {
    const accepted = { ids: v1Ids('1234')(1), submission: submission({ product }), now: noon }
    const { job, deliveries } = planUnusable(accepted, outcome)
    const [{ from, result } = { from: 0, result: undefined }] = job.results
    expect(result).toEqual({ outcome, by: 'machine', final: true, success: false })
    expect(job.scenario).toEqual({ name: outcome, chosenBy: 'package' })
    expect(deliveries.map(({ dueAt }) => dueAt)).toEqual([from])
    expect(from).toBeGreaterThan(noon)
  })
})

describe("a reviewer's decision", () => {
  const { job, deliveries } = planOf(provisional)
  const at = noon + 5_000

  test.each([
    ['approve', 'approved', true],
    ['reject', 'rejected', false],
    ['spoof', 'spoof_confirmed', false],
  ] as const)('%s makes %s the final result from that moment on', (decision, outcome, success) => {
    const reviewed = planReview(job, deliveries, decision, at)
    const status = reviewed && statusAt(reviewed.job, at)
    expect([status?.state, status?.result?.outcome, status?.result?.success]).toEqual(['final', outcome, success])
    expect(status?.result?.by).toBe('human')
    expect(reviewed?.job.reviews).toEqual([{ at, decision }])
  })

  test('takes the place of every verdict planned for later, and cancels their callbacks', () => {
    const reviewed = planReview(job, deliveries, 'reject', at)
    expect(reviewed?.job.results.map(({ result }) => said(result))).toEqual(['machine provisional', 'human rejected'])
    expect(reviewed?.deliveries.map(({ id, state, dueAt }) => [id, state, dueAt])).toEqual([
      [`${job.ref}-2`, 'cancelled', noon + 30_000],
      [`${job.ref}-3`, 'owed', at],
    ])
  })

  test('keeps a callback of an earlier result, even if it is still being retried', () => {
    const late = deliveries.map((one): Delivery => ({ ...one, attempts: [{ at, status: 500, latency: 1 }] }))
    const changed = planReview(job, late, 'approve', at)?.deliveries.map(({ id }) => id)
    expect(changed).not.toContain(`${job.ref}-1`)
  })

  test('leaves a callback alone whose verdict falls at that very moment', () => {
    const changed = planReview(job, deliveries, 'approve', noon + 1_000)?.deliveries
    expect(changed?.map(({ id, dueAt }) => [id, dueAt - noon])).toEqual([
      [`${job.ref}-2`, 30_000],
      [`${job.ref}-3`, 1_000],
    ])
  })

  test('cancels a callback that was to be lost, too, but not one that is lost already', () => {
    const lost = deliveries.map((one) => ({ ...one, state: 'lost' as const }))
    const changed = planReview(job, lost, 'approve', at)?.deliveries
    expect(changed?.map(({ id, state }) => [id, state])).toEqual([
      [`${job.ref}-2`, 'cancelled'],
      [`${job.ref}-3`, 'owed'],
    ])
  })

  test('counts on from every callback there was, replays included', () => {
    const [first] = deliveries
    const all = first ? [...deliveries, planReplay(first, 3, noon + 2_000)] : []
    expect(planReview(job, all, 'approve', at)?.deliveries.at(-1)?.id).toBe(`${job.ref}-4`)
  })

  test('owes no callback when the partner gave no callback_url', () => {
    const silent = planOf(provisional, { callbackUrl: undefined })
    const reviewed = planReview(silent.job, [], 'approve', at)
    expect(reviewed?.deliveries).toEqual([])
    expect(reviewed && statusAt(reviewed.job, at).state).toBe('final')
  })

  test('leaves the job it was given as it was', () => {
    const before = structuredClone({ job, deliveries })
    planReview(job, deliveries, 'reject', at)
    expect({ job, deliveries }).toEqual(before)
  })

  test.each([
    ['before the machine has said anything', provisional, 999],
    ['once the planned human verdict has fallen', provisional, 30_000],
    ['after a machine result that is final', ['1s machine approved'], 2_000],
  ])('is not taken %s', (_, stages, after) => {
    const planned = planOf(stages)
    for (const decision of decisions) {
      expect(planReview(planned.job, planned.deliveries, decision, noon + after)).toBeUndefined()
    }
  })

  test('is taken once: a final result never changes', () => {
    const reviewed = planReview(job, deliveries, 'approve', at)
    expect(reviewed && planReview(reviewed.job, reviewed.deliveries, 'reject', at)).toBeUndefined()
    expect(reviewed && planReview(reviewed.job, reviewed.deliveries, 'reject', at + 1e9)).toBeUndefined()
  })
})

describe('a replay', () => {
  const [original] = planOf(provisional).deliveries
  const sent: Delivery | undefined = original && {
    ...original,
    state: 'given_up',
    attempts: [{ at: noon, status: 500, latency: 3 }],
  }

  test('is the same callback under a new id, owed at once, with no attempt yet', () => {
    expect(sent && planReplay(sent, 12, noon + 9_000)).toEqual({
      ...sent,
      id: sent?.id.replace(/1$/, '12'),
      dueAt: noon + 9_000,
      state: 'owed',
      attempts: [],
      replayOf: sent?.id,
    })
  })

  test('of a replay names the callback that was sent first', () => {
    const again = sent && planReplay(planReplay(sent, 3, noon), 4, noon)
    expect([again?.id, again?.replayOf]).toEqual([sent?.id.replace(/1$/, '4'), sent?.id])
  })
})

test('a call that answers with the first result and calls back as well has all of it earlier by as much', () => {
  const { job, deliveries } = begunAtOnce(planOf(provisional), noon)
  expect(job.results.map(({ from, result }) => [from - noon, said(result)])).toEqual([
    [0, 'machine provisional'],
    [29_000, 'human approved'],
  ])
  expect(deliveries.map(({ dueAt, reported }) => [dueAt - noon, reported.from - noon])).toEqual([
    [0, 0],
    [29_000, 29_000],
  ])
})

describe('a call that waits for a result', () => {
  const waited = (patience: { within: number; tooLate?: 'issuer_unavailable' }) => {
    const { job, deliveries } = inTime(planOf(provisional), noon, patience)
    return [job.results.map(({ from, result }) => [from - noon, said(result)]), deliveries.length]
  }

  test('has the final one at once where it comes in time, and nothing else', () => {
    expect(waited({ within: 30_000 })).toEqual([[[0, 'human approved']], 0])
    expect(waited({ within: 30_000, tooLate: 'issuer_unavailable' })).toEqual([[[0, 'human approved']], 0])
  })

  test('has what comes too late, or leaves the job as it is', () => {
    expect(waited({ within: 29_999, tooLate: 'issuer_unavailable' })).toEqual([[[0, 'machine issuer_unavailable']], 0])
    expect(waited({ within: 29_999 })).toEqual([
      [
        [1_000, 'machine provisional'],
        [30_000, 'human approved'],
      ],
      2,
    ])
  })
})
