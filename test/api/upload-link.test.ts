import { expect, test } from 'vitest'
import { linkRefusal, linkTerms } from '../../server/vendor/v1/uploads/link.ts'
import { noon } from '../core/samples.ts'

const upload = { ref: '1234-0000000001-0a025b' }
const terms = linkTerms('key', upload, noon, 900_000)

test.each([
  ['good until it expires', 'key', upload, terms, noon + 899_999, undefined],
  ['expired at the moment it says', 'key', upload, terms, noon + 900_000, 'expired'],
  ['unknown when made for another upload', 'key', { ref: '1234-0000000002-9dbb30' }, terms, noon, 'unknown'],
  ['unknown when made for its namesake of before a reset', 'key', { ...upload, epoch: 1 }, terms, noon, 'unknown'],
  ['unknown when made for another partner', 'other', upload, terms, noon, 'unknown'],
  ['unknown when its expiry was changed', 'key', upload, { ...terms, expires: terms.expires + 1 }, noon, 'unknown'],
  ['unknown when its signature was changed', 'key', upload, { ...terms, signature: 'x' }, noon, 'unknown'],
] as const)('an upload link is %s', (_, key, asked, shown, now, refusal) => {
  expect(linkRefusal(key, asked, shown, now)).toBe(refusal)
})

test.each([
  [0, 1],
  [1, 2],
  [900_000, 901],
])(
  'a lifetime of %i ms is counted in whole seconds from the beginning of the second, as S3 does',
  (lifetime, expires) => {
    expect(linkTerms('key', upload, 1_999, lifetime).expires).toBe(expires)
  },
)

test.each([0, 1, 500, 999])('a link without a lifetime has expired when it is made, %i ms into a second', (part) => {
  const dead = linkTerms('key', upload, noon + part, 0)
  expect(linkRefusal('key', upload, dead, noon + part)).toBe('expired')
})
