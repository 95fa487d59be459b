import { createSystemClock } from '../clock/system-clock.ts'
import { withoutLinkSecrets } from '../core/text/secrets.ts'
import type { Milliseconds } from '../core/time.ts'
import type { Partner } from '../core/users/partner.ts'
import { createPeople } from '../people/people.ts'
import { idInfo } from './compose.ts'
import { grade } from './grade.ts'
import { type CaseResult, createGradeReport, type GradeReport } from './report.ts'
import { chosenRounds, countCases, type Round, type RoundOptions } from './rounds.ts'
import { createHttpPartner, type HttpPartnerOptions } from './run/http-partner.ts'
import { CannotGradeError, type PartnerPort } from './run/partner-port.ts'
import { takenRounds } from './taken-rounds.ts'

/** The options of a grader. */
export interface GraderOptions extends HttpPartnerOptions, RoundOptions {
  /** The partner's callback endpoint. */
  readonly url: string
  /** The partner; callbacks are signed with its key. */
  readonly partner: Partner
  /** How long a conclusion may take after the answer. */
  readonly settle: Milliseconds
  /** Ids are made from it: the same seed sends the same ids. */
  readonly seed: string
  /** Leave out generations whose callbacks the endpoint does not take: nobody said which it speaks. */
  readonly onlyTaken: boolean
}

/** Who wants to know how a grading goes. */
export interface GradeListener {
  /** What is run, before it is. */
  begin?(rounds: readonly Round[]): void
  /** Each result as soon as it is known, in the order of the cases. */
  add?(result: CaseResult): void
}

/**
 * Grades a partner's callback endpoint on its real sockets.
 * @throws RangeError when no case is selected; CannotGradeError when the endpoint, or the status or prepare URL, cannot be reached.
 */
export async function gradePartner(options: GraderOptions, { begin, add }: GradeListener = {}): Promise<GradeReport> {
  const { url, partner, seed, maxAnswer, settle, onlyTaken } = options
  const wanted = chosenRounds(options)
  const port = createHttpPartner(options)
  try {
    await tryOut(port, url)
    const person = await createPeople().of(String(idInfo.country), String(idInfo.idNumber))
    const { now } = createSystemClock()
    const partsOf = ({ generation }: Round) => {
      const sender = { generation, partner, callbackUrl: url, person, seed }
      return { port, sender, now, maxAnswer, settle }
    }
    const isOpen = onlyTaken && wanted.length > 1
    const { rounds, leftOut } = isOpen ? await takenRounds(wanted, partsOf) : { rounds: wanted, leftOut: [] }
    begin?.(rounds)
    const results: CaseResult[] = []
    for (const round of rounds) results.push(...(await grade(round.cases, partsOf(round), add)).results)
    return createGradeReport(results, countCases(rounds), leftOut)
  } finally {
    port.close()
  }
}

/** Checks that the endpoint is running: otherwise 150 cases would fail. */
async function tryOut(port: PartnerPort, url: string): Promise<void> {
  const { status, problem } = await port.post({ url, headers: { 'content-type': 'application/json' }, body: '{}' })
  if (status === undefined)
    throw new CannotGradeError(`${withoutLinkSecrets(url)} cannot be tested. ${problem ?? 'There is no answer.'}`)
  const nobody = { userId: 'nobody', jobId: '00000000-0000-4000-8000-000000000000' }
  const reading = await port.read?.(nobody)
  if (reading?.unreadable) throw new CannotGradeError(`Conclusions cannot be read: ${reading.said}`)
}
