import type { Control } from '../../control.ts'
import { ControlError, SmileError } from '../../core/errors.ts'
import { toTimestamp } from '../../core/time.ts'
import type { AdvanceRequest } from '../../generated/control/advance-request.ts'
import type { NextRequest } from '../../generated/control/next-request.ts'
import type { ResetRequest } from '../../generated/control/reset-request.ts'
import type { ReviewRequest } from '../../generated/control/review-request.ts'
import type { UserRequest } from '../../generated/control/user-request.ts'
import type { ApiGeneration, Call, Operation, Reply } from '../operation.ts'
import { encodeDelivery, encodeExchange, encodeJob, encodeScenario } from './encode.ts'

/** What the control API works with. */
export interface ControlApiParts {
  readonly control: Control
  readonly version: string
  /** The certificate authority's PEM text. */
  readonly ca: () => string
  /** Reads a schema by name; throws when there is none such. */
  readonly schema: (name: string) => object
}

const limit = 1024 * 1024
const ok = (json: unknown): Reply => ({ status: 200, json })
const done: Reply = ok({ ok: true })

/** The emulator's own API, under `/__emulator/`: one operation a verb of control. */
export function createControlApi(parts: ControlApiParts): ApiGeneration {
  return {
    name: 'control',
    vendor: false,
    operations: [
      ...documents(parts),
      ...jobOperations(parts.control),
      ...callbackOperations(parts.control),
      ...userOperations(parts.control),
      ...clockOperations(parts.control),
      ...stateOperations(parts.control),
    ],
    encodeError,
    claimedPartner: () => undefined,
  }
}

function encodeError(error: Error): Reply {
  if (error instanceof ControlError) return { status: error.status, json: { error: error.message } }
  if (error instanceof SmileError) {
    return { status: error.kind === 'system_error' ? 500 : 400, json: { error: error.hint } }
  }
  return {
    status: 500,
    json: { error: `A fault of the emulator itself, please report it: ${error.stack ?? error.message}` },
  }
}

function get(path: string, schema: string | undefined, handle: Operation['handle']): Operation {
  return {
    method: 'get',
    path: `/__emulator/${path}`,
    body: 'none',
    limit: 0,
    ...(schema && { response: { 200: schema } }),
    handle,
  }
}

function post(path: string, request: string | undefined, response: string, handle: Operation['handle']): Operation {
  return {
    method: 'post',
    path: `/__emulator/${path}`,
    body: 'json',
    limit,
    ...(request && { request: `control/${request}` }),
    response: { 200: `control/${response}` },
    handle,
  }
}

function filterOf({ query }: Call): { partnerId?: string; jobId?: string } {
  const partnerId = query.get('partner_id')
  const jobId = query.get('job_id')
  return { ...(partnerId !== null && { partnerId }), ...(jobId !== null && { jobId }) }
}

function partnerOf({ query }: Call): string | undefined {
  return query.get('partner_id') ?? undefined
}

/** The partner of a call that may name one in its body or in its query, and must not name two. */
function partnerMeant(call: Call): string | undefined {
  const { partner_id: inBody } = call.body as ResetRequest
  const inQuery = partnerOf(call)
  if (inBody !== undefined && inQuery !== undefined && inBody !== inQuery) {
    throw new ControlError(400, `The body names partner "${inBody}" and the query partner "${inQuery}". Name one.`)
  }
  return inBody ?? inQuery
}

function documents({ version, ca, schema }: ControlApiParts): Operation[] {
  const welcome: Operation['handle'] = () => ({
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    bytes: index(version),
  })
  return [
    { ...get('', undefined, welcome), path: '/__emulator' },
    { ...get('', undefined, () => ({ status: 302, headers: { location: '/__emulator' } })), path: '/' },
    get('health', 'control/health', () => ok({ status: 'ok', version })),
    get('ca.pem', undefined, () => ({
      status: 200,
      headers: { 'content-type': 'application/x-pem-file' },
      bytes: ca(),
    })),
    get('schemas/*path', undefined, ({ path }) => {
      const name = path.replace('/__emulator/schemas/', '').replace(/\.schema\.json$|\.json$/, '')
      if (!/^[a-z0-9-]+(\/[a-z0-9-]+)?$/.test(name)) throw noSchema(name)
      try {
        return ok(schema(name))
      } catch {
        throw noSchema(name)
      }
    }),
  ]
}

