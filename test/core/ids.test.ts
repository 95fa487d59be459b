import { expect, test } from 'vitest'
import { idsBy, type JobOrigin, madeId } from '../../server/core/jobs/ids.ts'

test('a submission is numbered among all of its partner’s, and named by the generation that it came by', () => {
  const namesOf = ({ partnerId, serial, seed }: JobOrigin) => ({
    smileJobId: `${seed}_${serial}`,
    ref: `${partnerId}.${serial}`,
  })
  const idsOf = idsBy({ namesOf }, { partnerId: '1234', seed: 'x' })
  expect(idsOf(42)).toEqual({ serial: 42, smileJobId: 'x_42', ref: '1234.42' })
})

test('ids that nobody chose follow from seed, partner, time and order', () => {
  const origin = { seed: 'one', partnerId: '1234', now: 0, ordinal: 1 }
  const others = [{ seed: 'two' }, { partnerId: '085' }, { now: 1 }, { ordinal: 2 }].map((other) => ({
    ...origin,
    ...other,
  }))
  expect(madeId({ ...origin })).toBe(madeId(origin))
  expect(new Set([origin, ...others].map(madeId)).size).toBe(5)
})
