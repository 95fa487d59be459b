import { describe, expect, test } from 'vitest'
import type { Endpoint } from '../../../server/vendor/v3/wording/endpoint-errors.ts'
import { registry } from '../../helpers/registry.ts'
import { exampleOf } from '../../helpers/schema-examples.ts'
import { vendorAnswers, vendorRefusals } from './vendor-contract.ts'

/** The schema of what each endpoint answers when all is well. */
const schemas: Readonly<Record<Endpoint, string>> = {
  token: 'token-response',
  entry: 'accepted',
  sync: 'enhanced-kyc-callback',
  status: 'status-response',
  replay: 'replay-response',
  makeLink: 'smile-link-response',
  showLink: 'smile-link-resource',
  idStatus: 'id-status-response',
  reportFraud: 'report-fraud-response',
  address: 'submitted',
  aml: 'submitted',
  amlSync: 'aml-callback',
  monitoring: 'accepted',
  news: 'aml-news-response',
}
const endpoints = Object.keys(schemas) as Endpoint[]

// Of a token the example is only a word.
const unshown: readonly Endpoint[] = ['token', 'makeLink', 'showLink']

const problems = (name: string, value: unknown) => registry.validate(`v3/${name}`, value)
const mayCome = (name: string, value: unknown) => problems(`tolerant/${name}`, value).length === 0

describe('what the vendor’s contract shows', () => {
  const answers = endpoints.flatMap((endpoint) => vendorAnswers(endpoint).map((one) => ({ endpoint, ...one })))
  const refusals = endpoints.flatMap((endpoint) => vendorRefusals(endpoint).map((one) => ({ endpoint, ...one })))

  test('has an answer of every endpoint but those that it shows none of', () => {
    const shown = endpoints.filter((endpoint) => !unshown.includes(endpoint))
    expect(new Set(answers.map(({ endpoint }) => endpoint))).toEqual(new Set(shown))
  })

  test.each(answers)('may come: $endpoint $name', ({ endpoint, body }) => {
    expect(problems(`tolerant/${schemas[endpoint]}`, body)).toEqual([])
  })

  // Of a verdict, the contract shows five members of many.
  test.each(answers.filter(({ endpoint }) => endpoint !== 'sync'))(
    'is what the emulator says: $endpoint $name',
    ({ endpoint, body }) => {
      expect(problems(schemas[endpoint], body)).toEqual([])
    },
  )

  test.each(refusals)('is a refusal that may come, and that the emulator says: $endpoint $name', ({ body }) => {
    expect([problems('tolerant/any-error', body), problems('any-error', body)]).toEqual([[], []])
  })
})

const status = exampleOf('v3/status-response') as object
const accepted = exampleOf('v3/accepted') as object
const verdict = exampleOf('v3/enhanced-kyc-callback') as object

test.each([
  [
    'an older answer without a time',
    'status-response',
    { status: 'processing', message: 'Verification is still processing' },
  ],
  ['an older answer without a job', 'status-response', { status: 'not_found', message: 'Verification not found' }],
  ['a capital letter', 'accepted', { ...accepted, status: 'Accepted' }],
  ['an acceptance without its time, as of an address', 'accepted', { ...accepted, created_at: undefined }],
  ['nanoseconds', 'status-response', { ...status, created_at: '2026-07-07T12:34:56.123456789Z' }],
  ['a reason that nobody knows yet', 'enhanced-kyc-callback', { ...verdict, reason: 'something_new' }],
  ['a job_type among the params', 'enhanced-kyc-callback', { ...verdict, partner_params: { job_type: 6 } }],
  ['the least of a verdict', 'enhanced-kyc-callback', { status: 'block', message: 'Verification failed' }],
])('%s may come', (_, name, value) => {
  expect(mayCome(name, JSON.parse(JSON.stringify(value)))).toBe(true)
})

test.each([
  ['another status', 'status-response', { ...status, status: 'done' }],
  ['a status that is not said', 'status-response', { ...status, status: undefined }],
  ['a local time', 'status-response', { ...status, created_at: '2026-07-07T12:34:56' }],
  ['a reason in capitals', 'enhanced-kyc-callback', { ...verdict, reason: 'High Risk' }],
  ['a number as a message', 'enhanced-kyc-callback', { ...verdict, message: 7 }],
  ['another word of acceptance', 'accepted', { ...accepted, status: 'queued' }],
])('%s does not come', (_, name, value) => {
  expect(mayCome(name, JSON.parse(JSON.stringify(value)))).toBe(false)
})

describe('the emulator', () => {
  test.each(['clear', 'block', 'attention', 'error'])('says of a job that is %s that it is completed', (one) => {
    expect(problems('status-response', { ...status, status: one, message: 'Job completed' })).toEqual([])
    expect(problems('status-response', { ...status, status: one, message: 'Job not found' })).not.toEqual([])
  })

  test('says of a job that nobody knows that its user is unknown', () => {
    const lost = { ...status, status: 'not_found', message: 'Job not found' }
    expect(problems('status-response', { ...lost, user_id: 'unknown' })).toEqual([])
    expect(problems('status-response', lost)).not.toEqual([])
  })

  test('says when a verdict was found, and never before it was', () => {
    const { completed_at: at, ...early } = verdict as { completed_at: string }
    const pending = { ...early, status: 'processing' }
    expect([problems('enhanced-kyc-callback', verdict), problems('enhanced-kyc-callback', pending)]).toEqual([[], []])
    expect(problems('enhanced-kyc-callback', early)).not.toEqual([])
    expect(problems('enhanced-kyc-callback', { ...pending, completed_at: at })).not.toEqual([])
  })

  test('has the ids beside the words of the gateway, and beside no others', () => {
    const refusal = { message: 'No.', status: 'Forbidden' }
    const ids = { job_id: null, user_id: null }
    expect(problems('any-error', refusal)).toEqual([])
    expect(problems('any-error', { ...refusal, ...ids })).not.toEqual([])
    expect(problems('any-error', { ...refusal, ...ids, status: 'unauthorized' })).toEqual([])
    expect(problems('any-error', { ...refusal, status: 'unauthorized' })).not.toEqual([])
  })
})
