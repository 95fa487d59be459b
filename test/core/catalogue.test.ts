import { describe, expect, test } from 'vitest'
import { catalogue } from '../../server/core/catalogue.ts'
import { outcomes } from '../../server/core/outcome.ts'
import { type Product, products } from '../../server/core/product.ts'
import { canSay, type Judge, resultOf } from '../../server/core/result.ts'
import facts from './result-codes.json' with { type: 'json' }

const jobTypes: Readonly<Record<Product, number>> = { smart_selfie_authentication: 2, smart_selfie_registration: 4 }
const judges: readonly Judge[] = ['machine', 'human']

// Where the emulator's word is not the source's: 0824 and 0844 are in progress, and their official category is
// "Suspected"; 0001 counts as an error there, and for the partner it is a job that was not approved.
const categoryInOtherWords: Readonly<Record<string, string>> = { in_progress: 'suspected', error: 'rejected' }

// The codes that no outcome stands for: a stage names them with `code:`.
const withoutOutcome = ['2/0825', '2/0907', '4/0846', '4/0907']

const rows = products.flatMap((product) =>
  judges.flatMap((by) =>
    outcomes.filter((outcome) => canSay(product, outcome, by)).map((outcome) => ({ product, by, outcome })),
  ),
)

function factOf(product: Product, code: string) {
  const fact = facts.find((one) => one.code === code && one.job_type === jobTypes[product])
  if (!fact) throw new Error(`no source knows code ${code} for job type ${jobTypes[product]}`)
  return fact
}

describe.each(rows)('what a $by says of $product when it is $outcome', ({ product, by, outcome }) => {
  const result = resultOf(product, outcome, by)
  const fact = factOf(product, result.code)
  const category = categoryInOtherWords[fact.category] ?? fact.category

  test(`has the vendor's text, category and finality`, () => {
    expect({
      text: result.text,
      category: catalogue[product][by][outcome]?.category,
      final: result.final,
    }).toEqual({ text: fact.text, category, final: fact.final })
  })

  test('has every action the sources know', () => {
    expect(result.actions).toMatchObject(fact.action_effects)
  })

  test('counts as success exactly when the face was matched or enrolled, if provisionally', () => {
    expect(result.success).toBe(category !== 'rejected')
  })
})

test('a human verdict has a 12xx code and is final; a machine verdict has none', () => {
  for (const { product, by, outcome } of rows) {
    const { code, final } = resultOf(product, outcome, by)
    expect([outcome, code.startsWith('12')]).toEqual([outcome, by === 'human'])
    if (by === 'human') expect(final).toBe(true)
  }
})

test('every code the sources know is said by some outcome, but for the listed ones', () => {
  const said = rows.map(({ product, by, outcome }) => `${jobTypes[product]}/${resultOf(product, outcome, by).code}`)
  const known = facts.map((fact) => `${fact.job_type}/${fact.code}`)
  expect(known.filter((one) => !said.includes(one)).sort()).toEqual(withoutOutcome)
})

test('no two outcomes of a product share a code', () => {
  const said = rows.map(({ product, by, outcome }) => `${product} ${resultOf(product, outcome, by).code}`)
  expect(new Set(said).size).toBe(said.length)
})

test("the official sample of a human's approval is met to the letter", () => {
  expect(resultOf('smart_selfie_authentication', 'approved', 'human')).toMatchObject({
    code: '1220',
    text: 'Authenticated',
    confidence: '100.000000',
    final: true,
  })
})

test('every callback of job type 2 has the thirteen actions of the documented sample', () => {
  for (const { product, by, outcome } of rows.filter((row) => row.product === 'smart_selfie_authentication')) {
    expect(Object.keys(resultOf(product, outcome, by).actions).sort(), outcome).toEqual([
      'Human_Review_Compare',
      'Human_Review_Liveness_Check',
      'Human_Review_Update_Selfie',
      'Liveness_Check',
      'Register_Selfie',
      'Return_Personal_Info',
      'Selfie_Check',
      'Selfie_Provided',
      'Selfie_To_ID_Authority_Compare',
      'Selfie_To_ID_Card_Compare',
      'Selfie_To_Registered_Selfie_Compare',
      'Update_Registered_Selfie_On_File',
      'Verify_ID_Number',
    ])
  }
})

test('every confidence is a decimal number as text', () => {
  for (const { product, by, outcome } of rows) {
    expect(resultOf(product, outcome, by).confidence ?? '0', outcome).toMatch(/^\d+(\.\d+)?$/)
  }
})

test('a stage may word a result differently, and the rest stays', () => {
  const plain = resultOf('smart_selfie_authentication', 'provisional', 'machine')
  const worded = resultOf('smart_selfie_authentication', 'provisional', 'machine', {
    code: '0825',
    text: 'Provisional - Machine Compare Unsure',
    actions: { Liveness_Check: 'Passed', Listed: 'Listed' },
    confidence: '96.5',
  })
  expect(worded).toEqual({
    ...plain,
    code: '0825',
    text: 'Provisional - Machine Compare Unsure',
    actions: { ...plain.actions, Liveness_Check: 'Passed', Listed: 'Listed' },
    confidence: '96.5',
  })
})

test('what nobody says cannot be planned', () => {
  expect(() => resultOf('smart_selfie_authentication', 'no_face', 'human')).toThrow(
    'no human says "no_face" about smart_selfie_authentication',
  )
})
