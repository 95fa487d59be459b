import type { Control } from '../control/control.ts'
import { decisions } from '../core/jobs/job.ts'
import { outcomes } from '../core/jobs/outcome.ts'
import { type ReplayOptions, replayFaults } from '../core/scenarios/fault.ts'
import { userStates } from '../core/users/enrolment.ts'
import { warningKinds } from '../core/warnings/kinds.ts'
import type { ExchangeFilter } from '../http/journal/exchange-filter.ts'
import type { Expectation } from '../http/journal/expectation.ts'
import { type Check, type Checks, check, oneOf, patience, text, textOrNumber, wholeNumber } from '../options/checks.ts'
import type { Filter } from '../store/listings.ts'
import type { Patience } from './patience.ts'

const times: Check = (value) =>
  typeof value === 'object' && value !== null ? undefined : wholeNumber()(value) && 'a whole number, or bounds'

const filterChecks: Checks<Filter> = { partnerId: text, jobId: text }
const patienceChecks: Checks<Patience & Filter> = { ...filterChecks, timeout: patience }
// As in schemas/control/next-request.
const mostQueued = 10_000
const nextChecks = { times: wholeNumber(mostQueued), partnerId: text }
const replayChecks: Checks<ReplayOptions> = { fault: oneOf(replayFaults), claims: oneOf(outcomes), partnerId: text }
const exchangeChecks: Checks<ExchangeFilter> = {
  ...filterChecks,
  path: text,
  method: text,
  status: textOrNumber,
  warning: oneOf(Object.keys(warningKinds)),
}
const expectationChecks: Checks<Expectation> = { ...exchangeChecks, times }

/**
 * Control's verbs for programs without types, where a misspelt name would have no effect: a test that expects no such exchange
 * would always pass. Each throws a TypeError that lists the problems.
 */
export function checkedControl(control: Control): Control {
  return {
    ...control,
    async next(scenario, options) {
      return control.next(scenario, checked('next', options, nextChecks))
    },
    async review(smileJobId, decision, partnerId) {
      checkWord('review', 'decision', decision, decisions)
      return control.review(smileJobId, decision, partnerId)
    },
    async jobs(filter) {
      return control.jobs(checked('jobs.list', filter, filterChecks))
    },
    async completedJob(jobId, options) {
      return control.completedJob(jobId, checked('jobs.completed', options, patienceChecks))
    },
    async callbacks(filter) {
      return control.callbacks(checked('callbacks.list', filter, filterChecks))
    },
    async nextCallback(options) {
      return control.nextCallback(checked('callbacks.next', options, patienceChecks))
    },
    inbox: (filter) => control.inbox(checked('callbacks.inbox', filter, filterChecks)),
    async replay(id, options) {
      return control.replay(id, checked('callbacks.replay', options, replayChecks))
    },
    async setUser(userId, state, partnerId) {
      checkWord('users.set', 'state', state, [...userStates, 'absent'])
      return control.setUser(userId, state, partnerId)
    },
    journal: (filter) => control.journal(checked('journal.list', filter, exchangeChecks)),
    expect: (expectation) => control.expect(checked('expect', expectation, expectationChecks)),
  }
}

function checked<Given, Whole>(verb: string, given: Given, checks: Checks<Whole>): Given {
  if (given !== undefined) check(`emulator.${verb}`, given, checks)
  return given
}

function checkWord(verb: string, what: string, word: string, words: readonly string[]): void {
  check(`emulator.${verb}`, { [what]: word }, { [what]: oneOf(words) })
}
