import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownGenerations } from '../../contracts/known-states.ts'
import { pactFromJournal } from '../../server/pact/from-journal.ts'
import { testNumber } from '../../server/vendor/pacts/test-number.ts'

const people = ['Jane Roe', 'jane.roe@example.com', 'ROE', 'roé ÑANDÚ', '+234 803 123 4567', 8031234567, 80312.34567]
const person = fc.constantFrom<string | number>(...people)
const traces = /roe|roé|ñandú|\+234|803/i

const vendorNames = fc.constantFrom(
  ...[
    'user_id',
    'job_id',
    'job_type',
    'country',
    'id_type',
    'id_number',
    'first_name',
    'dob',
    'phone_number',
    'product',
  ],
  ...['callback_url', 'file_name', 'language', 'source_sdk', 'source_sdk_version', 'sandbox_result', 'entered', 'mode'],
  ...['id_info', 'metadata', 'countries', 'aliases', 'optional_info', 'partner_params', 'token', 'timestamp', 'error'],
  ...['ResultText', 'ResultCode', 'Source', 'Actions', 'FullData', 'Full_Name', 'Contact_Name', 'code', 'history', '…'],
)
const ownNames = fc.constantFrom(
  'note',
  'contacts',
  'Jane Roe',
  'jane.roe@example.com',
  '08031234567',
  'Roé',
  'roe:803',
)
const anything = fc.letrec<{ value: unknown; members: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    person,
    fc.constantFrom(true, null),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('members'),
  ),
  members: fc.dictionary(fc.oneof(vendorNames, ownNames), tie('value'), { maxKeys: 5 }),
}))

const about = fc.record({
  FullName: person,
  Country: person,
  IDType: person,
  IDNumber: person,
  Address: anything.value,
})
const result = fc.tuple(about, anything.members, anything.members).map(([members, PartnerParams, FullData]) => ({
  ...{ Actions: { Verify_ID_Number: 'Verified' }, ResultCode: '1012', ResultText: 'ID Number Validated' },
  ...{ ...members, PartnerParams, FullData },
}))
const answers = fc.oneof(
  result,
  fc.tuple(result, fc.array(result, { maxLength: 2 })).map(([last, history]) => ({
    ...{ job_complete: true, job_success: true, code: '2302', result: last, history },
  })),
)
const exchanges = fc.record({
  at: fc.constant('2026-01-01T00:00:00.000Z'),
  method: fc.constant('POST'),
  path: fc.constantFrom(
    ...['/v1/job_status', '/v1/upload', '/v1/id_verification', '/v1/aml', '/v1/job_status?user=jane.roe@example.com'],
    ...['/v1/smile_links/jane.roe@example.com', '/v1/token#Roe'],
  ),
  status: fc.constantFrom(200, 400),
  partner_id: fc.constant('1234'),
  job_id: fc.constant('jane.roe@example.com'),
  hint: fc.constant('Jane Roe is not known.'),
  request: fc.oneof(anything.members, fc.constant('{"Jane Roe":')),
  response: answers,
})
const plain = {
  ...{ at: '2026-01-01T00:00:00.000Z', method: 'POST', path: '/v1/token', status: 200 },
  ...{ request: {}, response: { success: true } },
}

test('a pact of the journal has nobody’s data, however deep it was sent and under whatever name', () => {
  fc.assert(
    fc.property(exchanges, (exchange) => {
      const names = { consumer: 'checkout', provider: 'smile-id-v1' }
      const pact = JSON.stringify(pactFromJournal(names, { exchanges: [plain, exchange], jobs: [] }, knownGenerations))
      expect(traces.exec(pact)?.[0]).toBe(undefined)
    }),
    { numRuns: 1_000, seed: 5 },
  )
})

const v3Paths = [
  ...[
    '/v3/token',
    '/v3/enhanced_kyc',
    '/v3/biometric_kyc',
    '/v3/aml',
    '/v3/address',
    '/v3/enhanced_kyc/sync',
    '/v3/aml/sync',
  ],
  ...[
    '/v3/status/jane.roe@example.com',
    '/v3/replay/Roe',
    '/v3/users/jane.roe@example.com/report_fraud',
    '/v3/smile_links',
  ],
  ...[
    '/v3/smile_links/roe',
    '/v3/aml/monitoring/roe/news/roe',
    '/v3/services/bank_codes?roe',
    '/v3/jane.roe@example.com',
  ],
]
const v3Names = fc.constantFrom(
  ...[
    'user_id',
    'user_details',
    'given_names',
    'last_name',
    'email',
    'consent',
    'granted',
    'country',
    'id_type',
    'id_number',
  ],
  ...[
    'callback_url',
    'partner_params',
    'emulator_scenario',
    'metadata',
    'name',
    'value',
    'countries',
    'aliases',
    'birth_year',
  ],
  ...[
    'selfie_image',
    'reason',
    'notes',
    'status',
    'message',
    'job_id',
    'product',
    'id_fields',
    'people',
    'antifraud',
    'sandbox_result',
  ],
)
const members = fc.dictionary(fc.oneof(v3Names, ownNames), fc.oneof(anything.value, person), { maxKeys: 8 })
const v3Exchanges = fc.record({
  at: fc.constant('2026-01-01T00:00:00.000Z'),
  method: fc.constantFrom('POST', 'GET'),
  path: fc.constantFrom(...v3Paths),
  status: fc.constantFrom(200, 202, 400, 401, 403, 404, 409),
  partner_id: fc.constant('1234'),
  job_id: fc.constant('jane.roe@example.com'),
  hint: fc.constant('Jane Roe is not known.'),
  request: fc.oneof(members, fc.constant(undefined)),
  response: members,
})

test('so has one of v3, in its forms, too', () => {
  fc.assert(
    fc.property(v3Exchanges, (exchange) => {
      const pact = pactFromJournal(
        { consumer: 'checkout' },
        { exchanges: [plain, exchange], jobs: [] },
        knownGenerations,
      )
      const text = JSON.stringify(pact, (name, value) =>
        name === 'content' && typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value,
      )
      expect(traces.exec(text)?.[0]).toBe(undefined)
    }),
    { numRuns: 1_000, seed: 5 },
  )
})

test('names and types of what a client adds are kept, so that the pact can be verified', () => {
  const params = { user_id: 'anna', job_id: 'job-1', job_type: 5, contacts: ['jane.roe@example.com'], branch: 'lagos' }
  const lookup = {
    ...{ at: '2026-01-01T00:00:00.000Z', method: 'POST', path: '/v1/id_verification', status: 200 },
    request: { partner_id: '1234', country: 'NG', id_type: 'BVN', partner_params: { ...params, of: { jane: 1 } } },
    response: { ResultCode: '1012', PartnerParams: { ...params, of: { jane: 1 } } },
  }
  const { interactions } = pactFromJournal(
    { consumer: 'c', provider: 'p' },
    { exchanges: [lookup], jobs: [] },
    knownGenerations,
  )
  const kept = { job_type: 5, contacts: [], branch: 'text', of: {} }
  expect(interactions[0]?.request.body.content).toMatchObject({ country: 'NG', id_type: 'BVN', partner_params: kept })
  expect(interactions[0]?.response.body.content.PartnerParams).toMatchObject(kept)
})

test.each([
  ['A7654321', 'A0000001'],
  ['12345678901', '00000000001'],
  ['GHA-123456789-4', 'AAA-000000000-4'],
  ['jane@roe.example', 'AAAAAAAAAAAAAAAA'],
  ['Ñandú', 'AAAAA'],
])('of the ID number %s no more than its form is kept', (number, form) => {
  expect(testNumber(number)).toBe(form)
})
