import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Product, products } from '../../server/core/jobs/product.ts'
import { packageRoot } from '../../server/files/root.ts'
import { entries } from '../../server/vendor/v3/submissions/entries.ts'

/** A callback that Smile ID makes: of which story, about which product, and what it says. */
export interface CallbackCase {
  readonly title: string
  readonly product: Product
  readonly scenario: string
  /** How far the job has come that it reports. */
  readonly state: 'in_review' | 'final'
  /** The body as the golden file has it, without what asked for the story. */
  readonly body: CallbackBody
}

/** The members that every product's callback has. */
export type CallbackBody = Readonly<Record<string, unknown>> & {
  readonly status: string
  readonly reason: string | null
}

const golden = join(packageRoot, 'test', 'golden')
// What most stories are like comes first, so that each case is told by the plainest one.
const plainest = ['approved', 'rejected']
const scenarios = readdirSync(golden).toSorted((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1))

/** One of each status and reason, product by product: whatever the golden files have. */
export const callbackCases: readonly CallbackCase[] = products.flatMap((product) => {
  const path = entries.find((entry) => entry.product === product)?.path
  if (path === undefined) return []
  const all = scenarios.flatMap((scenario) => casesOf(product, path, scenario))
  return [...new Map(all.toReversed().map((one) => [one.title, one])).values()].toReversed()
})

/** The job that a case of this place is about, counted from 1: a job of its own for each. */
export function jobIdAt(ordinal: number): string {
  return `job_${String(ordinal).padStart(26, '0')}`
}

function rank(scenario: string): number {
  const place = plainest.indexOf(scenario)
  return place < 0 ? plainest.length : place
}

type Moments = Readonly<Record<string, { readonly callback?: CallbackBody }>>

function casesOf(product: Product, path: string, scenario: string): CallbackCase[] {
  const file = join(golden, scenario, `${product}.json`)
  const moments = readMoments(file)[`POST ${path}`] ?? {}
  const bodies = Object.values(moments).flatMap(({ callback }) => (callback ? [withoutStory(callback)] : []))
  return bodies.flatMap((body, index) => {
    const isLast = index === bodies.length - 1
    // A state reaches the first result of a review, or the last of all.
    if (!isLast && body.status !== 'processing') return []
    return [{ title: titleOf(body), product, scenario, state: isLast ? 'final' : 'in_review', body }]
  })
}

function readMoments(file: string): Readonly<Record<string, Moments>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}

function titleOf({ product, status, reason }: CallbackBody): string {
  return `${product}: ${status}${reason === null ? '' : `, ${reason}`}`
}

/** Scenarios are asked for in partner_params, which Smile ID knows nothing of. */
function withoutStory({ partner_params: params, ...body }: CallbackBody): CallbackBody {
  const { emulator_scenario: _scenario, ...own } = (params ?? {}) as Record<string, unknown>
  // Of screenings nothing is left. Source: v3 §18.1.
  return { ...body, partner_params: Object.keys(own).length > 0 ? own : null } as unknown as CallbackBody
}
