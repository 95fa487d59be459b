import { describe, expect, test } from 'vitest'
import type { CoverageGroup } from '../../server/core/situations/covered.ts'
import { everythingIn } from '../../server/core/situations/everything.ts'
import { migrationOf } from '../../server/core/situations/migration.ts'
import { readScenarios } from '../../server/files/scenarios/files.ts'
import { coveredGenerations } from '../../server/vendor/covered-generations.ts'
import { listGenerations } from '../../server/vendor/generations-without-emulator.ts'
import { registry } from '../helpers/registry.ts'

const generations = listGenerations()
const covered = coveredGenerations(() => generations)
const scenarios = readScenarios([], registry, () => generations)
const everything = Object.fromEntries(
  await Promise.all(
    generations.map(async ({ name }) => [name, everythingIn(name, await covered.callsOf(name), scenarios, covered)]),
  ),
) as Readonly<Record<string, readonly CoverageGroup[]>>

/** What was met, by the ids of situations. */
function met(generation: string, ids: readonly string[]): CoverageGroup[] {
  const found = (everything[generation] ?? []).map((group) => ({
    ...group,
    situations: group.situations.filter(({ id }) => ids.includes(id)).map((one) => ({ ...one, times: 1 })),
  }))
  expect(found.flatMap(({ situations }) => situations)).toHaveLength(ids.length)
  return found
}

function migrated(
  from: readonly string[],
  to: readonly string[] = [],
  [old, young]: readonly [string, string] = ['v1', 'v3'],
) {
  const { missing, without } = migrationOf([...met(old, from), ...met(young, to)], old, young, everything[young] ?? [])
  return {
    missing: missing.map((one) => [one.met.id, one.next.id, one.next.cure]),
    without: without.map(({ id }) => id),
  }
}

describe('what shows the same in another generation', () => {
  test('is the same outcome of the same product, whatever its words', () => {
    expect(migrated(['biometric_kyc/machine/approved'])).toEqual({
      missing: [['biometric_kyc/machine/approved', 'v3/biometric_kyc/machine/approved', 'next approved']],
      without: [],
    })
    expect(migrated(['biometric_kyc/machine/approved'], ['v3/biometric_kyc/machine/approved']).missing).toEqual([])
  })

  test('is met by another outcome that reads the same there', () => {
    const { missing } = migrated(['biometric_kyc/machine/poor_quality'])
    expect(missing).toEqual([
      ['biometric_kyc/machine/poor_quality', 'v3/biometric_kyc/machine/no_face', 'next no-face'],
    ])
    expect(migrated(['biometric_kyc/machine/poor_quality'], ['v3/biometric_kyc/machine/no_face']).missing).toEqual([])
  })

  test('is told the same way where it can be: at once 424 for 1015, and later an error', () => {
    const issuer = (told: string) => `enhanced_kyc/${told}/issuer_unavailable`
    const of = (told: string) => migrated([issuer(told)]).missing.map(([, next]) => next)
    expect(of('at_once')).toEqual([`v3/${issuer('at_once')}`])
    expect(of('machine')).toEqual([`v3/${issuer('machine')}`])
    // Another way does not count.
    expect(migrated([issuer('at_once')], [`v3/${issuer('machine')}`]).missing).toHaveLength(1)
  })

  test('is told the other way where it cannot: v2 answers at once what v3 calls back with', () => {
    const [id] = ['v2/smart_selfie_registration/at_once/approved']
    expect(migrated([id], [], ['v2', 'v3']).missing).toEqual([
      [id, 'v3/smart_selfie_registration/machine/approved', 'next approved'],
    ])
  })

  test('is a call for the same purpose, a status as early, and a callback as strange', () => {
    expect(migrated(['call/POST /v1/job_status/2xx', 'poll/pending', 'callback/twice']).missing).toEqual([
      ['call/POST /v1/job_status/2xx', 'call/GET /v3/status/{jobId}/2xx', 'call it correctly'],
      ['poll/pending', 'v3/poll/pending', 'ask at once'],
      ['callback/twice', 'v3/callback/twice', 'next callback-twice'],
    ])
  })

  test('is a submission of the same product, and of no other', () => {
    const submitted = (product: string) => migrated([`call/POST /v1/${product}/2xx`])
    expect(submitted('id_verification').missing).toEqual([
      ['call/POST /v1/id_verification/2xx', 'call/POST /v3/enhanced_kyc/sync/2xx', 'call it correctly'],
    ])
    expect(submitted('business_verification').without).toEqual(['call/POST /v1/business_verification/2xx'])
    expect(migrated(['call/POST /v1/upload/2xx'], ['call/POST /v3/authentication/2xx']).missing).toEqual([])
  })

  test('is not there for everything: no product, no outcome, no call, no fault', () => {
    const alone = [
      'enhanced_kyc/at_once/exact_match',
      'business_verification/at_once/approved',
      'call/PUT /__storage/videos/{partner}/{ref}/selfie.zip/2xx',
      'fault/forged',
    ]
    expect(migrated(alone)).toEqual({ missing: [], without: alone })
  })

  test('is found backwards, too', () => {
    expect(migrated(['v3/biometric_kyc/machine/approved'], [], ['v3', 'v1']).missing).toEqual([
      ['v3/biometric_kyc/machine/approved', 'biometric_kyc/machine/approved', 'next approved'],
    ])
    expect(migrated(['v3/gateway/413'], [], ['v3', 'v1']).without).toEqual(['v3/gateway/413'])
  })
})

test('every situation has a name of its own in its generation', () => {
  for (const groups of Object.values(everything)) {
    const ids = groups.flatMap(({ situations }) => situations.map(({ id }) => id))
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([])
    expect(ids.length).toBeGreaterThan(40)
  }
})
