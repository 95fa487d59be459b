import smile from 'smile-identity-core'
import { describe, expect, test } from 'vitest'
import { sign, verify } from '../../server/signature.ts'

const parts = { partnerId: '085', apiKey: 'emulator-api-key', timestamp: '2026-01-01T00:00:00.000Z' }

// Published vectors, made with Python's hmac: base64(HMAC-SHA256(key, timestamp + partner id + "sid_request")).
const vectors = [
  ['D1Cyp8p2w1gUxSLTWWFekxtY8dZGZO/u4OmZfHhvYV8=', '085', 'emulator-api-key', '2026-01-01T00:00:00.000Z'],
  ['ELJvbxOhxL8jQZZU6JQ0AjmCMyItRr0Vyf8uzn3lBmM=', '1234', 'clé', '2026-11-22 20:56:23 +0000'],
  ['Vl5J0Losbh3Q8ALxXuGE180firvj9KcridCl/W/0XjM=', '1', 'k', '1795381000123'],
] as const

describe('a signature', () => {
  test.each(vectors)('is %s for partner %s, key %s, timestamp %s', (expected, partnerId, apiKey, timestamp) => {
    expect(sign({ partnerId, apiKey, timestamp })).toBe(expected)
    expect(verify({ partnerId, apiKey, timestamp }, expected)).toBe(true)
  })

  test('is the one that the official Node SDK makes', () => {
    const { signature } = new smile.Signature(parts.partnerId, parts.apiKey).generate_signature(parts.timestamp)
    expect(sign(parts)).toBe(signature)
  })

  test.each([
    ['another key', { ...parts, apiKey: 'other' }],
    ['another partner', { ...parts, partnerId: '85' }],
    ['another timestamp', { ...parts, timestamp: '2026-01-01T00:00:00.001Z' }],
  ])('does not hold with %s', (_, other) => {
    expect(verify(other, sign(parts))).toBe(false)
  })

  test.each(['', 'x', 'bm90IGEgc2lnbmF0dXJl'])('that is %j does not hold', (signature) => {
    expect(verify(parts, signature)).toBe(false)
  })

  // JSON from anybody: an endpoint that throws on it ends, or answers 500.
  test.each([undefined, null, 5, true, [], {}, [sign(parts)]])(
    'that is %j does not hold, and nothing is thrown',
    (odd) => {
      expect(verify(parts, odd, { maxAge: '5m' })).toBe(false)
      expect(verify({ ...parts, timestamp: odd }, sign(parts), { maxAge: '5m' })).toBe(false)
    },
  )
})

describe('freshness', () => {
  const signed = Date.parse(parts.timestamp)

  test.each([
    [0, '5m', true],
    [300_000, '5m', true],
    [300_001, '5m', false],
    [-300_001, '5m', false],
  ])('a signature seen %i ms later with a window of %s holds: %s', (later, maxAge, expected) => {
    expect(verify(parts, sign(parts), { maxAge, now: signed + later })).toBe(expected)
  })

  test('is not asked for unless a window is given', () => {
    expect(verify(parts, sign(parts), { now: signed + 1e12 })).toBe(true)
  })

  test('is undefined for a timestamp that is not a time', () => {
    const odd = { ...parts, timestamp: 'soon' }
    expect([verify(odd, sign(odd)), verify(odd, sign(odd), { maxAge: '1d' })]).toEqual([true, false])
  })
})
