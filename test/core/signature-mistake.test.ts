import { createHmac, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { sign } from '../../server/core/signature.ts'
import { signatureMistake } from '../../server/core/signature-mistake.ts'

// The digest of these has both + and / in base64, so that every way of writing it looks different.
const timestamp = '2026-11-22T20:57:04.000Z'
const partner = { id: '085', apiKey: 'emulator-api-key' }
const other = { id: '2026', apiKey: 'another-api-key' }
const s = 'sid_request'

function mac(message: string, key: string | Buffer = partner.apiKey): Buffer {
  return createHmac('sha256', key).update(message).digest()
}

const right = mac(`${timestamp}085${s}`)
const base64 = right.toString('base64')

function nameOf(signature: string, sent = timestamp, by = partner): string | undefined {
  return signatureMistake({ partner: by, partners: [by, other], timestamp: sent, signature })
}

test('the digest used below tells the ways of writing it apart', () => {
  expect(base64).toMatch(/\+.*\/|\/.*\+/)
})

test.each([
  ['the digest was written as hex instead of base64', right.toString('hex')],
  ['the digest was written as hex and that text as base64', Buffer.from(right.toString('hex')).toString('base64')],
  ['the digest was written as URL-safe base64', right.toString('base64url')],
  ['the base64 text lost its padding', base64.slice(0, -1)],
  ['"sid_request" was left out of the signed text', mac(`${timestamp}085`)],
  ['only the timestamp was signed', mac(timestamp)],
  ['the partner id was left out of the signed text', mac(`${timestamp}${s}`)],
  ['the parts were signed in another order (partner id, timestamp, sid_request)', mac(`085${timestamp}${s}`)],
  ['the parts were signed in another order (partner id, sid_request, timestamp)', mac(`085${s}${timestamp}`)],
  ['the parts were signed in another order (timestamp, sid_request, partner id)', mac(`${timestamp}${s}085`)],
  ['the parts were signed in another order (sid_request, timestamp, partner id)', mac(`${s}${timestamp}085`)],
  ['the parts were signed in another order (sid_request, partner id, timestamp)', mac(`${s}085${timestamp}`)],
  ['the partner id and the timestamp were signed in another order, without sid_request', mac(`085${timestamp}`)],
  ['the partner id was signed as "85", the body says "085": its leading zeros matter', mac(`${timestamp}85${s}`)],
  ['the partner id was signed as "0085", the body says "085": its leading zeros matter', mac(`${timestamp}0085${s}`)],
  ['the key of partner 2026 was used', mac(`${timestamp}085${s}`, 'another-api-key')],
  ['the API key was read with white space or quotes around it', mac(`${timestamp}085${s}`, 'emulator-api-key\n')],
  ['the API key was read with white space or quotes around it', mac(`${timestamp}085${s}`, ' emulator-api-key')],
  ['the API key was read with white space or quotes around it', mac(`${timestamp}085${s}`, '"emulator-api-key"')],
  ['the API key was base64-decoded before use', mac(`${timestamp}085${s}`, Buffer.from('emulator-api-key', 'base64'))],
  ['an empty API key was used', mac(`${timestamp}085${s}`, '')],
])('a wrong signature is traced to its mistake: %s', (name, wrong) => {
  expect(nameOf(Buffer.isBuffer(wrong) ? wrong.toString('base64') : wrong)).toBe(name)
})

test.each([
  ['2026-11-22T20:57:04Z', timestamp],
  ['2026-11-22T20:57:04+00:00', timestamp],
  ['2026-11-22T20:57:04', timestamp],
  ['2026-11-22T20:57:04.000+00:00', timestamp],
  ['2026-11-22T20:57:04.000000+00:00', timestamp],
  ['2026-11-22T20:57:04.000', timestamp],
  ['2026-11-22 20:57:04 +0000', timestamp],
  ['1795381024000', timestamp],
  ['1795381024', timestamp],
  ['2026-11-22T20:57:04.000Z', '1795381024000'],
  ['2026-11-22T20:57:04.000Z', '1795381024'],
  ['2026-11-22T20:57:04.000Z', '2026-11-22T20:57:04+00:00'],
  ['2026-11-22T20:57:04.000Z', '2026-11-22T20:57:04.000000+00:00'],
])('a timestamp signed as %s and sent as %s is named', (signed, sent) => {
  expect(nameOf(mac(`${signed}085${s}`).toString('base64'), sent)).toBe(
    `the timestamp was re-formatted: "${signed}" was signed, "${sent}" was sent`,
  )
})

test('a key kept with white space and signed without it is named', () => {
  const spaced = { id: '085', apiKey: ' emulator-api-key\n' }
  expect(nameOf(base64, timestamp, spaced)).toBe('the API key was trimmed of its white space')
})

test.each([
  ['a random signature of the right length', randomBytes(32).toString('base64')],
  ['a signature of another moment', sign(partner.apiKey, partner.id, '2026-11-22T20:57:05.120Z')],
  ['another hash function', createHmac('sha512', partner.apiKey).update(`${timestamp}085${s}`).digest('base64')],
  ['an empty signature', ''],
  ['the right one, since nothing is wrong with it', base64],
])('no mistake is made up for %s', (_, signature) => {
  expect(nameOf(signature)).toBeUndefined()
})

test.each(['', 'now', '99999999999999999999', '-1', '2026-13-45T00:00:00Z'])(
  'a timestamp that is no moment (%j) does no harm',
  (odd) => {
    expect(nameOf('bm90aGluZw==', odd)).toBeUndefined()
  },
)
