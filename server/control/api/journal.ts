import { ControlError } from '../../core/errors.ts'
import { isWarningId } from '../../core/warnings/warning.ts'
import type { Count } from '../../generated/control/count.ts'
import type { ExpectRequest } from '../../generated/control/expect-request.ts'
import type { Expectation } from '../../generated/control/expectation.ts'
import type { ExchangeFilter } from '../../http/journal/exchange-filter.ts'
import { ExpectationError } from '../../http/journal/expectation.ts'
import type { Call, Operation } from '../../http/operation.ts'
import type { Control } from '../control.ts'
import { encodeExchange } from './encode.ts'
import { byPartner, byPartnerOrJob, filterOf, get, ok, post } from './endpoint.ts'
import { numberIn, textIn } from './query.ts'

const filters: Readonly<Record<string, string>> = {
  ...byPartnerOrJob,
  path: 'The start of a path; or a pattern in which * matches any text.',
  method: 'Such as POST.',
  status: 'Such as 400, or a class such as 4xx.',
  warning: 'The id of a warning of the exchange.',
}

/** Exchanges between partners and the vendor's endpoints. */
export function journalOperations(control: Control, partnerMeant: (call: Call) => string | undefined): Operation[] {
  return [
    get(
      '/journal',
      {
        summary: 'Lists exchanges with the vendor’s endpoints, oldest first, secrets removed.',
        answers: 'journal',
        query: { ...filters, limit: 'Only the newest, at most this many.' },
      },
      (call) => {
        const exchanges = control.journal(exchangeFilterOf(call))
        const limit = numberIn(call, 'limit') ?? exchanges.length
        return ok({
          exchanges: exchanges.slice(exchanges.length - Math.min(limit, exchanges.length)).map(encodeExchange),
        })
      },
    ),
    get(
      '/journal/count',
      {
        summary: 'Counts exchanges with the vendor’s endpoints, and shows how many older ones are no longer kept.',
        answers: 'count',
        query: filters,
      },
      (call) => ok(control.countExchanges(exchangeFilterOf(call)) satisfies Count),
    ),
    post(
      '/expect',
      {
        summary: 'Checks that clients asked what is expected, and lists what they asked instead, closest first.',
        takes: 'expect-request',
        answers: 'expectation',
        query: byPartner,
      },
      (call) => ok(expectation(control, call.body as ExpectRequest, partnerMeant(call))),
    ),
  ]
}

function expectation(control: Control, asked: ExpectRequest, partnerId: string | undefined): Expectation {
  const { path, method, status, warning, job_id: jobId, times } = asked
  checkWarning(warning)
  const bounds = typeof times === 'object' ? { atLeast: times.at_least, atMost: times.at_most } : times
  try {
    const exchanges = control.expect({ path, method, status, warning, jobId, partnerId, times: bounds })
    return { met: true, exchanges: exchanges.map(encodeExchange) }
  } catch (error) {
    // Not met is an answer; the caller's test is what fails.
    if (error instanceof ExpectationError) return { met: false, exchanges: [], problem: error.message }
    throw error
  }
}

/** @throws ControlError when a filter can match nothing. */
function exchangeFilterOf(call: Call): ExchangeFilter {
  const status = textIn(call, 'status')
  if (status !== undefined && !/^[1-5](\d\d|xx)$/i.test(status)) {
    throw new ControlError(400, `?status=${status}: expected a status such as 400, or a class such as 4xx.`)
  }
  const warning = textIn(call, 'warning')
  checkWarning(warning)
  return { ...filterOf(call), path: textIn(call, 'path'), method: textIn(call, 'method'), status, warning }
}

function checkWarning(warning: string | undefined): void {
  if (warning !== undefined && !isWarningId(warning)) {
    throw new ControlError(400, `warning "${warning}": there is no such warning. docs/hints.md lists them.`)
  }
}
