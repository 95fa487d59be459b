import type { HttpInteraction } from '../../pacts/interaction.ts'
import type { ListedExchange, ListedJob } from '../../pacts/pacts.ts'
import { fromState, like, type Term } from '../../pacts/term.ts'
import { isPlainWord } from './plain-words.ts'
import { type Body, isSubmission, jobId, statesOf, user } from './states-of-exchange.ts'
import { answeredWithoutPersonalData, askedWithoutPersonalData } from './without-personal-data.ts'

/** Undefined for what a pact cannot express: packages, whose bytes are not kept; pictures; and a success whose body has an injected fault. */
export function interactionOf(exchange: ListedExchange, jobs: readonly ListedJob[]): HttpInteraction | undefined {
  const { method, status, request, response, hint } = exchange as ListedExchange & { request: Body; response: Body }
  // A query is not the vendor's, and could have personal data.
  const path = exchange.path.replace(/[?#].*$/s, '')
  const answersJson = typeof response === 'object' && response !== null
  if (!/^\/v1\/[\w/-]+$/.test(path) || (status < 400 && !answersJson)) return undefined
  const job = jobs.find((one) => one.partner_id === exchange.partner_id && one.job_id === exchange.job_id)
  const states = statesOf({ path, status, request, response: response ?? {}, hint, job })
  const userId = states.find(({ params }) => params?.user_id)?.params?.user_id ?? user.enrolled
  const opens = status === 200 && isSubmission(path)
  const generated: Record<string, Term> = {
    smile_client_id: fromState('partner_id', '1234'),
    partner_id: fromState('partner_id', '1234'),
    timestamp: fromState('timestamp', '2026-01-01T00:00:00.000Z'),
    signature: fromState('signature', 'K9d1r3f9m0ZkRr1mB0c1mZ1cJm0Yt8y6m1rX4o2b9aQ='),
    token: fromState('token', 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln'),
    user_id: fromState('user_id', userId),
    job_id: fromState('job_id', jobId),
  }
  const hasBody = typeof request === 'object' && request !== null
  return {
    description: describe({ ...exchange, path }),
    states: request?.token ? [...states, { name: 'a web token' }] : states,
    request: {
      method,
      path,
      ...(hasBody && { headers: { 'Content-Type': 'application/json' } }),
      ...(hasBody && { body: askedWithoutPersonalData(request, generated) }),
    },
    response: {
      status,
      ...(answersJson && {
        body: answeredWithoutPersonalData(response, { user_id: userId, job_id: opens ? like(jobId) : jobId }),
      }),
    },
  }
}

/** Describes an exchange by the code of the answer, or by its status if it has none and is an error. */
function describe({
  method,
  path,
  status,
  request,
  response,
}: ListedExchange & { request?: Body; response?: Body }): string {
  const jobType = request?.partner_params?.job_type
  const { code = '', result, ResultCode } = (response ?? {}) as Body
  const what = result?.ResultCode ?? ResultCode ?? code
  const answered = /^\d{4}$/.test(what) ? ` ${what}` : status === 200 ? '' : ` ${status}`
  const about = isPlainWord('job_type', jobType) ? ` of job type ${jobType}` : ''
  return `${method} ${path}${about}, answered${answered}`
}
