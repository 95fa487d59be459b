import { describe, expect, test } from 'vitest'
import { AdvisedError } from '../../server/core/errors.ts'
import { advised } from '../../server/core/explanations.ts'
import { enrolmentRefusal, type UserFacts, type UserRecord, userStateAt } from '../../server/core/users/enrolment.ts'
import { v1Explanations } from '../../server/vendor/v1/wording/explain.ts'
import { noon, planOf, uploadRequest } from './samples.ts'

describe('whether a submission is taken depends on its user', () => {
  const authentication = 'smart_selfie_authentication'
  const registration = 'smart_selfie_registration'

  test.each([
    [authentication, undefined, 'no_enrolled_user'],
    [authentication, 'enrolled', undefined],
    [authentication, 'disabled', 'user_disabled'],
    [authentication, 'deleted', 'user_deleted'],
    [authentication, 'must_re_enroll', 'must_re_enroll'],
    [authentication, 'no_photo', 'no_photo_on_file'],
    [registration, undefined, undefined],
    [registration, 'enrolled', 'already_enrolled'],
    [registration, 'disabled', 'user_disabled'],
    [registration, 'deleted', 'user_deleted'],
    [registration, 'must_re_enroll', undefined],
    [registration, 'no_photo', undefined],
  ] as const)('%s of a user that is %s: %s', (product, state, kind) => {
    expect(enrolmentRefusal(uploadRequest({ product }), state)?.kind).toBe(kind)
  })

  test.each([
    ['enrolled', undefined],
    ['disabled', 'user_disabled'],
    ['deleted', 'user_deleted'],
    [undefined, undefined],
  ] as const)('with allow_new_enroll, registration of a user that is %s: %s', (state, kind) => {
    const request = uploadRequest({ product: registration, allowNewEnroll: true })
    expect(enrolmentRefusal(request, state)?.kind).toBe(kind)
  })

  test('allow_new_enroll does not put an unknown user on file for authentication', () => {
    expect(enrolmentRefusal(uploadRequest({ allowNewEnroll: true }), undefined)?.kind).toBe('no_enrolled_user')
  })

  test('the hint names the user and the partner, and the generation says what helps', () => {
    const refusal = enrolmentRefusal(uploadRequest(), undefined)
    expect(refusal?.hint).toBe('The user "anna" of partner 1234 is not on file.')
    expect(refusal instanceof AdvisedError && advised(refusal.hint, refusal.advice, v1Explanations)).toMatch(
      / is not on file\. Register the user first \(job_type 4\), /,
    )
  })
})

describe('a user is on file', () => {
  const nobody: UserFacts = { record: undefined, jobs: [], enrolledFromStart: false }
  const product = 'smart_selfie_registration' as const
  const registered = planOf(['1s machine approved'], { product }).job

  function record(state: UserRecord['state'], since: number): UserRecord {
    return { partnerId: '1234', userId: 'anna', state, since }
  }

  test.each([
    ['never, when nothing is known', nobody, undefined],
    ['from the start, when named so', { ...nobody, enrolledFromStart: true }, 'enrolled'],
    [
      'not any more, when taken off by hand',
      { ...nobody, enrolledFromStart: true, record: record('absent', noon) },
      undefined,
    ],
    ['in the state that was said by hand', { ...nobody, record: record('no_photo', noon) }, 'no_photo'],
    ['once registered', { ...nobody, jobs: [registered] }, 'enrolled'],
    ['not by authentication', { ...nobody, jobs: [planOf(['1s machine approved']).job] }, undefined],
    ['not by a rejection', { ...nobody, jobs: [planOf(['1s machine rejected'], { product }).job] }, undefined],
    ['not while in review', { ...nobody, jobs: [planOf(['1s machine provisional'], { product }).job] }, undefined],
  ] as const)('%s', (_, facts, state) => {
    expect(userStateAt(facts, noon + 10_000)).toBe(state)
  })

  test.each([
    ['before the machine has approved', ['1s machine approved'], 999, undefined],
    ['when the machine has approved', ['1s machine approved'], 1_000, 'enrolled'],
    ['while a reviewer is still looking', ['1s machine provisional', '30s human approved'], 29_999, undefined],
    ['when a reviewer has approved', ['1s machine provisional', '30s human approved'], 30_000, 'enrolled'],
    ['when a reviewer has rejected', ['1s machine provisional', '30s human rejected'], 30_000, undefined],
  ])('or not, %s', (_, stages, after, state) => {
    const jobs = [planOf(stages, { product }).job]
    expect(userStateAt({ ...nobody, jobs }, noon + after)).toBe(state)
  })

  test.each([
    ['a word by hand after the registration', noon + 1_001, 'disabled'],
    ['a word by hand at the very moment of the registration', noon + 1_000, 'disabled'],
    ['a registration after the word by hand', noon + 999, 'enrolled'],
  ])('by the newest fact: %s wins', (_, since, state) => {
    const facts = { ...nobody, jobs: [registered], record: record('disabled', since) }
    expect(userStateAt(facts, noon + 10_000)).toBe(state)
  })

  test('by the newest of several registrations, in any order', () => {
    const later = planOf(['1s machine approved'], { product, jobId: 'job-2' }, 2, noon + 60_000).job
    const word = record('absent', noon + 30_000)
    for (const jobs of [
      [registered, later],
      [later, registered],
    ]) {
      expect(userStateAt({ ...nobody, jobs, record: word }, noon + 59_000)).toBeUndefined()
      expect(userStateAt({ ...nobody, jobs, record: word }, noon + 61_000)).toBe('enrolled')
    }
  })

  test('however many jobs there are of that user', () => {
    const jobs = Array.from({ length: 200_000 }, () => registered)
    expect(userStateAt({ ...nobody, jobs }, noon + 10_000)).toBe('enrolled')
  })
})
