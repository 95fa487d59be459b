import { createHash, createHmac, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { signatureMistake } from '../../server/vendor/shared/signatures/mistake.ts'
import { rightRecipe } from '../../server/vendor/shared/signatures/recipe.ts'
import { sign } from '../../server/vendor/shared/signatures/signature.ts'
import { slipsOf } from '../../server/vendor/shared/signatures/slips.ts'

// The digest of these has both + and / in base64, so that every way of writing it looks different.
const timestamp = '2026-11-22T20:57:04.000Z'
const partner = { id: '085', apiKey: 'emulator-api-key' }
const other = { id: '2026', apiKey: 'another-api-key' }
const s = 'sid_request'
const oldApiKey = 'LS0tLS1CRUdJTiBQVUJMSUMgS0VZLS0tLS0='

function mac(message: string, key: string | Buffer = partner.apiKey): Buffer {
  return createHmac('sha256', key).update(message).digest()
}

const right = mac(`${timestamp}085${s}`)
const base64 = right.toString('base64')

function nameOf(signature: string, sent = timestamp, by = partner): string | undefined {
  return signatureMistake({ partner: by, partners: [by, other], timestamp: sent, signature, oldApiKey })
}

test('the digest used below distinguishes the ways of writing it', () => {
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
  ['the digest was written as base64 twice', Buffer.from(base64).toString('base64')],
  ['a line break was left in the signature', `${base64}\n`],
  ['white space was left around the signature', ` ${base64}`],
  ['white space was left around the signature', `${base64} `],
  ['quotes were left around the signature', `"${base64}"`],
  ['the signature was percent-encoded', encodeURIComponent(base64)],
  ['each "+" of the signature became a space, as in a form that was not encoded', base64.replaceAll('+', ' ')],
  ['only the partner id was signed', mac('085')],
  ['the timestamp was left out of the signed text', mac(`085${s}`)],
  ['a line break was signed at the end of the text', mac(`${timestamp}085${s}\n`)],
  ['a space was signed at the end of the text', mac(`${timestamp}085${s} `)],
  ['a space was signed at the beginning of the text', mac(` ${timestamp}085${s}`)],
  ['a space was signed after the timestamp', mac(`${timestamp} 085${s}`)],
  ['a space was signed after the partner id', mac(`${timestamp}085 ${s}`)],
  ['the parts were signed with ":" between them', mac(`${timestamp}:085:${s}`)],
  ['the parts were signed with " " between them', mac(`${timestamp} 085 ${s}`)],
  ['the text was signed with quotes around it', mac(`"${timestamp}085${s}"`)],
  ['"partner id:timestamp" was signed, the text of the sec_key that was retired in 2022', mac(`085:${timestamp}`)],
  ['"timestamp:partner id" was signed', mac(`${timestamp}:085`)],
  ['the text ended in "sid_response" instead of "sid_request"', mac(`${timestamp}085sid_response`)],
  ['the text ended in "sid-request" instead of "sid_request"', mac(`${timestamp}085sid-request`)],
  ['the text ended in "SID_REQUEST" instead of "sid_request"', mac(`${timestamp}085SID_REQUEST`)],
  ['the key and the text were swapped', mac(partner.apiKey, `${timestamp}085${s}`)],
  ['the text was hashed with SHA-256, without the key', createHash('sha256').update(`${timestamp}085${s}`).digest()],
  [
    'the API key was base64-encoded before use',
    mac(`${timestamp}085${s}`, Buffer.from('emulator-api-key').toString('base64')),
  ],
  ['the partner id was used as the key', mac(`${timestamp}085${s}`, '085')],
  [
    'the text of the sec_key that was retired in 2022, "partner id:timestamp", was used as the key',
    mac(`${timestamp}085${s}`, `85:${timestamp}`),
  ],
  [
    'the key that the command sec-key prints was used: it is only for SDKs from before 2022',
    mac(`${timestamp}085${s}`, oldApiKey),
  ],
  ['an empty API key was used', mac(`${timestamp}085${s}`, '')],
])('a wrong signature is traced to its mistake: %s', (name, wrong) => {
  expect(nameOf(Buffer.isBuffer(wrong) ? wrong.toString('base64') : wrong)).toBe(name)
})

test.each([
  [
    'a wrong order, in hex',
    mac(`085${timestamp}${s}`).toString('hex'),
    'the parts were signed in another order (partner id, timestamp, sid_request); and the digest was written as hex instead of base64',
  ],
  [
    'a wrong suffix and a decoded key',
    mac(`${timestamp}085sid_response`, Buffer.from('emulator-api-key', 'base64')).toString('base64'),
    'the API key was base64-decoded before use; and the text ended in "sid_response" instead of "sid_request"',
  ],
  [
    'a re-formatted timestamp, an id without its zeros, in URL-safe base64',
    mac(`2026-11-22T20:57:04Z85${s}`).toString('base64url'),
    'the timestamp was re-formatted: "2026-11-22T20:57:04Z" was signed, "2026-11-22T20:57:04.000Z" was sent; and ' +
      'the partner id was signed as "85", the body says "085": its leading zeros matter; and the digest was written as URL-safe base64',
  ],
  [
    'the text of sec_key, swapped with the key',
    mac(partner.apiKey, `085:${timestamp}`).toString('base64'),
    '"partner id:timestamp" was signed, the text of the sec_key that was retired in 2022; and the key and the text were swapped',
  ],
  [
    "another partner's key, in hex",
    mac(`${timestamp}085${s}`, other.apiKey).toString('hex'),
    'the key of partner 2026 was used; and the digest was written as hex instead of base64',
  ],
])('mistakes that were made together are found together: %s', (_, signature, names) => {
  expect(nameOf(signature)).toBe(names)
})

test('every slip of the table is named as itself, so that none hides another', () => {
  // A key that can be decoded as hex and as base64.
  const hex = { id: '085', apiKey: '00112233445566778899aabbccddeeff' }
  const failed = { partner: hex, partners: [hex, other], timestamp, signature: '', oldApiKey }
  for (const { name, change } of slipsOf(failed).flat()) {
    const { arrange, key, digest, ...parts } = { ...rightRecipe(failed), ...change }
    const made = digest(key, arrange(parts.timestamp, parts.partnerId, parts.suffix))
    expect(nameOf(made.toString('base64'), timestamp, hex)).toBe(name)
  }
})

test('a timestamp of ten megabytes, or a signature of as many, is not searched for mistakes', () => {
  const huge = '1'.repeat(10_000_000)
  const started = performance.now()
  expect(nameOf(randomBytes(32).toString('base64'), huge)).toBeUndefined()
  expect(nameOf(huge)).toBeUndefined()
  // With a search it would be half a minute.
  expect(performance.now() - started).toBeLessThan(1_000)
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
