import { expect, test } from 'vitest'
import { namesOf } from '../../server/vendor/shared/job-names.ts'

test.each([
  ['1234', 1, '0000000001', '1234-0000000001-0a025b'],
  ['085', 42, '0000000042', '085-0000000042-b3f8c0'],
])(
  'submission %2$i of partner %1$s has ten digits and a ref that names its partner',
  (partnerId, serial, smileJobId, ref) => {
    expect(namesOf({ partnerId, serial, seed: '' })).toEqual({ smileJobId, ref })
  },
)

test('the same number has another ref with another partner, leading zeros included', () => {
  const refs = ['85', '085', '0085'].map((partnerId) => namesOf({ partnerId, serial: 7, seed: '' }).ref.slice(-6))
  expect(new Set(refs).size).toBe(3)
})

test('another seed gives another ref, and the same number', () => {
  const [one, other] = ['', 'x'].map((seed) => namesOf({ partnerId: '1234', serial: 1, seed }))
  expect(other?.smileJobId).toBe(one?.smileJobId)
  expect(other?.ref).not.toBe(one?.ref)
})
