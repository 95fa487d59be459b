import { describe, expect, test } from 'vitest'
import { type Product, products } from '../../../server/core/jobs/product.ts'
import type { Submission } from '../../../server/core/jobs/submission.ts'
import type { FoundCallback } from '../../../server/vendor/generation-callbacks.ts'
import { v3Callbacks } from '../../../server/vendor/v3/callbacks/callbacks.ts'
import { callbackFormOf } from '../../../server/vendor/v3/callbacks/forms.ts'
import { catalogue } from '../../../server/vendor/v3/wording/catalogue.ts'
import { noon } from '../../core/samples.ts'
import { registry } from '../../helpers/registry.ts'
import { kycJob, shop } from './samples.ts'

const selfie = { kind: 'selfie', fileName: 'selfie.jpg', size: 3, sha256: '00'.repeat(32) } as const
const pack = { size: 3, entries: [], images: [selfie], idInfo: {}, warnings: [] }

function callbackOf(product: Product, stage: string, changes: Partial<Submission> = {}) {
  const asked = kycJob([stage], { product })
  const job = { ...asked, submission: { ...asked.submission, package: pack, ...changes } }
  const result = job.results.at(-1)?.result
  if (!result) throw new Error('The job has no result.')
  const { json } = v3Callbacks.encode({ job, result, partner: shop, origin: 'https://localhost:7645' }, noon + 1_500)
  return json as FoundCallback['body']
}

const faces = [
  ['biometric_kyc', 'Verification'],
  ['smart_selfie_registration', 'Enrollment'],
  ['smart_selfie_authentication', 'Verification'],
  ['smart_selfie_compare', 'Verification'],
] as const

describe.each(faces)('%s', (product, words) => {
  const schema = callbackFormOf(product).schema
  const rows = Object.entries(catalogue[product] ?? {}).flatMap(([by, outcomes]) =>
    Object.keys(outcomes).map((outcome) => `1s ${by} ${outcome}`),
  )

  test.each(rows)('says what its schemas allow after %s, in order, with its picture', (stage) => {
    const body = callbackOf(product, stage)
    expect(registry.validate(schema, body)).toEqual([])
    expect(registry.validate(schema.replace('v3/', 'v3/tolerant/'), body)).toEqual([])
    expect(Object.keys(body)).toEqual(Object.keys(body).toSorted())
    expect(body).toMatchObject({
      product,
      image_links: { selfie_image: expect.stringContaining('/selfie.jpg?token=') },
    })
    if (product !== 'biometric_kyc') expect(body).not.toHaveProperty('id_fields')
  })

  test('says nothing of a picture that was not sent', () => {
    const body = callbackOf(product, '1s machine approved', { package: { ...pack, size: 0, images: [] } })
    expect(body.image_links).toEqual({ selfie_image: null })
    expect(registry.validate(schema, body)).toEqual([])
  })

  // The people of the sandbox, and errors that end in a full stop. Sources: v3 §7, §9.
  test.each([
    ['approved', 'clear', null, `${words} successful`],
    ['rejected', 'block', 'face_verification_failed', `${words} failed`],
    ['high_risk', 'block', 'high_risk', `${words} failed`],
    ['account_locked', 'block', 'account_locked_fraud', `${words} failed`],
    ['spoof_confirmed', 'block', 'spoof_detected', `${words} failed`],
    ['poor_quality', 'error', 'image_unavailable_or_invalid', 'Error: selfie image(s) are unusable.'],
    ['internal_error', 'error', 'internal_error', 'Error: verification could not be completed at this time.'],
    ['spoof_suspected', 'processing', null, 'Job is still processing'],
  ])('that is %s is %s', (outcome, status, reason, message) => {
    expect(callbackOf(product, `1s machine ${outcome}`)).toMatchObject({ status, reason, message })
  })
})

test('Biometric KYC says what the authority says, and who it has on file, with a photo', () => {
  const notFound = callbackOf('biometric_kyc', '1s machine id_not_found')
  expect(notFound).toMatchObject({ status: 'block', reason: 'identifier_not_found', id_fields: null })
  const fields = callbackOf('biometric_kyc', '1s machine approved').id_fields
  expect(fields).toMatchObject({
    ...{ last_name: 'Clearwater', id_number: '12345678901', document_link: null },
    photo_url: expect.stringContaining('/photo.png?token='),
  })
})

test('no product of v1 alone has a callback of v3', () => {
  const foreign = products.filter((product) => catalogue[product] === undefined)
  expect(foreign).toContain('business_verification')
  for (const product of foreign) expect(() => callbackFormOf(product)).toThrow(RangeError)
})