/** What a person sees who opens the emulator in a browser. */
function index(version: string): string {
  return [
    `Smile ID emulator ${version}`,
    '',
    'GET  /__emulator/jobs         jobs, their results and what is planned',
    'GET  /__emulator/callbacks    deliveries with every attempt',
    'GET  /__emulator/journal      what was asked and answered',
    'GET  /__emulator/scenarios    what can be asked for',
    'POST /__emulator/next         {"scenario": "rejected"}',
    'POST /__emulator/jobs/{smile_job_id}/review   {"decision": "approve"}',
    '',
    'The README lists the rest.',
    '',
  ].join('\n')
}

function noSchema(name: string): ControlError {
  return new ControlError(404, `There is no schema "${name}". schemas/README.md lists them; v1/upload-request is one.`)
}

function jobOperations(control: Control): Operation[] {
  const now = () => control.clock.now()
  return [
    get('jobs', 'control/jobs', (call) =>
      ok({ jobs: control.jobs(filterOf(call)).map((job) => encodeJob(job, now())) }),
    ),
    get('jobs/:id', 'control/job', (call) => ok(encodeJob(control.job(call.params.id ?? '', partnerOf(call)), now()))),
    post('jobs/:id/review', 'review-request', 'job', (call) => {
      const { decision } = call.body as ReviewRequest
      return ok(encodeJob(control.review(call.params.id ?? '', decision, partnerOf(call)), now()))
    }),
    get('scenarios', 'control/scenarios', () => ok({ scenarios: control.scenarios().map(encodeScenario) })),
    post('next', 'next-request', 'queued', (call) => {
      const { scenario, times = 1 } = call.body as NextRequest
      const partnerId = partnerMeant(call)
      const queued = control.next(scenario, { times, ...(partnerId !== undefined && { partnerId }) })
      return ok({ partner_id: queued.partnerId, scenario: queued.scenario, times: queued.times })
    }),
  ]
}

function callbackOperations(control: Control): Operation[] {
  return [
    get('callbacks', 'control/callbacks', (call) =>
      ok({ callbacks: control.callbacks(filterOf(call)).map(encodeDelivery) }),
    ),
    post('callbacks/:id/replay', undefined, 'callback', ({ params }) =>
      ok(encodeDelivery(control.replay(params.id ?? ''))),
    ),
  ]
}

function userOperations(control: Control): Operation[] {
  const show = (call: Call): Reply => {
    const userId = call.params.id ?? ''
    const { partnerId, state } = control.user(userId, partnerOf(call))
    return ok({ partner_id: partnerId, user_id: userId, state: state ?? 'not_on_file' })
  }
  return [
    get('users/:id', 'control/user', show),
    {
      ...post('users/:id', 'user-request', 'user', (call) => {
        control.setUser(call.params.id ?? '', (call.body as UserRequest).state ?? 'enrolled', partnerOf(call))
        return show(call)
      }),
      method: 'put',
    },
    {
      ...get('users/:id', 'control/user', (call) => {
        control.setUser(call.params.id ?? '', 'absent', partnerOf(call))
        return show(call)
      }),
      method: 'delete',
    },
  ]
}

function clockOperations(control: Control): Operation[] {
  const show = (): Reply => ok({ kind: control.clock.kind, now: toTimestamp(control.clock.now()) })
  return [
    get('clock', 'control/clock', show),
    post('clock/advance', 'advance-request', 'clock', async ({ body }) => {
      await control.advance((body as AdvanceRequest).by)
      return show()
    }),
  ]
}

function stateOperations(control: Control): Operation[] {
  return [
    get('journal', 'control/journal', (call) =>
      ok({ exchanges: control.journal(partnerOf(call)).map(encodeExchange) }),
    ),
    post('reset', 'reset-request', 'done', (call) => {
      control.reset(partnerMeant(call))
      return done
    }),
  ]
}
