import { describe, expect, test } from 'vitest'
import { resultOf } from '../../../server/core/jobs/result.ts'
import type { CallbackFault } from '../../../server/core/scenarios/fault.ts'
import { readSchema } from '../../../server/files/schema-files.ts'
import type { CallbackFacts, FoundCallback } from '../../../server/vendor/generation-callbacks.ts'
import { verify } from '../../../server/vendor/shared/signatures/signature.ts'
import { v3Callbacks } from '../../../server/vendor/v3/callbacks/callbacks.ts'
import { catalogue } from '../../../server/vendor/v3/wording/catalogue.ts'
import { noon } from '../../core/samples.ts'
import { registry } from '../../helpers/registry.ts'
import { kycJob, shop } from './samples.ts'

const schema = 'v3/enhanced-kyc-callback'
const sentAt = noon + 1_500
const origin = 'https://localhost:7645'

/** The callback of a job's last stage. */
function callbackOf(job = kycJob(['1s machine approved']), more: Partial<CallbackFacts> = {}) {
  const result = job.results.at(-1)?.result
  if (!result) throw new Error('The job has no result.')
  const { headers, json } = v3Callbacks.encode({ job, result, partner: shop, origin, ...more }, sentAt)
  return { headers, body: json as FoundCallback['body'] }
}

const faulty = (fault: CallbackFault, job = kycJob(['1s machine approved'])) => callbackOf(job, { fault })
const isProven = ({ headers }: Pick<FoundCallback, 'headers'>) =>
  verify(shop.apiKey, shop.id, headers['Response-Timestamp'] ?? '', headers['Response-Signature'] ?? '')

describe('a callback of v3', () => {
  test('is proven by its headers, and names its job there', () => {
    const { headers } = callbackOf()
    expect(headers).toEqual({
      'Content-Type': 'application/json',
      'Job-ID': expect.stringMatching(/^job_[0-9a-hjkmnp-tv-z]{26}$/),
      'User-ID': 'anna',
      'Api-Version': expect.stringMatching(/^v3\.\d+\.\d+$/),
      'Response-Timestamp': '2026-01-01T12:00:01.500Z',
      'Response-Signature': expect.any(String),
    })
    expect(isProven({ headers })).toBe(true)
  })

  test('has what is on file about a person who is clear, under the names that were sent', () => {
    const job = kycJob(['1s machine approved'], { partnerParams: { order: '7' } })
    const { body } = callbackOf(job)
    expect(registry.validate(schema, body)).toEqual([])
    expect(body).toMatchObject({
      status: 'clear',
      reason: null,
      message: 'Verification successful',
      product: 'enhanced_kyc',
      created_at: '2026-01-01T12:00:00.000Z',
      completed_at: '2026-01-01T12:00:01.000Z',
      partner_params: { order: '7', job_id: job.smileJobId, user_id: 'anna' },
      id_fields: {
        id_number: '12345678901',
        first_name: 'Amina',
        other_names: 'Fatou',
        last_name: 'Clearwater',
        full_name: 'Amina Fatou Clearwater',
        date_of_birth: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      },
      user_provided_info: { given_names: 'Amina Fatou', email: 'amina.clearwater@example.com', phone_number: null },
      consent: { schema_version: 'ISO27560-v1', granted_at: '2026-01-01T00:00:00Z', notice_language: 'EN' },
    })
    expect(Object.keys(body)).toEqual(Object.keys(body).toSorted())
  })

  const rows = Object.entries(catalogue.enhanced_kyc ?? {}).flatMap(([by, outcomes]) =>
    Object.keys(outcomes).map((outcome) => `1s ${by} ${outcome}`),
  )

  test.each(rows)('matches its schema, and has no more than it may, after %s', (stage) => {
    const { body } = callbackOf(kycJob([stage]))
    expect(registry.validate(schema, body)).toEqual([])
    expect(registry.validate('v3/tolerant/enhanced-kyc-callback', body)).toEqual([])
    const isApproved = body.status === 'clear' || body.status === 'attention'
    const isSettled = body.status !== 'error' && body.status !== 'processing'
    expect(body.id_fields !== null, 'id_fields').toBe(isApproved)
    expect([body.kyc_receipt !== null, body.antifraud !== null], 'receipt and risk').toEqual([isSettled, isSettled])
  })

  test('of a job that nobody submitted is of its schema, too', () => {
    const job = kycJob(['1s machine approved'], { idInfo: {}, consent: undefined })
    const bare = { ...job, submission: { ...job.submission, person: undefined } }
    expect(registry.validate(schema, callbackOf(bare).body)).toEqual([])
    expect(callbackOf(bare, { origin: undefined }).body.kyc_receipt).toBeNull()
  })

  test('has a user id of any letters in its header', () => {
    const { headers, body } = callbackOf(kycJob(['1s machine approved'], { userId: 'Zoë ✓\n' }))
    expect([headers['User-ID'], body.user_id]).toEqual(['Zo%C3%AB%20%E2%9C%93%0A', 'Zoë ✓\n'])
  })

  test('is tried four times, and may take 35 s each time', () => {
    expect(v3Callbacks.policy).toMatchObject({ retry: { length: 3 }, timeout: 35_000 })
  })
})

