import { expect, test } from 'vitest'
import { identityField, identityNames } from '../../server/core/identity/identity.ts'
import { holds } from '../../server/core/scenarios/condition.ts'
import { readIdInfo } from '../../server/vendor/shared/identity.ts'
import { scenario, uploadRequest } from './samples.ts'

test('an identity has its fields by their names of today, and what a partner adds by its own', () => {
  const idInfo = readIdInfo({ country: 'NG', id_type: 'BVN', last_name: 'Otieno', branch_code: 7, dob: '', lists: [1] })
  expect(idInfo).toEqual({ country: 'NG', idType: 'BVN', lastName: 'Otieno', branch_code: 7 })
})

test('a member that is only spelt like a field is not a field', () => {
  expect(readIdInfo({ idType: 'BVN', IDNumber: '1' })).toEqual({ IDNumber: '1' })
})

test.each([
  ['id_type', 'BVN', true],
  ['branch_code', '7', true],
  ['idType', 'BVN', false],
  ['constructor', { exists: true }, false],
])('a condition on id_info.%s reads what was sent under that name', (name, value, expected) => {
  const request = uploadRequest({ idInfo: readIdInfo({ id_type: 'BVN', branch_code: 7 }) })
  const [[condition] = []] = scenario('found', { [`id_info.${name}`]: value }).alternatives
  expect(condition && holds(condition, request)).toBe(expected)
})

test('every field is found by its name', () => {
  expect(identityNames).toContain('phone_number')
  expect(new Set(identityNames.map(identityField)).size).toBe(identityNames.length)
})
