import { outcomes } from '../../../../core/jobs/outcome.ts'
import type { Product } from '../../../../core/jobs/product.ts'
import { type Result, resultOf } from '../../../../core/jobs/result.ts'
import type { Case, Step } from '../../../grading/case.ts'
import { expectedConclusion, inWords } from '../../../grading/expected-conclusion.ts'
import { type Focus, mainProduct } from '../../../grading/focus.ts'
import { callbackOf, conclude, deliver } from '../../../grading/steps.ts'
import { word } from '../../../shared/wording/words.ts'
import { jobTypeOf } from '../../decode.ts'

/** Codes that mean something else for another product. */
export function productCodeCases(focus: Focus): Case[] {
  return [...idHalf(focus), ...foreignApproval(focus), ...sharedCodes(focus)]
}

/** Older answers to Biometric KYC come in two halves, and the first is only about the ID. Source: v1 §6.3. */
function idHalf({ products }: Focus): Case[] {
  const fix =
    'Approve job type 1 by its own codes (0810, 1210): 1012 says that the ID exists, and nothing about the face.'
  return products
    .filter((product) => product === 'biometric_kyc')
    .map((product) => ({
      id: 'codes/id-half',
      section: 'codes',
      title: 'Code 1012, which says that the ID exists, with job type 1; then a rejection of the face',
      reason:
        'Biometric KYC can call back twice: about the ID number, and about the face. Anybody can know somebody else’s number.',
      fix,
      jobs: { job: { product } },
      steps: [
        deliver(
          callbackOf('approved', {
            overrides: { code: '1012', text: 'ID Number Validated' },
            without: ['ConfidenceValue'],
            members: { Actions: { Verify_ID_Number: 'Verified', Return_Personal_Info: 'Returned' } },
          }),
        ),
        conclude('pending', fix),
        deliver(callbackOf('rejected')),
        conclude('rejected', fix),
      ],
    }))
}

/** The approval of another product does not approve this one. */
function foreignApproval(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const own = codesOf(product, focus).map(({ code }) => code)
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
        deliver(callbackOf('approved', { overrides: { code: foreign, text: 'Approved elsewhere' } })),
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

/** Codes with different conclusions for two of the chosen products. */
function sharedCodes(focus: Focus): Case[] {
  const all = focus.products.flatMap((product) => codesOf(product, focus))
  return all.flatMap((one, index) => {
    const other = all.slice(index + 1).find((later) => later.code === one.code && differ(one, later))
    const isFirst = all.findIndex(({ code }) => code === one.code) === index
    return other && isFirst ? [sharedCode(one, other)] : []
  })
}

function codesOf(product: Product, { canSay }: Focus): Coded[] {
  return outcomes
    .filter((outcome) => canSay(product, outcome, 'machine'))
    .map((outcome) => resultOf(outcome, 'machine'))
    .map((result) => ({ product, code: word(product, result).code, result }))
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
    deliver(callbackOf(result.outcome, { job })),
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
