import { describe, expect, test } from 'vitest'
import type { UploadRequest } from '../../server/core/jobs/submission.ts'
import { chooseScenario } from '../../server/core/scenarios/choose.ts'
import type { Scenario } from '../../server/core/scenarios/scenario.ts'
import { catalogueOf, scenario, submission, uploadRequest } from './samples.ts'

const scenarios = [
  scenario('approved', {}, { sandboxResult: '0' }),
  scenario('rejected', { user_id: { matches: 'rejected' } }, { sandboxResult: '1' }),
  scenario('slow', { user_id: { matches: 'slow' } }),
]

function choose(
  changes: Partial<UploadRequest>,
  userId = 'anna',
  queued?: string,
  among: readonly Scenario[] = scenarios,
) {
  const request = uploadRequest({ userId, ...changes })
  return chooseScenario(request, catalogueOf(among, { generation: request.generation }), queued)
}

const asked = { scenario: 'slow', sandboxResult: '1' }

test.each([
  ['what was queued', 'queued', 'rejected', asked, 'slow-anna', 'rejected'],
  ['what the submission names', 'hinted', 'slow', asked, 'rejected-anna', undefined],
  ["a result of the vendor's sandbox", 'hinted', 'rejected', { sandboxResult: '1' }, 'slow-anna', undefined],
  ['the conditions that hold', 'matched', 'slow', {}, 'slow-anna', undefined],
  ['the default', 'default', 'approved', {}, 'anna', undefined],
  ['what comes next when what was queued is gone', 'matched', 'slow', {}, 'slow-anna', 'deleted-since'],
  ['what comes next when the name is not known', 'matched', 'slow', { scenario: 'slwo' }, 'slow-anna', undefined],
  ['the sandbox when the name is not known', 'hinted', 'rejected', { ...asked, scenario: 'x' }, 'a', undefined],
  [
    'what comes next when nobody plays that result of the sandbox',
    'matched',
    'slow',
    { sandboxResult: '9' },
    'slow',
    undefined,
  ],
])('a submission is decided by %s', (_, chosenBy, name, hints, userId, queued) => {
  const choice = choose({ hints }, userId, queued)
  expect([choice.chosenBy, choice.scenario.name]).toEqual([chosenBy, name])
})

test('a submission with pictures can be refused, unless it was accepted before they came', () => {
  const locked = scenario('locked', { user_id: 'anna' }, { respond: { error: 'user_disabled' } })
  const catalogue = catalogueOf([...scenarios, locked])
  const whole = submission({ userId: 'anna' })
  expect(chooseScenario(whole, catalogue, undefined, false).scenario.name).toBe('locked')
  expect(chooseScenario(whole, catalogue, undefined, true).scenario.name).toBe('approved')
})

test('a default that does not exist is an error that names it', () => {
  expect(() => chooseScenario(uploadRequest(), catalogueOf([], { defaultName: 'aproved' }))).toThrow(
    'the default scenario "aproved" does not exist',
  )
})

test('a scenario is for one API alone where it says so, and fits no better for that', () => {
  const own = scenario('own', { api: 'v1', user_id: 'anna' })
  const later = scenario('later', { api: 'v3' })
  const among = [scenario('approved'), later, scenario('usual', { user_id: 'anna' }), own]
  expect(choose({}, 'anna', undefined, among).scenario.name).toBe('usual')
  expect(choose({ generation: 'v3' }, 'anna', undefined, [scenario('approved'), own]).scenario.name).toBe('approved')
  expect(choose({ generation: 'v3' }, 'anna', undefined, among).scenario.name).toBe('usual')
  expect(choose({ generation: 'v3' }, 'bob', undefined, among).scenario.name).toBe('later')
})

