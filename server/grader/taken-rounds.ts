import type { Product } from '../core/jobs/product.ts'
import type { Case } from '../vendor/grading/case.ts'
import { callbackOf, conclude, deliver } from '../vendor/grading/steps.ts'
import type { LeftOut } from './report.ts'
import type { Round } from './rounds.ts'
import { createLedger } from './run/ledger.ts'
import { runCase } from './run/run-case.ts'
import type { RunParts } from './run/scene.ts'

/** What is run, and what is not. */
export interface TakenRounds {
  readonly rounds: readonly Round[]
  readonly leftOut: readonly LeftOut[]
}

/**
 * Leaves out generations whose ordinary approval the endpoint does not take: most partners speak one, and a hundred failures would
 * tell nothing about the other. If it takes none, something else is wrong, and the first shows what.
 * @param partsOf what cases of a round need to run.
 */
export async function takenRounds(
  wanted: readonly Round[],
  partsOf: (round: Round) => Omit<RunParts, 'ledger'>,
): Promise<TakenRounds> {
  const taken: Round[] = []
  const leftOut: LeftOut[] = []
  for (const round of wanted) {
    const answer = await refusalOf(round, partsOf(round))
    if (answer === undefined) taken.push(round)
    else leftOut.push({ generation: round.generation.name, cases: round.cases.length, answer })
  }
  return taken.length > 0 ? { rounds: taken, leftOut } : { rounds: wanted.slice(0, 1), leftOut: leftOut.slice(1) }
}

/** @returns what came instead of an approval; undefined when it was taken. */
async function refusalOf(
  { generation, products }: Round,
  parts: Omit<RunParts, 'ledger'>,
): Promise<string | undefined> {
  const product = products.find((one) => generation.canSay(one, 'approved', 'machine'))
  if (product === undefined) return undefined
  const { status, actual } = await runCase(approval(product), { ...parts, ledger: createLedger() })
  return status === 'passed' ? undefined : actual
}

function approval(product: Product): Case {
  return {
    id: 'delivery/first-approval',
    section: 'delivery',
    title: 'An ordinary approval',
    reason: 'It shows whether the endpoint takes callbacks of this generation.',
    fix: '',
    jobs: { job: { product } },
    steps: [deliver(callbackOf('approved')), conclude('approved')],
  }
}
