import type { CanSay } from '../core/jobs/wording.ts'
import { globTest } from '../core/text/glob.ts'
import type { GradedGeneration } from '../vendor/contract-kit.ts'
import type { Case } from '../vendor/grading/case.ts'
import type { Focus } from '../vendor/grading/focus.ts'
import { sectionNames } from '../vendor/grading/sections.ts'
import { callbacksOf } from '../vendor/grading/steps.ts'
import { bodyCases } from './cases/body-cases.ts'
import { concurrencyCases } from './cases/concurrency-cases.ts'
import { deliveryCases } from './cases/delivery-cases.ts'
import { duplicateCases } from './cases/duplicate-cases.ts'
import { jobCases } from './cases/job-cases.ts'
import { orderCases } from './cases/order-cases.ts'
import { outcomeCases } from './cases/outcome-cases.ts'
import { signatureCases } from './cases/signature-cases.ts'

/** The products and the age that are graded. */
export type Chosen = Pick<Focus, 'products' | 'maxAge'>

/** All cases for some products of a generation, in the order of the report. */
export function casesFor(generation: GradedGeneration, chosen: Chosen): Case[] {
  const { grading, canSay } = generation
  const focus = { ...chosen, canSay }
  const all = [
    ...deliveryCases(focus, grading),
    ...signatureCases(focus, grading),
    ...focus.products.flatMap((product) => outcomeCases(product, generation)),
    ...orderCases(focus, grading),
    ...duplicateCases(focus),
    ...concurrencyCases(focus),
    ...bodyCases(focus),
    ...jobCases(focus),
    ...(grading.cases?.(focus) ?? []),
    afterwards,
  ]
  const sayable = all.filter((one) => isSayable(one, canSay))
  return sectionNames.flatMap((name) => sayable.filter(({ section }) => section === name))
}

/** Whether a generation can word everything that a case sends. */
function isSayable({ jobs, steps }: Case, canSay: CanSay): boolean {
  return steps.flatMap(callbacksOf).every(({ job, outcome, by }) => {
    const { product } = jobs[job] ?? {}
    return product === undefined || canSay(product, outcome, by)
  })
}

const afterwards: Case = {
  id: 'afterwards/nothing-taken-back',
  section: 'afterwards',
  title: 'At the end, every conclusion is unchanged',
  reason: 'A callback that is processed in the background can overtake another of its job.',
  fix: 'Process the callbacks of one job one after another, also in the background.',
  jobs: {},
  steps: [{ kind: 'look_back' }],
}

/** Which cases are wanted, by the start of their ids, or by patterns in which `*` matches any text. */
export interface Selection {
  /** All, when empty. */
  readonly only: readonly string[]
  readonly skip: readonly string[]
}

/**
 * The selected cases.
 * @throws RangeError naming a pattern that no case matches.
 */
export function selectCases(cases: readonly Case[], { only, skip }: Selection): Case[] {
  for (const pattern of [...only, ...skip]) {
    if (!cases.some((one) => matches(pattern, one))) {
      throw new RangeError(`No case is called "${pattern}" or starts with it; --list shows all cases.`)
    }
  }
  return cases.filter(
    (one) =>
      (only.length === 0 || only.some((pattern) => matches(pattern, one))) &&
      !skip.some((pattern) => matches(pattern, one)),
  )
}

function matches(pattern: string, { id }: Case): boolean {
  return id === pattern || id.startsWith(`${pattern}/`) || globTest(pattern)(id)
}
