import { ControlError } from '../../core/errors.ts'
import { jobStates } from '../../core/jobs/job.ts'
import type { WordedJob } from '../../core/jobs/worded.ts'
import { toTimestamp } from '../../core/time.ts'
import type { AdvanceRequest } from '../../generated/control/advance-request.ts'
import type { Job as JobView } from '../../generated/control/job.ts'
import type { NextRequest } from '../../generated/control/next-request.ts'
import type { ResetRequest } from '../../generated/control/reset-request.ts'
import type { ReviewRequest } from '../../generated/control/review-request.ts'
import type { UserRequest } from '../../generated/control/user-request.ts'
import type { Call, Endpoints, Operation, Reply } from '../../http/operation.ts'
import type { Control } from '../control.ts'
import { callbackOperations } from './callback.ts'
import { coverageOperations } from './coverage.ts'
import { type DocumentParts, documentOperations } from './document.ts'
import { encodeJob } from './encode.ts'
import { byPartner, byPartnerOrJob, filterOf, get, ok, partnerOf, post } from './endpoint.ts'
import { eventOperations } from './events/operations.ts'
import { journalOperations } from './journal.ts'
import { type PactProvider, pactOperations } from './pact.ts'
import { partnerOperations } from './partner.ts'
import { waitIn, wordsIn } from './query.ts'
import { scenarioOperations } from './scenario.ts'
import { settingsOperations } from './settings.ts'
import { stateOperations } from './state.ts'

/** What the control API's endpoints need. */
export interface ControlEndpointParts extends DocumentParts {
  readonly control: Control
}

/** Every endpoint of the control API: one operation for each verb of control. */
export function controlEndpoints(parts: ControlEndpointParts, pact: PactProvider): Endpoints {
  return {
    operations: [
      ...under('documents', documentOperations(parts)),
      ...under('jobs', jobOperations(parts.control)),
      ...under('scenarios', scenarioOperations(parts.control)),
      ...under('callbacks', callbackOperations(parts.control)),
      ...under('users', userOperations(parts.control)),
      ...under('clock', clockOperations(parts.control)),
      ...under('partners', [...partnerOperations(parts.control), ...settingsOperations(parts.control)]),
      ...under('journal', journalOperations(parts.control, partnerMeant)),
      ...under('coverage', coverageOperations(parts.control)),
      ...under('events', eventOperations(parts.control)),
      ...under('state', stateOperations(parts.control, partnerMeant)),
      ...under('pact', pactOperations(pact)),
    ],
    claimedPartner: () => undefined,
  }
}

function under(tag: string, operations: readonly Operation[]): Operation[] {
  return operations.map((operation) => ({ ...operation, tag }))
}

/** The partner of a call, which may name one in its body or in its query, but not two. */
function partnerMeant(call: Call): string | undefined {
  const { partner_id: inBody } = call.body as ResetRequest
  const inQuery = partnerOf(call)
  if (inBody !== undefined && inQuery !== undefined && inBody !== inQuery) {
    throw new ControlError(400, `The body names partner "${inBody}" and the query partner "${inQuery}". Name one.`)
  }
  return inBody ?? inQuery
}

function jobOperations(control: Control): Operation[] {
  const encode = (job: WordedJob) => encodeJob(job, control.clockOf(job.partnerId).now())
  return [
    get('/jobs', { summary: 'Lists jobs, newest first.', answers: 'jobs', query: byPartnerOrJob }, async (call) =>
      ok({ jobs: (await control.jobs(filterOf(call))).map(encode) }),
    ),
    get(
      '/jobs/:smile_job_id',
      {
        summary:
          'Shows a job: its scenario and why it was chosen, results, planned callbacks, package, warnings; or waits for it.',
        answers: 'job',
        query: {
          ...byPartner,
          state: 'The state to wait for: final (the default) or in_review, which a final job has passed.',
          wait: 'How long to wait for that state, in real time, such as 10s; at most 60s. Then the job is answered as it is.',
        },
      },
      (call) => showJob(control, call, encode),
    ),
    post(
      '/jobs/:smile_job_id/review',
      {
        summary: 'Decides a job as the human reviewer; the callback is due at once.',
        takes: 'review-request',
        answers: 'job',
        query: byPartner,
      },
      async (call) => {
        const { decision } = call.body as ReviewRequest
        return ok(encode(await control.review(call.params.smile_job_id ?? '', decision, partnerOf(call))))
      },
    ),
    post(
      '/next',
      {
        summary: 'Queues a scenario for the next submissions.',
        takes: 'next-request',
        answers: 'queued',
        query: byPartner,
      },
      async (call) => {
        const { scenario, times = 1 } = call.body as NextRequest
        const partnerId = partnerMeant(call)
        const queued = await control.next(scenario, { times, ...(partnerId !== undefined && { partnerId }) })
        return ok({ partner_id: queued.partnerId, scenario: queued.scenario, times: queued.times })
      },
    ),
  ]
}

async function showJob(control: Control, call: Call, encode: (job: WordedJob) => JobView): Promise<Reply> {
  const smileJobId = call.params.smile_job_id ?? ''
  const [state = 'final'] = wordsIn(call, 'state', jobStates) ?? []
  const patience = waitIn(call)
  if (patience === undefined) return ok(encode(await control.job(smileJobId, partnerOf(call))))
  const wait = { patience, signal: call.gone() }
  const { job, hint } = await control.waitForJob(smileJobId, partnerOf(call), state, wait)
  return { ...ok({ ...encode(job), ...(hint && { hint }) }), hint }
}

function userOperations(control: Control): Operation[] {
  const path = '/users/:user_id'
  const set = async (call: Call, state: NonNullable<UserRequest['state']> | 'absent'): Promise<Reply> => {
    await control.setUser(call.params.user_id ?? '', state, partnerOf(call))
    return show(call)
  }
  const show = async (call: Call): Promise<Reply> => {
    const userId = call.params.user_id ?? ''
    const { partnerId, state, fraud } = await control.user(userId, partnerOf(call))
    return ok({
      partner_id: partnerId,
      user_id: userId,
      state: state ?? 'not_on_file',
      ...(fraud && { fraud: { reason: fraud.reason, since: toTimestamp(fraud.since) } }),
    })
  }
  const shown = { answers: 'user', query: byPartner }
  return [
    get(path, { summary: 'Shows whether a user is on file, and in what state.', ...shown }, show),
    {
      ...post(
        path,
        { summary: 'Puts a user on file, in the given state or as enrolled.', takes: 'user-request', ...shown },
        (call) => set(call, (call.body as UserRequest).state ?? 'enrolled'),
      ),
      method: 'put',
    },
    { ...get(path, { summary: 'Removes a user.', ...shown }, (call) => set(call, 'absent')), method: 'delete' },
  ]
}

function clockOperations(control: Control): Operation[] {
  const show = (partnerId: string | undefined): Reply => {
    const { kind, now } = control.clockOf(partnerId)
    return ok({ kind, now: toTimestamp(now()) })
  }
  const ofPartner = {
    partner_id: 'A partner’s id, for its clock, which may be its own. Without one, the emulator’s clock.',
  }
  return [
    get('/clock', { summary: 'Shows the time.', answers: 'clock', query: ofPartner }, (call) => show(partnerOf(call))),
    post(
      '/clock/advance',
      {
        summary: 'Advances a virtual clock, and answers when everything due is delivered.',
        takes: 'advance-request',
        answers: 'clock',
        query: ofPartner,
      },
      async (call) => {
        const partnerId = partnerMeant(call)
        await control.advance((call.body as AdvanceRequest).by, partnerId)
        return show(partnerId)
      },
    ),
  ]
}
