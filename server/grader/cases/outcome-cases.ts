import { outcomes } from '../../core/jobs/outcome.ts'
import type { Product } from '../../core/jobs/product.ts'
import type { Judge, Result } from '../../core/jobs/result.ts'
import type { Word } from '../../core/jobs/wording.ts'
import type { GradedGeneration } from '../../vendor/contract-kit.ts'
import type { Case, Conclusion, Said } from '../../vendor/grading/case.ts'
import { expectedConclusion, inWords } from '../../vendor/grading/expected-conclusion.ts'
import { callbackOf, conclude, deliver } from '../../vendor/grading/steps.ts'
import { productNamed } from '../product-named.ts'
import { resultSaid } from '../result-said.ts'

interface Worded {
  readonly said: Said
  readonly result: Result
  readonly words: Word
}

/** Each result of a product, alone: a human's too, which may come without a provisional one before it. */
export function outcomeCases(product: Product, generation: GradedGeneration): Case[] {
  const { canSay, word, grading } = generation
  const listed = (['machine', 'human'] as const).flatMap((by) =>
    outcomes.filter((outcome) => canSay(product, outcome, by)).map((outcome): Said => ({ by, outcome })),
  )
  const all = [...listed, ...(grading.furtherResults?.(product) ?? [])].map((said): Worded => {
    const result = resultSaid(said, generation.name)
    return { said, result, words: word(product, result) }
  })
  // Some outcomes are sent as the same message.
  const distinct = all.filter((one, index) => all.findIndex((other) => wire(other) === wire(one)) === index)
  return distinct.map((one) => outcomeCase(product, one, generation))
}

function wire({ said: { by }, words: { code, text } }: Worded): string {
  return `${by}/${code}/${text}`
}

function outcomeCase(product: Product, { said, result, words }: Worded, { grading }: GradedGeneration): Case {
  const { by, outcome, overrides } = said
  const { code, text } = words
  const expected = grading.expected?.(product, result) ?? expectedConclusion(result)
  const name = `${by === 'human' ? 'human-' : ''}${outcome.replaceAll('_', '-')}${overrides ? `-${code}` : ''}`
  return {
    id: `outcomes/${product}/${name}`,
    section: 'outcomes',
    title: `${code} "${text}" of ${productNamed(product, grading)}${by === 'human' ? ', by a human,' : ''} is ${inWords(expected)}`,
    reason: reasonOf(by, expected),
    fix: `Make ${inWords(expected)} of ${grading.words.result(words, product)}.${isOpen(expected) ? ' Wait for the final result.' : ''}`,
    jobs: { job: { product } },
    steps: [deliver(callbackOf(outcome, { by, ...(overrides && { overrides }) })), conclude(expected)],
  }
}

function isOpen([first, ...others]: readonly Conclusion[]): boolean {
  return first === 'pending' && others.length === 0
}

function reasonOf(by: Judge, expected: readonly Conclusion[]): string {
  if (isOpen(expected))
    return 'It is provisional: a human reviewer may still change it, so it must not approve or reject anything.'
  if (expected.length === 3) return 'It is approved with a reservation: what follows is your decision.'
  if (expected.length > 1) return 'Nobody was verified. Whether the job may run again is your decision.'
  const who = by === 'human' ? 'A human reviewer' : 'The machine'
  return expected.includes('approved') ? `${who} approved, and it is final.` : `${who} rejected it, and it is final.`
}
