import { describe, expect, test } from 'vitest'
import { generations } from '../../server/cli/options/graded.ts'
import type { Job } from '../../server/core/jobs/job.ts'
import { products } from '../../server/core/jobs/product.ts'
import { casesFor, selectCases } from '../../server/grader/cases.ts'
import { composeJobs, composeMessage } from '../../server/grader/compose.ts'
import { chosenRounds } from '../../server/grader/rounds.ts'
import { createPeople } from '../../server/people/people.ts'
import type { GradedGeneration } from '../../server/vendor/contract-kit.ts'
import type { Case, CaseCallback } from '../../server/vendor/grading/case.ts'
import { sections } from '../../server/vendor/grading/sections.ts'
import { callbacksOf } from '../../server/vendor/grading/steps.ts'
import { verify } from '../../server/vendor/shared/signatures/signature.ts'
import { forms } from '../../server/vendor/v1/grading/forms.ts'
import { registry } from '../helpers/registry.ts'

const maxAge = 300_000
const generation = generations.find(({ name }) => name === 'v1') as GradedGeneration
const { products: callingProducts } = generation.grading
const everything = casesFor(generation, { products: callingProducts, maxAge })
const now = Date.parse('2026-01-01T00:00:00Z')
const partner = { id: '1234', apiKey: 'emulator-api-key' }
const sender = {
  generation,
  partner,
  callbackUrl: 'http://localhost:3000/callback',
  person: await createPeople().of('NG', '00000000000'),
  seed: 'seed',
}

function callbacksIn({ steps }: Case): CaseCallback[] {
  return steps.flatMap(callbacksOf)
}

/** Whether the emulator itself would send it just so. */
function isGenuine({ fault, proof, without, members, raw, sameAs }: CaseCallback): boolean {
  return !fault && !proof && !without && !members && raw === undefined && sameAs === undefined
}

describe('the cases', () => {
  test('have ids of their own, that begin with their section', () => {
    const ids = everything.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(everything.filter(({ id, section }) => !id.startsWith(`${section}/`))).toEqual([])
    expect([...new Set(everything.map(({ section }) => section))].sort()).toEqual(Object.keys(sections).sort())
  })

  test('speak of jobs that they have, and send what the emulator would, signed for the partner', () => {
    let genuine = 0
    for (const one of everything) {
      const jobs = composeJobs(one, sender, now)
      for (const reported of callbacksIn(one)) {
        const job = jobs.get(reported.job)
        if (!job) throw new Error(`${one.id} has no job ${reported.job}`)
        // What the emulator says has the job_type of its product, whatever was sent.
        if (!isGenuine(reported) || one.jobs[reported.job]?.form === forms.noJobType) continue
        const body = JSON.parse(composeMessage(reported, job, sender, now).body)
        const schema = reported.by === 'smile_secure' ? 'v1/smile-secure-callback' : 'v1/callback'
        expect([one.id, registry.validate(schema, body)]).toEqual([one.id, []])
        expect(verify(partner.apiKey, partner.id, body.timestamp, body.signature)).toBe(true)
        genuine++
      }
    }
    expect(genuine).toBeGreaterThan(200)
  })

  test('send other messages that may come, wherever Smile ID signed them', () => {
    let judged = 0
    for (const one of everything.filter(({ section }) => ['fields', 'codes', 'jobs', 'outcomes'].includes(section))) {
      const jobs = composeJobs(one, sender, now)
      for (const reported of callbacksIn(one)) {
        const sent = JSON.parse(composeMessage(reported, jobs.get(reported.job) as Job, sender, now).body)
        // Real callbacks of today have Actions; samples of 2019 have none (v1 §6), and a graded partner must do without.
        const body = { Actions: {}, ...sent }
        const schema = reported.by === 'smile_secure' ? 'v1/tolerant/smile-secure-callback' : 'v1/tolerant/callback'
        expect([one.id, registry.validate(schema, body)]).toEqual([one.id, []])
        judged++
      }
    }
    expect(judged).toBeGreaterThan(150)
  })

  test('have other ids for other seeds, and the same for the same', () => {
    const [one] = everything as [Case]
    const ids = (seed: string) =>
      [...composeJobs(one, { ...sender, seed }, now).values()].map((job) => job.submission.jobId)
    expect(ids('a')).toEqual(ids('a'))
    expect(ids('a')).not.toEqual(ids('b'))
  })

  test.each(products.filter((product) => product !== 'aml_check'))(
    'are many for %s alone, and no conclusion is asked for that cannot be',
    (product) => {
      const cases = casesFor(generation, { products: [product], maxAge })
      expect(cases.length).toBeGreaterThan(55)
      expect(cases.flatMap((one) => callbacksIn(one)).every(({ job }) => typeof job === 'string')).toBe(true)
    },
  )

  test('are about one job a user, where conclusions are read by user', () => {
    const options = { generations: [generation], products: callingProducts, maxAge, only: [], skip: [] }
    const ids = (statusUrl: string) =>
      chosenRounds({ ...options, statusUrl }).flatMap(({ cases }) => cases.map(({ id }) => id))
    expect(ids('http://localhost/{job_id}')).toContain('jobs/two-of-one-user')
    expect(ids('http://localhost/{user_id}')).not.toContain('jobs/two-of-one-user')
  })

  test('leave age out where a callback may have any', () => {
    const ids = casesFor(generation, { products: ['smart_selfie_authentication'], maxAge: undefined }).map(
      ({ id }) => id,
    )
    expect(ids).not.toContain('signature/stale')
    expect(ids).toContain('signature/forged')
  })
})

describe('a selection', () => {
  const idsOf = (only: string[], skip: string[] = []) => selectCases(everything, { only, skip }).map(({ id }) => id)

  test('is by id, by what ids begin with, and by pattern', () => {
    expect(idsOf(['delivery/plain'])).toEqual(['delivery/plain'])
    expect(idsOf(['duplicates'])).toHaveLength(5)
    expect(idsOf(['outcomes/*/approved'])).toHaveLength(callingProducts.length)
    expect(idsOf(['duplicates'], ['duplicates/prov*'])).toHaveLength(3)
  })

  test('that is empty is reported', () => {
    expect(() => idsOf(['signature/forgd'])).toThrow('No case is called "signature/forgd"')
  })
})
