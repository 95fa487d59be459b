import { createSystemClock } from '../clock/system-clock.ts'
import type { Product } from '../core/jobs/product.ts'
import { withoutLinkSecrets } from '../core/text/secrets.ts'
import type { Milliseconds } from '../core/time.ts'
import type { Partner } from '../core/users/partner.ts'
import { createPeople } from '../people/people.ts'
import type { GradedGeneration } from '../vendor/contract-kit.ts'
import type { Case } from '../vendor/grading/case.ts'
import { casesFor, type Selection, selectCases } from './cases.ts'
import { idInfo } from './compose.ts'
import { grade } from './grade.ts'
import type { CaseResult, GradeReport } from './report.ts'
import { createHttpPartner, type HttpPartnerOptions } from './run/http-partner.ts'
import { CannotGradeError, type PartnerPort } from './run/partner-port.ts'

/** Everything that a grader can be told. */
export interface GraderOptions extends HttpPartnerOptions, Selection {
  /** In whose words the endpoint is called. */
  readonly generation: GradedGeneration
  /** The partner's callback endpoint. */
  readonly url: string
  /** As the partner is known at Smile ID; callbacks are signed with its key. */
  readonly partner: Partner
  readonly products: readonly Product[]
  /** How old a callback may be; undefined when it may have any age. */
  readonly maxAge: Milliseconds | undefined
  /** How long a conclusion may take after the answer. */
  readonly settle: Milliseconds
  /** Ids follow from it: the same seed sends the same ids. */
  readonly seed: string
}

/**
 * Grades a partner's callback endpoint on its real sockets.
 * @param onResult told of each result as it is there, in the order of the cases.
 * @throws CannotGradeError when the endpoint, or what is asked beside it, cannot be reached.
 */
export async function gradePartner(
  options: GraderOptions,
  onResult?: (result: CaseResult) => void,
): Promise<GradeReport> {
  const { generation, url, partner, seed, maxAnswer, settle } = options
  const port = createHttpPartner(options)
  try {
    await tryOut(port, url)
    const person = await createPeople().of(String(idInfo.country), String(idInfo.idNumber))
    const { now } = createSystemClock()
    const sender = { generation, partner, callbackUrl: url, person, seed }
    return await grade(chosenCases(options), { port, sender, now, maxAnswer, settle }, onResult)
  } finally {
    port.close()
  }
}

/** The cases that these options choose. @throws RangeError naming a pattern that no case has. */
export function chosenCases({
  generation,
  products,
  maxAge,
  statusUrl,
  ...selection
}: Pick<GraderOptions, 'generation' | 'products' | 'maxAge' | 'statusUrl' | 'only' | 'skip'>): Case[] {
  const cases = selectCases(casesFor(generation, { products, maxAge }), selection)
  // Where conclusions are read by user, several jobs of one cannot be told apart.
  return statusUrl?.includes('{job_id}') === false ? cases.filter(({ jobs }) => !sharesUser(jobs)) : cases
}

function sharesUser(jobs: Case['jobs']): boolean {
  return Object.values(jobs).some(({ user }) => user !== undefined)
}

/** Whether anybody is there at all: an endpoint that is not running has no 150 faults. */
async function tryOut(port: PartnerPort, url: string): Promise<void> {
  const { status, problem } = await port.post({ url, headers: { 'content-type': 'application/json' }, body: '{}' })
  if (status === undefined)
    throw new CannotGradeError(`${withoutLinkSecrets(url)} cannot be tested. ${problem ?? 'There is no answer.'}`)
  const nobody = { userId: 'nobody', jobId: '00000000-0000-4000-8000-000000000000' }
  const reading = await port.read?.(nobody)
  if (reading?.unreadable) throw new CannotGradeError(`Conclusions cannot be read: ${reading.said}`)
}
