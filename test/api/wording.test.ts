import { describe, expect, test } from 'vitest'
import { type Outcome, outcomes } from '../../server/core/jobs/outcome.ts'
import { type Product, products } from '../../server/core/jobs/product.ts'
import { type Judge, judges, resultOf } from '../../server/core/jobs/result.ts'
import type { CodedOverride } from '../../server/vendor/shared/wording/words.ts'
import { type SaidResult, sayResult } from '../../server/vendor/v1/wording/said-result.ts'
import { canSay } from '../../server/vendor/v1/wording/wording.ts'
import facts from './result-codes.json' with { type: 'json' }

const jobTypes: Readonly<Partial<Record<Product, number>>> = {
  biometric_kyc: 1,
  smart_selfie_authentication: 2,
  smart_selfie_registration: 4,
  enhanced_kyc: 5,
  document_verification: 6,
  business_verification: 7,
  photo_update: 8,
  user_info_comparison: 9,
  aml_check: 10,
  enhanced_document_verification: 11,
  address_verification: 12,
}
// No source has a table of these products' codes: what is known of them is in the catalogue's comments.
const withoutTable: readonly Product[] = ['photo_update', 'user_info_comparison', 'aml_check', 'address_verification']
const documents: readonly Product[] = ['document_verification', 'enhanced_document_verification']

// Where the emulator's word is not the source's: 0824 and 0844 are in progress, and their official category is
// "Suspected"; 0001 counts as an error there, and for the partner it is a job that was not approved.
const categoryInOtherWords: Readonly<Record<string, string>> = { in_progress: 'suspected', error: 'rejected' }

// The codes that no outcome stands for: a stage names them with `code:`.
// Job types 1 and 11 answer a lookup's 1012 inside their own approval; 1011 is a second-hand double of 1013.
const withoutOutcome = [
  ...['1/0815', '1/0816', '1/0907', '1/1012', '1/1015', '1/1213', '1/1214', '11/1012'],
  ...['2/0825', '2/0907', '4/0846', '4/0907', '5/1011'],
]

// The sources give one list of actions for the machine's and the human's approval of a document.
const humanActions = /^Human_Review_/

/** What the sources know of a row's actions, in the row's own words. */
function actionsKnown(product: Product, by: Judge, effects: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(effects).flatMap(([name, value]): [string, string][] => {
    if (documents.includes(product) && by === 'machine' && humanActions.test(name)) return []
    // The names of a lookup of a person, where the documented approval of a business has its own.
    if (product !== 'business_verification') return [[name, value]]
    return [[name.replace('Verify_ID_Number', 'Verify_Business').replace('Personal', 'Business'), value]]
  })
  return Object.fromEntries(entries)
}

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

function said(product: Product, outcome: Outcome, by: Judge, v1?: CodedOverride): SaidResult {
  return sayResult({ product }, resultOf(outcome, by, { overrides: v1 && { v1 } }))
}

describe.each(rows.filter(({ product }) => !withoutTable.includes(product)))(
  'what a $by says of $product when it is $outcome',
  ({ product, by, outcome }) => {
    const result = said(product, outcome, by)
    const fact = factOf(product, result.code)
    const category = categoryInOtherWords[fact.category] ?? fact.category

    const reviewed = documents.includes(product) && by === 'human' && outcome === 'approved'

    test(`has the vendor's text, and is final when the vendor says so`, () => {
      const text = reviewed ? 'Document Verified After Human Review' : fact.text
      expect([result.text, result.final]).toEqual([text, fact.final])
    })

    test('has every action the sources know', () => {
      expect(result.actions).toMatchObject(actionsKnown(product, by, fact.action_effects))
    })

    test('counts as success exactly when the face was matched or enrolled, if provisionally', () => {
      expect(result.success).toBe(category !== 'rejected')
    })
  },
)

test('a human verdict has a 12xx code and is final; a machine verdict has none, but for documents', () => {
  for (const { product, by, outcome } of rows.filter((one) => !documents.includes(one.product))) {
    const { code, final } = said(product, outcome, by)
    expect([outcome, code.startsWith('12')]).toEqual([outcome, by === 'human'])
    if (by === 'human') expect(final).toBe(true)
  }
})

test('every code the sources know is said by some outcome, but for the listed ones', () => {
  const codes = rows.map(({ product, by, outcome }) => `${jobTypes[product]}/${said(product, outcome, by).code}`)
  const known = facts.map((fact) => `${fact.job_type}/${fact.code}`)
  expect(known.filter((one) => !codes.includes(one)).sort()).toEqual(withoutOutcome)
})

test('no two outcomes share a code, but for a plain rejection of a lookup, and a document’s two judges', () => {
  const own = rows.filter(
    ({ product, by, outcome }) =>
      !(documents.includes(product) && by === 'human') &&
      !(outcome === 'rejected' && ['enhanced_kyc', 'business_verification', 'user_info_comparison'].includes(product)),
  )
  const codes = own.map(({ product, by, outcome }) => `${product} ${said(product, outcome, by).code}`)
  expect(new Set(codes).size).toBe(codes.length)
})

test("the official sample of a human's approval is met to the letter", () => {
  expect(said('smart_selfie_authentication', 'approved', 'human')).toMatchObject({
    code: '1220',
    text: 'Authenticated',
    confidence: '100.000000',
    final: true,
  })
})

test('every callback of job type 2 has the thirteen actions of the documented sample', () => {
  for (const { product, by, outcome } of rows.filter((row) => row.product === 'smart_selfie_authentication')) {
    expect(Object.keys(said(product, outcome, by).actions).sort(), outcome).toEqual([
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
    expect(said(product, outcome, by).confidence ?? '0', outcome).toMatch(/^\d+(\.\d+)?$/)
  }
})

test('a stage may word a result differently, and the rest stays', () => {
  const plain = said('smart_selfie_authentication', 'provisional', 'machine')
  const worded = said('smart_selfie_authentication', 'provisional', 'machine', {
    code: '0825',
    text: 'Provisional - Machine Compare Unsure',
    actions: { Liveness_Check: 'Passed', Listed: 'Listed' },
    confidence: '96.5',
  })
  expect(worded).toMatchObject({
    ...plain,
    code: '0825',
    text: 'Provisional - Machine Compare Unsure',
    actions: { ...plain.actions, Liveness_Check: 'Passed', Listed: 'Listed' },
    confidence: '96.5',
  })
})

test('what nobody says has no words', () => {
  expect(() => said('smart_selfie_authentication', 'no_face', 'human')).toThrow(
    'no human says "no_face" about smart_selfie_authentication',
  )
})
