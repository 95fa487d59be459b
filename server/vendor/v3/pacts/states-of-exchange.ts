import { errorKinds } from '../../../core/errors.ts'
import { scenarioInHint } from '../../../core/scenarios/refusal.ts'
import type { StateUse } from '../../pacts/interaction.ts'
import { errorWords } from '../wording/errors.ts'
import { type Asked, isSubmission } from './asked.ts'
import { wordOf } from './product-words.ts'

// A pact has no ids of the partner's.
const user = { onFile: 'user-1', unknown: 'user-2' } as const
const anybody: StateUse = { name: 'a partner' }

/** The states needed for the same answer. */
export function statesOf(asked: Asked): StateUse[] {
  const { template, status } = asked
  if (status === 401) return [{ name: 'a forged signature' }]
  if (/^\/v3\/(status|replay|aml\/monitoring)\/\{/.test(template)) return jobStates(asked)
  if (template.endsWith('/report_fraud')) return fraudStates(status)
  if (template === '/v3/smile_links/{refId}') return [status === 200 ? { name: 'a smile link' } : anybody]
  return isSubmission(template) ? [submissionState(asked)] : [anybody]
}

function jobStates({ status, template, job, hint }: Asked): StateUse[] {
  if (!job || status === 404) return [anybody]
  const scenario = scenarioInHint(hint) ?? job.scenario.name
  const params = {
    user_id: user.onFile,
    product: wordOf(job.product as Parameters<typeof wordOf>[0]),
    scenario,
    ...(template.startsWith('/v3/replay') && { callback_url: 'https://shop.example/callback' }),
  }
  const isDone = status === 200 || (status === 202 && template.startsWith('/v3/replay'))
  return [{ name: 'a job', params: { ...params, state: isDone ? 'final' : 'pending' } }]
}

/** Whether one of them gives back the ids in a path. */
export function giveIds(states: readonly StateUse[]): boolean {
  return states.some(({ name }) => ['a job', 'a smile link', 'a user on file', 'a user not on file'].includes(name))
}

function fraudStates(status: number): StateUse[] {
  if (status === 404) return [{ name: 'a user not on file', params: { user_id: user.unknown } }]
  return [{ name: 'a user on file', params: { user_id: user.onFile } }]
}

/** What its scenario decides, or the account. */
function submissionState({ status, response, hint, job }: Asked): StateUse {
  const scenario = scenarioInHint(hint) ?? job?.scenario.name
  if (scenario !== undefined) return { name: 'the next submission', params: { user_id: user.onFile, scenario } }
  const error = errorKinds.find((kind) => {
    const words = errorWords[kind]
    return words.status === status && words.message === response.message
  })
  return error !== undefined && [402, 403, 429].includes(status) ? { name: 'a refusal', params: { error } } : anybody
}
