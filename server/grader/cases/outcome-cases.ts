import { jobTypeOf } from '../../api/v1/decode.ts'
import { outcomes } from '../../core/outcome.ts'
import type { Product } from '../../core/product.ts'
import { canSay, type Judge, type Result, resultOf } from '../../core/result.ts'
import type { Case, Conclusion, Telling } from '../case.ts'
import { expectedConclusion, inWords } from '../expected-conclusion.ts'
import { conclude, deliver, telling } from '../steps.ts'

type Said = Pick<Telling, 'by' | 'outcome' | 'overrides'>

// What Smile ID can say besides, and no outcome stands for. Source: v1 §7.1 to §7.4.
const besides: Readonly<Partial<Record<Product, readonly Said[]>>> = {
  biometric_kyc: [
    said('machine', 'provisional', '0815', 'Provisional - Compare Unsure - Awaiting Human Judgement'),
    said('machine', 'provisional', '0816', 'PENDING - Possible Spoof - Awaiting Human Judgement - Strict Setting'),
    said('machine', 'spoof_confirmed', '0907', 'FAIL - Possible Spoof - Strict Setting'),
    said('human', 'rejected', '1214', 'FAIL - ID Card Check'),
  ],
  smart_selfie_authentication: [
    said('machine', 'provisional', '0825', 'Provisional - Machine Compare Unsure - Awaiting Human Judgement'),
    said('machine', 'spoof_confirmed', '0907', 'FAIL - Possible Spoof - Strict Setting'),
  ],
  smart_selfie_registration: [
    said('machine', 'provisional', '0846', 'PENDING - Possible Spoof - Awaiting Human Judgement - Strict Setting'),
    said('machine', 'spoof_confirmed', '0907', 'FAIL - Possible Spoof - Strict Setting'),
  ],
}

function said(by: Judge, outcome: Said['outcome'], code: string, text: string): Said {
  return { by, outcome, overrides: { code, text } }
}

/** Each result that a product can come to, alone: a human's too, which may come with none before it. */
export function outcomeCases(product: Product): Case[] {
  const listed = (['machine', 'human'] as const).flatMap((by) =>
    outcomes.filter((outcome) => canSay(product, outcome, by)).map((outcome): Said => ({ by, outcome })),
  )
  const all = [...listed, ...(besides[product] ?? [])].map((one) => ({
    ...one,
    result: resultOf(product, one.outcome, one.by, one.overrides),
  }))
  // Some outcomes are words for one and the same thing that is sent.
  const distinct = all.filter(
    ({ result }, index) => all.findIndex((other) => wire(other.result) === wire(result)) === index,
  )
  return distinct.map((one) => outcomeCase(product, one))
}

function wire({ by, code, text }: Result): string {
  return `${by}/${code}/${text}`
}

function outcomeCase(product: Product, { by, outcome, overrides, result }: Said & { result: Result }): Case {
  const { code, text } = result
  const jobType = jobTypeOf(product)
  const expected = expectedConclusion(result)
  const name = `${by === 'human' ? 'human-' : ''}${outcome.replaceAll('_', '-')}${overrides ? `-${code}` : ''}`
  return {
    id: `outcomes/${product}/${name}`,
    section: 'outcomes',
    title: `${code} "${text}" of job type ${jobType}${by === 'human' ? ', by a human,' : ''} is ${inWords(expected)}`,
    reason: reasonOf(result, expected),
    fix: `Make ${inWords(expected)} of code ${code} where PartnerParams.job_type is ${jobType}.${result.final ? '' : ' Wait for the final result.'}`,
    jobs: { job: { product } },
    steps: [deliver(telling(outcome, { by, ...(overrides && { overrides }) })), conclude(expected)],
  }
}

function reasonOf({ final, success, by }: Result, expected: readonly Conclusion[]): string {
  if (!final)
    return 'It is provisional: a human reviewer may still say otherwise, so nothing may be opened or refused by it.'
  if (expected.length === 3) return 'It is approved with a reservation: what to make of that is yours to say.'
  if (expected.length > 1) return 'Nobody was verified. Whether the job may be run again is yours to say.'
  const who = by === 'human' ? 'A human reviewer' : 'The machine'
  return success ? `${who} approved, and it is final.` : `${who} turned it down, and it is final.`
}
