import type { Product } from '../core/jobs/product.ts'
import type { Milliseconds } from '../core/time.ts'
import type { GradedGeneration } from '../vendor/contract-kit.ts'
import type { Case } from '../vendor/grading/case.ts'
import { casesFor, type Selection, selectCases } from './cases.ts'

/** What is graded of one generation. */
export interface Round {
  readonly generation: GradedGeneration
  readonly products: readonly Product[]
  readonly cases: readonly Case[]
}

/** What of all that could be graded is wanted. */
export interface RoundOptions extends Selection {
  /** In whose words the endpoint is called, one after the other. */
  readonly generations: readonly GradedGeneration[]
  /** Of each generation those that it calls back about; those that it usually grades, when undefined. */
  readonly products: readonly Product[] | undefined
  /** How old a callback may be; undefined when it may have any age. */
  readonly maxAge: Milliseconds | undefined
  /** Where a conclusion is read; undefined when none is. */
  readonly statusUrl: string | undefined
}

/** The cases that are wanted, by generation. @throws RangeError when there is none, naming what nobody has. */
export function chosenRounds({ generations, products, maxAge, statusUrl, ...selection }: RoundOptions): Round[] {
  const rounds = generations.flatMap((generation): Round[] => {
    const { products: all, usualProducts = all } = generation.grading
    const own = products?.filter((product) => all.includes(product)) ?? usualProducts
    return own.length === 0
      ? []
      : [{ generation, products: own, cases: casesFor(generation, { products: own, maxAge }) }]
  })
  if (rounds.length === 0) throw new RangeError(nothingToGrade(generations, products))
  const chosen = selectCases(
    rounds.flatMap(({ cases }) => cases),
    selection,
  )
  return rounds
    .map((round) => ({
      ...round,
      cases: round.cases.filter((one) => chosen.includes(one) && canBeRead(one, statusUrl)),
    }))
    .filter(({ cases }) => cases.length > 0)
}

/** How many cases are wanted in all. */
export function countCases(rounds: readonly Round[]): number {
  return rounds.reduce((sum, { cases }) => sum + cases.length, 0)
}

/** Where conclusions are read by user, several jobs of one user cannot be distinguished. */
function canBeRead({ jobs }: Case, statusUrl: string | undefined): boolean {
  return statusUrl?.includes('{job_id}') !== false || !Object.values(jobs).some(({ user }) => user !== undefined)
}

function nothingToGrade(generations: readonly GradedGeneration[], products: readonly Product[] = []): string {
  const names = generations.map(({ name }) => name).join(', ')
  if (names === '') return 'No generation of the API that is played brings cases for test-callback.'
  const known = new Set(generations.flatMap(({ grading }) => grading.products))
  return `${names} never calls back about ${products.join(', ')}. There are: ${[...known].join(', ')}.`
}