describe('a callback of v3 that is faulty', () => {
  test.each(['forged', 'other_partner', 'none'] as const)('by its signature, %s, does not hold', (signature) => {
    expect(isProven(faulty({ signature }))).toBe(false)
  })

  test('by its age is a day old, and valid', () => {
    const stale = faulty({ signature: 'stale' })
    expect(stale.headers['Response-Timestamp']).toBe('2025-12-31T12:00:01.500Z')
    expect(isProven(stale)).toBe(true)
  })

  test('without a signature says nothing of when it was made', () => {
    expect(Object.keys(faulty({ signature: 'none' }).headers)).toEqual([
      'Content-Type',
      'Job-ID',
      'User-ID',
      'Api-Version',
    ])
  })

  test('claims another verdict, whole', () => {
    const lie = faulty({ signature: 'forged', claims: 'approved' }, kycJob(['1s machine rejected']))
    expect(lie.body).toMatchObject({ status: 'clear', reason: null, id_fields: { last_name: 'Clearwater' } })
    expect(registry.validate(schema, lie.body)).toEqual([])
  })

  test('has more members than documented, or only those on which to rely', () => {
    const { required } = readSchema('v3/tolerant/enhanced-kyc-callback') as { required: string[] }
    const bare = faulty({ fields: 'missing' }).body
    expect(Object.keys(bare)).toEqual(expect.arrayContaining(required))
    expect(Object.keys(bare).length).toBeLessThan(Object.keys(callbackOf().body).length)
    for (const { body } of [faulty({ fields: 'missing' }), faulty({ fields: 'unknown' }), faulty({ size: 1_400_000 })])
      expect(registry.validate('v3/tolerant/enhanced-kyc-callback', body)).toEqual([])
    expect(faulty({ fields: 'unknown' }).body).toHaveProperty('emulator_unknown_text')
    expect(JSON.stringify(faulty({ size: 1_400_000 }).body).length).toBeGreaterThanOrEqual(1_400_000)
  })

  test('is worded by its scenario, member by member', () => {
    const words = { status: 'attention', reason: 'medium_risk', members: { extra: 1 }, without: ['consent'] }
    const job = kycJob(['1s machine approved'])
    const result = resultOf('approved', 'machine', { overrides: { v3: words, v1: { code: '1012' } } })
    const { body } = callbackOf(job, { result })
    expect(body).toMatchObject({
      status: 'attention',
      reason: 'medium_risk',
      extra: 1,
      antifraud: { fraud_risk: { risk_level: 'medium' }, summary: { fraud_detected: false } },
    })
    expect(body).not.toHaveProperty('consent')
  })
})

describe('a callback of v3, read again', () => {
  const read = (found: FoundCallback, partner = shop) => v3Callbacks.read(found, shop.id, partner)

  test('shows its verdict in short, and that its proof is valid', () => {
    expect(read(callbackOf(kycJob(['1s machine rejected'])))).toEqual({
      code: 'block',
      text: 'high_risk: Verification failed',
      proof: 'holds',
      signedText: '2026-01-01T12:00:01.500Z1234sid_request',
    })
  })

  test('is read with headers in small letters, as servers hand them on', () => {
    const { headers, body } = callbackOf()
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
    expect(read({ headers: lower, body }).proof).toBe('holds')
  })

  test('shows a proof that fails, or that is not there', () => {
    expect(read(faulty({ signature: 'forged' })).proof).toBe('fails')
    expect(read(callbackOf(), { ...shop, apiKey: 'another' }).proof).toBe('fails')
    expect(read(faulty({ signature: 'none' }))).toMatchObject({ proof: 'absent', signedText: undefined })
    expect(v3Callbacks.read(callbackOf(), shop.id, undefined).proof).toBe('fails')
  })

  test('is shown although it says nothing that is known', () => {
    expect(read({ headers: {}, body: {} })).toMatchObject({ code: '—', text: '—', proof: 'absent' })
  })
})