describe('of several scenarios that match', () => {
  const general = scenario('general', { user_id: 'anna' })
  const special = scenario('special', { user_id: 'anna', 'partner_params.branch': 'lagos' })
  const other = scenario('other', { 'partner_params.branch': 'lagos' })
  const fallback = scenario('approved')

  test.each([
    ['the one with most conditions wins', [fallback, general, special], 'special'],
    ['the one with most conditions wins wherever its file stands', [special, general, fallback], 'special'],
    ['the first in file order wins among equals', [fallback, general, other], 'general'],
    ['the first in file order wins among equals, the other way round', [other, general, fallback], 'other'],
  ])('%s', (_, among, winner) => {
    expect(choose({ partnerParams: { branch: 'lagos' } }, 'anna', undefined, among).scenario.name).toBe(winner)
  })

  test('a scenario without conditions never matches; it must be asked for', () => {
    expect(choose({}, 'bob', undefined, [scenario('bare'), fallback]).chosenBy).toBe('default')
  })
})

test.each([
  ['product', 'smart_selfie_authentication'],
  ['user_id', 'anna'],
  ['job_id', 'job-1'],
  ['partner_params.branch', 'lagos'],
])('a condition may look at %s', (field, value) => {
  const among = [scenario('approved'), scenario('found', { [field]: value })]
  expect(choose({ partnerParams: { branch: 'lagos' } }, 'anna', undefined, among).scenario.name).toBe('found')
})

describe('when the default has to do, the near miss', () => {
  const fallback = scenario('approved')

  test('names the scenario that came closest, and what was expected and found', () => {
    const far = scenario('far', { user_id: 'bob' })
    const near = scenario('near', { user_id: 'anna', 'partner_params.branch': { in: ['lagos', 'abuja'] } })
    expect(choose({ partnerParams: { branch: 'accra' } }, 'anna', undefined, [fallback, far, near]).nearMiss).toEqual({
      scenario: 'near',
      field: 'partner_params.branch',
      expected: 'one of lagos, abuja',
      actual: 'accra',
    })
  })

  test('is the first in file order among equally near ones', () => {
    const near = ['one', 'two'].map((name) => scenario(name, { user_id: name }))
    expect(choose({}, 'anna', undefined, [fallback, ...near]).nearMiss?.scenario).toBe('one')
  })

  test('is the one whose word was misspelt, in any position', () => {
    const unlike = scenario('unlike', { user_id: 'bob' })
    const near = [
      scenario('face', { user_id: { matches: '(^|[-_])no-face([-_]|$)' } }),
      scenario('match', { user_id: { matches: '(^|[-_])no-match([-_]|$)' } }),
      scenario('name', { 'id_info.last_name': { in: ['Dangerfield', 'Twinley'] } }),
    ]
    const nearest = (userId: string, lastName = 'Otieno') => {
      const request = uploadRequest({ userId, idInfo: { lastName } })
      const among = [fallback, unlike, ...near].map((one) => ({ ...one, isShipped: true }))
      return chooseScenario(request, catalogueOf(among)).nearMiss?.scenario
    }
    expect(nearest('demo-no-fce')).toBe('face')
    expect(nearest('no_mach@example.com')).toBe('match')
    expect(nearest('anna', 'Dangerfeld')).toBe('name')
    expect(nearest('anna')).toBeUndefined()
  })

  test('is one that is shipped only when something about it is right', () => {
    const far = { ...scenario('far', { user_id: 'bob' }), isShipped: true }
    const near = { ...scenario('near', { user_id: 'anna', job_id: 'job-2' }), isShipped: true }
    expect(choose({}, 'anna', undefined, [fallback, far]).nearMiss).toBeUndefined()
    expect(choose({}, 'anna', undefined, [fallback, far, near]).nearMiss?.scenario).toBe('near')
  })

  test('says "nothing" where nothing was sent', () => {
    const near = scenario('near', { 'partner_params.branch': 'lagos' })
    expect(choose({}, 'anna', undefined, [fallback, near]).nearMiss?.actual).toBe('nothing')
  })

  test('is absent when no scenario has conditions', () => {
    expect(choose({}, 'anna', undefined, [fallback]).nearMiss).toBeUndefined()
  })

  test('is absent when something matched', () => {
    expect(choose({}, 'slow-anna').nearMiss).toBeUndefined()
  })
})
