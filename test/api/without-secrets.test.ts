import { describe, expect, test } from 'vitest'
import { withoutSecrets } from '../../server/http/journal/without-secrets.ts'
import { sign } from '../../server/vendor/shared/signatures/signature.ts'
import { pictureBase64 } from '../helpers/partner.ts'

const marker = 'S3CR3T'

/** Where clients put things that nobody means them to put there. */
const places: Readonly<Record<string, (name: string, value: unknown) => unknown>> = {
  'at the top': (name, value) => ({ [name]: value }),
  'deep inside': (name, value) => ({ a: { b: [{ c: { [name]: value } }] } }),
  'in a list of lists': (name, value) => [[[{ [name]: value }]]],
  'in partner_params': (name, value) => ({ partner_params: { user_id: 'anna', [name]: value } }),
  'in JSON text': (name, value) => ({ partner_params: JSON.stringify({ user_id: 'anna', [name]: value }) }),
  'in JSON text inside of JSON text': (name, value) => ({
    partner_params: JSON.stringify({ metadata: JSON.stringify([{ [name]: value }]) }),
  }),
  'in JSON text with spaces': (name, value) => JSON.stringify({ a: { [name]: value } }, null, 2),
  'in JSON text that is cut off': (name, value) => JSON.stringify({ [name]: value, b: 1 }).slice(0, -3),
  'in a sentence with JSON in it': (name, value) => `sent ${JSON.stringify({ [name]: value })}, got nothing`,
  'in escaped JSON that is cut off': (name, value) =>
    `{"a":"${JSON.stringify({ [name]: value }).replaceAll('"', '\\"')}`,
}

const spellings = ['signature', 'Signature', 'SIGNATURE', 'old_signature', 'sec_key', 'secKey', 'SEC-KEY', 'api_key']
const moreSpellings = ['apiKey', 'API-Key', 'x-api-key', 'auth_token', 'authToken', 'token', 'Access_Token', 'mac']
const images = ['image', 'Image', 'IMAGE', 'photo', 'Photo', 'Document', 'selfie', 'image_base64', 'images']

describe.each(Object.entries(places))('%s', (_, put) => {
  test.each([...spellings, ...moreSpellings])('a secret called %s is not shown', (name) => {
    const shown = JSON.stringify(withoutSecrets(put(name, `abc${marker}def/+==`)))
    expect(shown).not.toContain(marker)
    expect(shown).toContain('[removed]')
  })

  test.each(images)('a picture called %s is not shown', (name) => {
    expect(JSON.stringify(withoutSecrets(put(name, `ab${marker}=`)))).not.toContain(marker)
  })

  test.each(['payload', 'user_id', 'x'])(
    'a picture, a signature and a web token are known by their looks, as %s',
    (name) => {
      const secrets = [
        pictureBase64,
        `data:image/png;base64,${marker}`,
        sign('key', '1234', '2026-01-01T00:00:00.000Z'),
        `eyJhbGciOiJIUzI1NiJ9.${marker}.${marker}`,
      ]
      // What is cut off, or stands in a sentence, has no looks of its own.
      if (/cut off|sentence/.test(String(_))) return
      for (const secret of secrets) {
        const shown = JSON.stringify(withoutSecrets(put(name, secret)))
        expect(shown).not.toContain(secret.slice(0, 40))
        expect(shown).not.toContain(marker)
      }
    },
  )
})

test.each([
  ['a list', [marker]],
  ['an object', { value: marker, inner: [marker] }],
  ['a number', 4711],
])('a secret that is %s is removed whole', (_, value) => {
  expect(withoutSecrets({ signature: value })).toEqual({ signature: '[removed]' })
  expect(withoutSecrets(JSON.stringify({ signature: value }))).toBe('{"signature":"[removed]"}')
})

test('links keep everything but what opens them', () => {
  const link = 'http://localhost/x.zip?AWSAccessKeyId=LOCAL&Expires=1&Signature=abc&x-amz-Signature=abc&api_key=abc#top'
  expect(withoutSecrets({ link })).toEqual({
    link: 'http://localhost/x.zip?AWSAccessKeyId=LOCAL&Expires=1&Signature=[removed]&x-amz-Signature=[removed]&api_key=[removed]#top',
  })
})

test('text without secrets stays unchanged, similar to JSON or not', () => {
  const value = {
    user_id: 'anna',
    partner_params: '{ "user_id":  "anna" }',
    list: ['[1, 2', '{broken', '"quoted"', 'a & b = c'],
    id_number: '00000000000',
    sha256: 'a'.repeat(64),
    image_links: { selfie_image: 'http://localhost/selfie.jpg' },
    valid_documents: [{ document: { name: 'Passport' } }],
    nothing: null,
    yes: true,
  }
  expect(withoutSecrets(value)).toEqual(value)
})

test('long text is cut', () => {
  expect(withoutSecrets({ note: 'word '.repeat(1_000) })).toEqual({
    note: `${'word '.repeat(200)}… (5000 characters)`,
  })
})

test('text that is hard to read takes no longer than other text', () => {
  const hard = ['\\'.repeat(1_000_000), '?a'.repeat(500_000), '["'.repeat(500_000), '"a":"'.repeat(200_000)]
  for (const text of hard) expect(JSON.stringify(withoutSecrets({ text })).length).toBeLessThan(10_000)
})
