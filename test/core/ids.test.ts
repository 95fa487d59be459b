import { expect, test } from 'vitest'
import { createIdSource, jobIds } from '../../server/core/ids.ts'

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

test('ids that nobody chose can be gone on with where another source stopped', () => {
  const from = (made: number) => createIdSource({ seedOf: () => '', nextId: () => ++made })
  const first = from(0)
  const ids = [first('1234', 0), first('1234', 0), first('1234', 0)]
  const second = from(2)
  expect(second('1234', 0)).toBe(ids[2])
  expect(new Set(ids).size).toBe(3)
})
