import { describe, expect, test } from 'vitest'
import { type Callback, conclude } from '../../examples/partner-node/decide.ts'
import { concludeV3 } from '../../examples/partner-node/v3.ts'

function callback(jobType: number, code: string, final = 'true'): Callback {
  const params = { user_id: 'anna', job_id: 'job', job_type: jobType }
  return { ResultCode: code, IsFinalResult: final, PartnerParams: params }
}

describe('the example partner', () => {
  test.each([
    [2, '0820', 'true', 'approved'],
    [2, '0824', 'false', 'in_review'],
    [2, '0824', 'true', 'in_review'],
    [2, '1222', 'true', 'rejected'],
    [1, '0811', 'true', 'rejected'],
    [6, '0811', 'true', 'rejected'],
    [6, '0810', 'true', 'approved'],
    [2, '0810', 'true', 'in_review'],
    [5, '1012', 'true', 'approved'],
    [1, '0812', 'false', 'in_review'],
    [6, '0812', 'true', 'rejected'],
    [2, '0903', 'true', 'rejected'],
    [3, '0820', 'true', 'in_review'],
    [2, '9999', 'true', 'in_review'],
    [2, '0820', 'false', 'in_review'],
  ])('concludes from job type %i, code %s, final %s: %s', (jobType, code, final, decision) => {
    expect(conclude(undefined, callback(jobType, code, final))).toBe(decision)
  })

  test.each([
    ['clear', 'approved'],
    ['block', 'rejected'],
    ['attention', 'in_review'],
    ['error', 'in_review'],
    ['processing', 'in_review'],
    ['a status that nobody told us of', 'in_review'],
  ])('concludes from a status of v3, %s: %s', (status, decision) => {
    expect(concludeV3(undefined, status)).toBe(decision)
  })

  test('takes no final decision back, whatever comes late, twice or out of order', () => {
    expect(conclude('rejected', callback(2, '0822', 'false'))).toBe('rejected')
    expect(conclude('approved', callback(2, '1222'))).toBe('approved')
    expect(conclude('in_review', callback(2, '1220'))).toBe('approved')
    expect(concludeV3('approved', 'processing')).toBe('approved')
    expect(concludeV3('rejected', 'clear')).toBe('rejected')
    expect(concludeV3('in_review', 'block')).toBe('rejected')
  })
})
