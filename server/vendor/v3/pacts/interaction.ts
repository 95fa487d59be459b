import type { HttpInteraction } from '../../pacts/interaction.ts'
import type { ListedExchange, ListedJob } from '../../pacts/pacts.ts'
import { fromState, pathFromState } from '../../pacts/term.ts'
import { answered } from './answered.ts'
import { type Asked, endpointAt, isSubmission, requestSchemaOf } from './asked.ts'
import { formOf } from './form.ts'
import { giveIds, statesOf } from './states-of-exchange.ts'

// Without their query, which the journal does not have, these are refused.
const needQuery = ['/v3/services/id_status', '/v3/services/config', '/v3/aml/monitoring/{job_id}/news/{reference}']

/** Undefined for what a pact cannot express: what was asked in a query, pictures and pages, and a success whose body has an injected fault. */
export function interactionOf(exchange: ListedExchange, jobs: readonly ListedJob[]): HttpInteraction | undefined {
  const { method, status, request, response } = exchange
  const path = exchange.path.replace(/[?#].*$/s, '')
  const template = endpointAt(path)
  const answersJson = typeof response === 'object' && response !== null
  const isLost = needQuery.includes(template) && status < 401
  if (!/^\/v3\/[\w/.{}-]+$/.test(template) || isLost || (status < 400 && !answersJson)) return undefined
  const job = jobs.find((one) => one.smile_job_id === exchange.job_id || one.job_id === exchange.job_id)
  const asked: Asked = {
    template,
    status,
    request: membersOf(request),
    response: membersOf(response),
    hint: exchange.hint,
    job,
  }
  const states = statesOf(asked)
  const isToken = template === '/v3/token'
  const form = formOf(asked.request, requestSchemaOf(template), messageIn(asked.response))
  return {
    description: describe(method, template, asked),
    states,
    request: {
      method,
      path: pathOf(template, asked, giveIds(states)),
      headers: {
        ...(isToken && { 'smileid-partner-id': fromState('partner_id', '1234') }),
        ...(isToken && { 'smileid-api-key': fromState('api_key', 'emulator-api-key') }),
        ...(!isToken && { 'SmileID-Token': fromState('token', 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln') }),
        // One of them wants it, and the others take it.
        ...(isSubmission(template) && { 'SmileID-Partner-ID': fromState('partner_id', '1234') }),
        ...(form && { 'Content-Type': form.type }),
      },
      ...(form && { form }),
    },
    response: { status, ...(answersJson && { body: answered(response, status) }) },
  }
}

/** Ids come of the states. Without any, they are of what is not there, or are none: those of the exchange could be about a person. */
function pathOf(template: string, { status }: Asked, hasIds: boolean): HttpInteraction['request']['path'] {
  if (!template.includes('{')) return template
  const known = template.replace('{jobId}', '{job_id}').replace('{refId}', '{ref_id}')
  if (hasIds) return pathFromState(known, known.replaceAll(/[{}]/g, ''))
  return known.replaceAll(/{(\w+)}/g, (_, name: string) => (status === 404 ? unknown[name] : undefined) ?? 'none')
}

// In the form of those that there are. Sources: v3 §5.1, §5.7.
const unknown: Readonly<Record<string, string>> = {
  job_id: `job_7${'z'.repeat(25)}`,
  ref_id: '00000000-0000-4000-8000-000000000000',
}

function messageIn({ message }: Asked['response']): string {
  return typeof message === 'string' ? message : ''
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

/** By the word of the answer, or by its status where it is refused. */
function describe(method: string, template: string, { status, response }: Asked): string {
  const word = status < 400 || status === 404 ? response.status : undefined
  return `${method} ${template}, answered ${typeof word === 'string' && /^[a-z_]+$/.test(word) ? word : status}`
}
