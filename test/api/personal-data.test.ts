import { expect, test } from 'vitest'
import { describeViolations } from '../../server/validation/violation.ts'
import { vendorPersonalData } from '../../server/vendor/shared/personal-data.ts'
import { registry } from '../helpers/registry.ts'

const { includes, without } = vendorPersonalData
const marker = 'Quillfeather'

test.each<[string, unknown]>([
  ['a member', { last_name: marker }],
  ['a member deep inside', { payload: [{ user: { last_name: marker } }] }],
  ['another spelling', { LastName: marker, 'LAST-NAME': marker }],
  ['everything inside of one', { user_details: { nick: [marker, { of: marker }] } }],
  ['what should have been an object', { user_details: `${marker}, Zebedee` }],
  ['JSON in a text', { metadata: JSON.stringify({ last_name: marker }) }],
  ['JSON in JSON in a text', { metadata: JSON.stringify({ inner: JSON.stringify({ last_name: marker }) }) }],
  ['JSON that is cut off', { payload: `{"country": "NG", "last_name": "${marker}` }],
  ['JSON of single quotes', { payload: `{'last_name': '${marker}'}` }],
])('a name is not shown: %s', (_, value) => {
  const shown = JSON.stringify(without(value))
  expect(shown).toContain('[personal')
  expect(shown).not.toContain(marker)
})

test('what is not about a person stays, and of what is, the length does', () => {
  const request = {
    ...{ country: 'NG', id_type: 'NIN', id_number: '1234567890', user_id: 'anna', note: '', photo: null },
    user_details: { given_names: 'A', last_name: '', email: null },
    consent: { granted: true, granted_at: '2026-01-01T00:00:00Z' },
  }
  expect(without(request)).toEqual({
    ...request,
    id_number: '[personal, 10 characters]',
    user_details: { given_names: '[personal, 1 character]', last_name: '', email: null },
  })
})

test('text that is hard to read takes no longer than other text', () => {
  const hard = [
    '\\'.repeat(1_000_000),
    '"'.repeat(1_000_000),
    '"email":'.repeat(200_000),
    `"email"${' '.repeat(1_000_000)}`,
  ]
  const started = performance.now()
  for (const text of hard) without({ text })
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('a hint says what is wrong with what is about a person, and does not quote it', () => {
  const request = { country: marker, user_details: { email: marker, given_names: 7, last_name: '' }, consent: {} }
  const hint = describeViolations(registry.validate('v3/enhanced-kyc-request', request), includes)
  expect(hint).toMatch(/\/country: .*"Quillfeather"/)
  expect(hint).toMatch(/\/user_details\/email: expected .*, got a string of 12 characters\./)
  expect(hint).toMatch(/\/user_details\/given_names: expected string, got a number\./)
  expect(hint).toMatch(/\/user_details\/last_name: expected .*, got an empty string\./)
})
