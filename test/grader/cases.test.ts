import { describe, expect, test } from 'vitest'
import { generations } from '../../server/cli/options/graded.ts'
import { readSchema } from '../../server/files/schema-files.ts'
import { casesFor, selectCases } from '../../server/grader/cases.ts'
import { type ComposedMessage, composeJobs, composeMessage } from '../../server/grader/compose.ts'
import { chosenRounds } from '../../server/grader/rounds.ts'
import { createPeople } from '../../server/people/people.ts'
import type { GradedGeneration } from '../../server/vendor/contract-kit.ts'
import type { Case, CaseCallback } from '../../server/vendor/grading/case.ts'
import { sections } from '../../server/vendor/grading/sections.ts'
import { callbacksOf } from '../../server/vendor/grading/steps.ts'
import { forms } from '../../server/vendor/v1/grading/forms.ts'
import { registry } from '../helpers/registry.ts'

const maxAge = 300_000
const now = Date.parse('2026-01-01T00:00:00Z')
const partner = { id: '1234', apiKey: 'emulator-api-key' }
const person = await createPeople().of('NG', '00000000000')
const senderOf = (generation: GradedGeneration, seed = 'seed') => {
  return { generation, partner, callbackUrl: 'http://localhost:3000/callback', person, seed }
}
const allOf = (generation: GradedGeneration) => casesFor(generation, { products: generation.grading.products, maxAge })
const named = (api: string) => generations.find(({ name }) => name === api) as GradedGeneration
const everything = allOf(named('v1'))

function callbacksIn({ steps }: Case): CaseCallback[] {
  return steps.flatMap(callbacksOf)
}

/** Whether the emulator itself would send it just so. */
function isGenuine({ fault, proof, without, members, raw, headers, headerCase, sameAs }: CaseCallback): boolean {
  const hasOwnBody = without !== undefined || members !== undefined || raw !== undefined || sameAs !== undefined
  return !fault && !proof && !headers && !headerCase && !hasOwnBody
}

/** Every callback of some cases, as it is sent; those that refer to an earlier one, where it was sent. */
function messagesOf(generation: GradedGeneration, cases: readonly Case[]) {
  const sender = senderOf(generation)
  return cases.flatMap((one) => {
    const jobs = composeJobs(one, sender, now)
    return callbacksIn(one)
      .filter(({ sameAs, proof, raw }) => sameAs === undefined && proof?.of === undefined && raw === undefined)
      .map((reported) => {
        const job = jobs.get(reported.job)
        if (!job) throw new Error(`${one.id} has no job ${reported.job}`)
        return { one, reported, sent: composeMessage(reported, job, sender, now) }
      })
  })
}

function proofOf(generation: GradedGeneration, { headers, body }: ComposedMessage): string {
  return generation.callbacks.read({ headers, body: JSON.parse(body) }, partner.id, partner).proof
}

/** What may come: statuses that nobody knows are in no schema. */
const ofLaterYears = /^codes\/unknown(-akin|-word)?$/

