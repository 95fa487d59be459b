import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Verdict, verdictsOn } from '../../schemas/generate/verdicts.ts'
import { products } from '../../server/core/jobs/product.ts'
import type { Wording } from '../../server/core/jobs/wording.ts'
import { defaultPartner, type Emulator } from '../../server/index.ts'
import { tolerantName } from '../../server/pact/check/tolerant-name.ts'
import { verify } from '../../server/vendor/shared/signatures/signature.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'
import { v2Wording } from '../../server/vendor/v2/wording/wording.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { type Moment, type Played, play } from '../helpers/play.ts'
import { productRows } from '../helpers/product-rows.ts'
import { type Receiver, startReceiver } from '../helpers/receiver.ts'
import { registry } from '../helpers/registry.ts'
import { pace, shortStoryOf, wholeStoryOf, writeStories } from '../helpers/story-files.ts'

const spoken = { v1: v1Wording, v2: v2Wording }
const both: Pick<Wording, 'canSay' | 'word'> = {
  canSay: (...asked) => Object.values(spoken).some(({ canSay }) => canSay(...asked)),
  word: v1Wording.word,
}
const folder = writeStories(both)

// The table of schemas/README.md, row by row. What is answered at once is one verdict, whoever gives it.
// What v2 says of faces is answered and called back: test/vendor/v2/outcomes.test.ts.
const rows = (await Promise.all(Object.entries(spoken).map(([api, words]) => rowsOf(api, words)))).flat()

async function rowsOf(api: string, words: Pick<Wording, 'canSay' | 'word'>) {
  const asked = (await productRows(api)).filter(({ listed }) => listed.operation.body !== 'multipart')
  return asked.flatMap((row) =>
    verdictsOn(row.product, words).map((verdict) => {
      const story = row.listed.operation.callback ? wholeStoryOf(row.product, verdict, words) : shortStoryOf(verdict)
      return { ...verdict, ...row, story }
    }),
  )
}

let emulator: Emulator
let receiver: Receiver

beforeAll(async () => {
  emulator = await startTestEmulator({ scenarios: [folder] })
  receiver = await startReceiver()
})

afterAll(async () => {
  await emulator.close()
  await receiver[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

test('every product can be asked for somewhere', async () => {
  const asked = [...rows, ...(await productRows('v2')), ...(await productRows('v3'))]
  const homeless = products.filter((product) => asked.every((row) => row.product !== product))
  expect(homeless, 'name these in the `products` of the operation that takes them').toEqual([])
})

test.each(rows)('$call, $product: a $by says $outcome, $code', async ({ listed, product, story }) => {
  await emulator.reset()
  const { response, callback } = listed.operation
  const moments = [0, ...story.verdicts.map((_, index) => pace * (index + 1))]
  const played = await play({ listed, product, scenario: story.name, moments }, emulator, receiver)
  expect([played.answer.status, played.answer.hint]).toEqual([200, ''])
  expectMeets(response?.[200], played.answer.body)
  expect((await emulator.jobs.list())[0]?.scenario.name).toBe(story.name)

  if (played.package) expectOpened(played.package)
  if (callback) expectCalledBack(played.moments, story.verdicts, callback)
  else expectAnswered(played, story.verdicts)
})

/** An upload whose package has not come, and then the package. */
function expectOpened({ status, put }: NonNullable<Played['package']>): void {
  expectMeets('v1/job-status-response', status.body)
  expect(status.body).toMatchObject({ job_complete: false, code: '2314' })
  expect([put.status, put.body]).toEqual([200, ''])
}

/** Nothing at first, and then each verdict in its time. */
function expectCalledBack([first, ...later]: readonly Moment[], verdicts: readonly Verdict[], schema: string): void {
  expect([first?.status.body.job_complete, first?.callbacks]).toEqual([false, []])
  expect(later).toHaveLength(verdicts.length)
  for (const [index, moment] of later.entries()) expectReported(moment, verdicts.slice(0, index + 1), schema)
}

/** The verdict in the answer, no callback, and job_status ever after. */
function expectAnswered({ answer, moments }: Played, verdicts: readonly Verdict[]): void {
  // AML says fewer words than the rest.
  const words = Object.entries(wordsOf(verdicts.at(-1) as Verdict)).filter(([name]) => name in answer.body)
  expect(words.map(([name]) => name)).toEqual(expect.arrayContaining(['ResultCode', 'ResultText']))
  expect(answer.body).toMatchObject(Object.fromEntries(words))
  expectSigned(answer.body)
  expect(moments.flatMap(({ callbacks }) => callbacks)).toEqual([])
  for (const { status } of moments) expectStatus(status.body, verdicts)
}

/** What a moment brought: one callback that reports the newest verdict, and a status that says the same. */
function expectReported({ callbacks, status }: Moment, verdicts: readonly Verdict[], schema: string): void {
  const newest = verdicts.at(-1) as Verdict
  expect(callbacks.map(({ contentType }) => contentType)).toEqual(['application/json'])
  const body = callbacks[0]?.body
  expectMeets(schema, body)
  expect(body).toMatchObject(wordsOf(newest))
  if ('success' in body) expect(body.success).toBe(newest.success)
  expectSigned(body)
  expectStatus(status.body, verdicts)
  const { timestamp, signature, ...result } = body
  expect(status.body.result).toEqual(result)
}

function expectStatus(body: Moment['status']['body'], verdicts: readonly Verdict[]): void {
  const newest = verdicts.at(-1) as Verdict
  expectMeets('v1/job-status-response', body)
  expect(body).toMatchObject({ job_complete: true, job_success: newest.success, code: '2302', result: wordsOf(newest) })
  expect(body.history).toMatchObject(verdicts.map(wordsOf).toReversed())
  expectSigned(body)
}

/** A verdict as v1 words it, and v2. Source: v1 §5.2. */
function wordsOf({ code, text, final, by }: Verdict): object {
  return {
    ResultCode: code,
    ResultText: text,
    IsFinalResult: String(final),
    IsMachineResult: String(by === 'machine'),
  }
}

function expectMeets(schema: string | undefined, value: unknown): void {
  expect(schema, 'name the schema of the answer in `response` of the operation').toBeDefined()
  expect(registry.validate(schema ?? '', value)).toEqual([])
  expect(registry.validate(tolerantName(schema ?? ''), value), 'the tolerant schema').toEqual([])
}

function expectSigned({ timestamp, signature }: Record<string, string>): void {
  expect(verify(defaultPartner.apiKey, defaultPartner.id, timestamp ?? '', signature ?? '')).toBe(true)
}
