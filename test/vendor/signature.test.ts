import { expect, test } from 'vitest'
import { sign, signedMessage, verify } from '../../server/vendor/shared/signatures/signature.ts'

// Computed with Python's hmac, hashlib and base64.
const vectors = [
  ['emulator-api-key', '1234', '2026-01-01T00:00:00.000Z', 'dNsZmrxeofsWjzlXAb0T1iqhqDw1FnlJvvG4H6LWgSA='],
  ['emulator-api-key', '085', '2026-11-22T21:00:16.414430+00:00', 'nuaMbvIYcGM2aHz7UMvKvjwelbC0MKEKCvvU09eyw8w='],
  ['emulator-api-key', '85', '2026-11-22T21:00:16.414430+00:00', 'c+IHW+ccC+AEVetbb3IRxjufuBPmpSQEZCXP+AhsEy4='],
  ['k3y-ü€', '001', '2026-11-22 20:56:23 +0000', 'mZCfCkK90sxfewNh7bCURsQg7nLMhp1enwZrDtG3TRY='],
  ['0f0f0f0f-aaaa-bbbb-cccc-0123456789ab', '2026', '1790000000000', 'cXQ+BWJq+CUlZK4p2fT/wo0NfPlyFCb0mBKHG4KxhdQ='],
] as const

test.each(vectors)('key %s, partner %s and timestamp %s sign as %s', (apiKey, partnerId, timestamp, signature) => {
  expect(sign(apiKey, partnerId, timestamp)).toBe(signature)
  expect(verify(apiKey, partnerId, timestamp, signature)).toBe(true)
})

test('the signed text is timestamp, partner id and sid_request, with nothing between them', () => {
  expect(signedMessage('T', '085')).toBe('T085sid_request')
})

const [apiKey, partnerId, timestamp, signature] = vectors[0]

test.each([
  ['another key', ['other', partnerId, timestamp, signature]],
  ['another partner', [apiKey, '01234', timestamp, signature]],
  ['another timestamp', [apiKey, partnerId, '2026-01-01T00:00:00.001Z', signature]],
  ['the same moment written differently', [apiKey, partnerId, '2026-01-01T00:00:00Z', signature]],
  ['one letter changed', [apiKey, partnerId, timestamp, signature.replace('d', 'e')]],
  ['a shorter text', [apiKey, partnerId, timestamp, signature.slice(0, -1)]],
  ['a longer text', [apiKey, partnerId, timestamp, `${signature}=`]],
  ['an empty text', [apiKey, partnerId, timestamp, '']],
  ['text of as many letters and more bytes', [apiKey, partnerId, timestamp, `é${signature.slice(1)}`]],
] as const)('a signature not valid under %s', (_, [key, partner, at, text]) => {
  expect(verify(key, partner, at, text)).toBe(false)
})
