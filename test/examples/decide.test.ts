import { describe, expect, test } from 'vitest'
import { conclude, decideV1, decideV3 } from '../../examples/partner-node/decide.ts'

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
    const verdict = { ResultCode: code, IsFinalResult: final, PartnerParams: { job_type: jobType } }
    expect(decideV1(verdict)).toBe(decision)
  })

  test.each([
    ['clear', 'approved'],
    ['block', 'rejected'],
    ['attention', 'in_review'],
    ['error', 'in_review'],
    ['processing', 'in_review'],
    ['a status that is not documented', 'in_review'],
  ])('concludes from a status of v3, %s: %s', (status, decision) => {
    expect(decideV3(status)).toBe(decision)
  })

  test('takes no final decision back, whatever comes late, twice or out of order', () => {
    expect(conclude(undefined, 'in_review')).toBe('in_review')
    expect(conclude('in_review', 'approved')).toBe('approved')
    expect(conclude('in_review', 'rejected')).toBe('rejected')
    expect(conclude('rejected', 'in_review')).toBe('rejected')
    expect(conclude('approved', 'in_review')).toBe('approved')
    expect(conclude('approved', 'rejected')).toBe('approved')
    expect(conclude('rejected', 'approved')).toBe('rejected')
  })
})
