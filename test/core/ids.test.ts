import { expect, test } from 'vitest'
import { jobIds, madeId } from '../../server/core/jobs/ids.ts'

test.each([
  ['1234', 1, '0000000001', '1234-0000000001-0a025b'],
  ['085', 42, '0000000042', '085-0000000042-b3f8c0'],
])(
  'submission %2$i of partner %1$s has ten digits and a ref that names its partner',
  (partnerId, serial, smileJobId, ref) => {
    expect(jobIds(partnerId, serial)).toEqual({ serial, smileJobId, ref })
  },
)

test('the same number has another ref with another partner, leading zeros included', () => {
  const refs = ['85', '085', '0085'].map((partnerId) => jobIds(partnerId, 7).ref.slice(-6))
  expect(new Set(refs).size).toBe(3)
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