describe.each(generations)('the cases of $name', (generation) => {
  const cases = allOf(generation)

  test('have ids of their own, that begin with their section', () => {
    const ids = cases.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(cases.filter(({ id, section }) => !id.startsWith(`${section}/`))).toEqual([])
    expect([...new Set(cases.map(({ section }) => section))].sort()).toEqual(Object.keys(sections).sort())
  })

  test('are many for each product alone, and of every product', () => {
    for (const product of generation.grading.products) {
      const own = casesFor(generation, { products: [product], maxAge })
      expect([product, own.length > 55]).toEqual([product, true])
      expect(own.filter(({ id }) => id.startsWith(`outcomes/${product}/`)).length).toBeGreaterThan(1)
    }
  })

  test('speak of jobs that they have, and send what the emulator would, signed for the partner', () => {
    const genuine = messagesOf(generation, cases).filter(
      // What the emulator says has the job_type of its product, whatever was sent.
      ({ one, reported }) => isGenuine(reported) && one.jobs[reported.job]?.form !== forms.noJobType,
    )
    for (const { one, reported, sent } of genuine.filter((each) => !ofLaterYears.test(each.one.id))) {
      const { schema = '' } = sent.encoded
      const isReworded = reported.overrides !== undefined && generation.name === 'v3'
      const violations = registry.validate(isReworded ? tolerant(schema) : schema, sent.encoded.json)
      expect([one.id, violations]).toEqual([one.id, []])
      expect([one.id, proofOf(generation, sent)]).toEqual([one.id, 'holds'])
    }
    expect(genuine.length).toBeGreaterThan(100)
  })

  test('send other messages that may come, wherever Smile ID signed them', () => {
    const some = cases.filter(({ section, id }) => signed.includes(section) && !ofLaterYears.test(id))
    const messages = messagesOf(generation, some)
    for (const { one, sent } of messages) {
      // Real callbacks of today have Actions; samples of 2019 have none (v1 §6), and a graded partner must do without.
      const body = generation.name === 'v1' ? { Actions: {}, ...sent.encoded.json } : sent.encoded.json
      expect([one.id, registry.validate(tolerant(sent.encoded.schema ?? ''), body)]).toEqual([one.id, []])
    }
    expect(messages.length).toBeGreaterThan(70)
  })

  test('have other ids for other seeds, and the same for the same', () => {
    const [one] = cases as [Case]
    const ids = (seed: string) =>
      [...composeJobs(one, senderOf(generation, seed), now).values()].map((job) => job.submission.jobId)
    expect(ids('a')).toEqual(ids('a'))
    expect(ids('a')).not.toEqual(ids('b'))
  })

  test('are about one job a user, where conclusions are read by user', () => {
    const { products } = generation.grading
    const options = { generations: [generation], products, maxAge, only: [], skip: [] }
    const ids = (statusUrl: string) =>
      chosenRounds({ ...options, statusUrl }).flatMap((round) => round.cases.map(({ id }) => id))
    expect(ids('http://localhost/{job_id}')).toContain('jobs/two-of-one-user')
    expect(ids('http://localhost/{user_id}')).not.toContain('jobs/two-of-one-user')
  })

  test('leave age out where a callback may have any', () => {
    const [product] = generation.grading.products
    const ids = casesFor(generation, { products: product ? [product] : [], maxAge: undefined }).map(({ id }) => id)
    expect(ids).not.toContain('signature/stale')
    expect(ids).toContain('signature/forged')
  })
})

const signed = ['fields', 'codes', 'jobs', 'outcomes']

/** The schema of what may come of a message. */
function tolerant(schema: string): string {
  return schema.replace('/', '/tolerant/')
}

test('the cases of v3 have every status, and every reason that Smile ID documents', () => {
  const generation = named('v3')
  const bodies = messagesOf(generation, allOf(generation)).map(
    ({ sent }) => sent.encoded.json as { status?: unknown; reason?: unknown },
  )
  const { $defs: known } = readSchema('v3/enhanced-kyc-callback') as {
    $defs: Record<'verdict' | 'reason', { enum: string[] }>
  }
  const statuses = new Set(bodies.map(({ status }) => status))
  const reasons = new Set(bodies.map(({ reason }) => reason))
  expect(known.verdict.enum.filter((status) => !statuses.has(status))).toEqual([])
  expect(known.reason.enum.filter((reason) => !reasons.has(reason))).toEqual([])
})

describe('a selection', () => {
  const idsOf = (only: string[], skip: string[] = []) => selectCases(everything, { only, skip }).map(({ id }) => id)

  test('is by id, by what ids begin with, and by pattern', () => {
    expect(idsOf(['delivery/plain'])).toEqual(['delivery/plain'])
    expect(idsOf(['duplicates'])).toHaveLength(5)
    expect(idsOf(['outcomes/*/approved'])).toHaveLength(named('v1').grading.products.length)
    expect(idsOf(['duplicates'], ['duplicates/prov*'])).toHaveLength(3)
  })

  test('that is empty is reported', () => {
    expect(() => idsOf(['signature/forgd'])).toThrow('No case is called "signature/forgd"')
  })
})
