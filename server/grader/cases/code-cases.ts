import { jobTypeOf } from '../../api/v1/decode.ts'
import { outcomes } from '../../core/outcome.ts'
import type { Product } from '../../core/product.ts'
import { canSay, type Result, resultOf } from '../../core/result.ts'
import type { Case, Step, Telling } from '../case.ts'
import { expectedConclusion, inWords } from '../expected-conclusion.ts'
import { type Focus, mainProduct, reviewedProducts } from '../focus.ts'
import { conclude, deliver, telling } from '../steps.ts'

const unknownFix = 'Approve by a list of codes that approve. Whatever is on no list waits for somebody to look at it.'

/** What must come of codes and texts that a partner has no rule for, or the wrong one. */
export function codeCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const approval = resultOf(product, 'approved', 'machine').code
  const base = { section: 'codes' as const, jobs: { job: { product } } }
  const unknown = (name: string, code: string, title: string): Case => ({
    ...base,
    id: `codes/${name}`,
    title,
    reason: 'A code that is new must not open an account, and a job must not be lost over it.',
    fix: unknownFix,
    steps: [
      deliver(telling('approved', { overrides: { code, text: 'A result of later years' } })),
      conclude(['pending', 'rejected'], unknownFix),
    ],
  })
  const codeFix = 'Decide by ResultCode and job_type, never by the wording of ResultText or by ConfidenceValue.'
  const byCode = (name: string, title: string, told: Telling, end: 'approved' | 'rejected'): Case => ({
    ...base,
    id: `codes/${name}`,
    title,
    reason: 'Texts are reworded, and a high confidence is no approval: the code alone is the result.',
    fix: codeFix,
    steps: [deliver(told), conclude(end, codeFix)],
  })
  return [
    unknown('unknown', '0999', 'A final result of an unknown code'),
    unknown(
      'unknown-akin',
      `${approval.slice(0, 3)}9`,
      `A final result of an unknown code that begins like ${approval}`,
    ),
    byCode(
      'reworded-approval',
      'An approval in other words',
      telling('approved', { overrides: { text: 'PASS - Machine Judgement' } }),
      'approved',
    ),
    byCode(
      'reworded-rejection',
      'A rejection whose text has "approved" in it',
      telling('rejected', { overrides: { text: 'Not Approved - Selfie passed liveness only' } }),
      'rejected',
    ),
    byCode(
      'confident-rejection',
      'A rejection with a confidence of 99.99',
      telling('rejected', { overrides: { confidence: '99.99' } }),
      'rejected',
    ),
    ...unknownInReview(focus),
    ...foreignApproval(focus),
    ...sharedCodes(focus),
  ]
}

function unknownInReview(focus: Focus): Case[] {
  const fix = 'Look at IsFinalResult too: a job is pending while that is "false", whatever its code.'
  return reviewedProducts(focus)
    .slice(0, 1)
    .map((product) => ({
      id: 'codes/unknown-provisional',
      section: 'codes',
      title: 'A provisional result of an unknown code, then an approval',
      reason:
        'Smile ID says with every result whether it is final; IsFinalResult is a text, and "false" is true to many languages.',
      fix,
      jobs: { job: { product } },
      steps: [
        deliver(
          telling('provisional', { overrides: { code: '0998', text: 'Provisional for reasons of later years' } }),
        ),
        conclude('pending', fix),
        deliver(telling('approved', { by: 'human' })),
        conclude('approved'),
      ],
    }))
}

/** The approval of another product is none of this one. */
function foreignApproval(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const own = codesOf(product).map(({ code }) => code)
  const foreign = ['0820', '0840', '0810'].find((code) => !own.includes(code))
  if (foreign === undefined) return []
  const fix = 'Look codes up under the product: key your table with (job_type, ResultCode).'
  return [
    {
      id: 'codes/foreign-approval',
      section: 'codes',
      title: `Code ${foreign}, which approves another product, with job type ${jobTypeOf(product)}`,
      reason: 'One code means different things for different products.',
      fix,
      jobs: { job: { product } },
      steps: [
        deliver(telling('approved', { overrides: { code: foreign, text: 'Approved elsewhere' } })),
        conclude(['pending', 'rejected'], fix),
      ],
    },
  ]
}

interface Coded {
  readonly product: Product
  readonly code: string
  readonly result: Result
}

/** Codes of which two of the chosen products demand different conclusions. */
function sharedCodes({ products }: Focus): Case[] {
  const all = products.flatMap(codesOf)
  return all.flatMap((one, index) => {
    const other = all.slice(index + 1).find((later) => later.code === one.code && differ(one, later))
    const isFirst = all.findIndex(({ code }) => code === one.code) === index
    return other && isFirst ? [sharedCode(one, other)] : []
  })
}

function codesOf(product: Product): Coded[] {
  return outcomes
    .filter((outcome) => canSay(product, outcome, 'machine'))
    .map((outcome) => resultOf(product, outcome, 'machine'))
    .map((result) => ({ product, code: result.code, result }))
}

function differ(one: Coded, other: Coded): boolean {
  const second = expectedConclusion(other.result)
  return !expectedConclusion(one.result).some((conclusion) => second.includes(conclusion))
}

function sharedCode(one: Coded, other: Coded): Case {
  const words = ({ product, result }: Coded) =>
    `${inWords(expectedConclusion(result))} for job type ${jobTypeOf(product)}`
  const fix = `Look codes up under the product, by (job_type, ResultCode): ${one.code} is ${words(one)}, and ${words(other)}.`
  const steps = ({ result }: Coded, job: string): Step[] => [
    deliver(telling(result.outcome, { job })),
    conclude(expectedConclusion(result), fix, job),
  ]
  return {
    id: `codes/shared-${one.code}`,
    section: 'codes',
    title: `Code ${one.code} is ${words(one)}, and ${words(other)}`,
    reason: 'One code means different things for different products.',
    fix,
    jobs: { one: { product: one.product }, other: { product: other.product } },
    steps: [...steps(one, 'one'), ...steps(other, 'other')],
  }
}
