import fc from 'fast-check'
import { test } from 'vitest'
import type { TaleFault, TaleStage } from './model.ts'
import { type Action, type Tale, World } from './world.ts'

const seconds = fc.integer({ min: 0, max: 120 })

const fault: fc.Arbitrary<TaleFault | undefined> = fc.option(
  fc
    .record(
      {
        lost: fc.boolean(),
        delay: seconds,
        times: fc.integer({ min: 2, max: 4 }),
        fields: fc.constant('unknown'),
        signature: fc.constantFrom('forged', 'stale', 'other_partner'),
        claims: fc.constantFrom('approved', 'rejected', 'spoof_confirmed'),
      },
      { requiredKeys: [] },
    )
    .filter((some) => Object.keys(some).length > 0)
    .chain((some) => (some.times ? seconds.map((every) => ({ ...some, every })) : fc.constant(some))),
  { nil: undefined, freq: 3 },
)

// Stories that can be played for Biometric KYC, authentication and registration alike.
const endings = ['approved', 'rejected', 'spoof_confirmed'] as const

function stage(by: TaleStage['by'], outcomes: readonly TaleStage['outcome'][]): fc.Arbitrary<TaleStage> {
  return fc
    .record({ after: seconds, outcome: fc.constantFrom(...outcomes), by: fc.constant(by), callback: fault })
    .filter(
      ({ outcome, callback: { claims, signature } = {} }) => !claims || (Boolean(signature) && claims !== outcome),
    )
}

const decidedAtOnce: fc.Arbitrary<Tale> = stage('machine', [...endings, 'no_face', 'poor_quality']).map((only) => ({
  stages: [only],
}))

const reviewed: fc.Arbitrary<Tale> = fc
  .tuple(
    stage('machine', ['provisional', 'spoof_suspected']),
    stage('human', endings),
    fc.constantFrom('human', 'reviewed', 'never'),
  )
  .map(([first, last, end]) => {
    if (end !== 'human') return { stages: [first], end }
    return { stages: [first, { ...last, after: first.after + last.after }] }
  })

const pick = fc.nat(20)
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('submit'), jobType: fc.constantFrom(1, 2, 4) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('poll'), pick }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('advance'), seconds }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('review'), pick, decision: fc.constantFrom('approve', 'reject', 'spoof') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('replay'), pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reset') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart') }) },
)

test('whatever the story, and whatever is done in whatever order, what was promised holds', async () => {
  const tale = fc.oneof(decidedAtOnce, { weight: 2, arbitrary: reviewed })
  await fc.assert(
    fc.asyncProperty(tale, fc.array(action, { minLength: 8, maxLength: 40 }), async (story, actions) => {
      await using world = await World.create(story)
      for (const one of actions) await world.act(one)
    }),
    { numRuns: 60 },
  )
}, 60_000)
