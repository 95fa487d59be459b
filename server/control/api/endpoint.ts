import type { Call, Description, Operation, Reply } from '../../http/operation.ts'

const limit = 1024 * 1024

/** The description of a control endpoint, with schemas by their names in `schemas/control`. */
interface Endpoint extends Description {
  readonly summary: string
  readonly takes?: string
  readonly answers?: string
}

export function get(path: string, endpoint: Endpoint, handle: Operation['handle']): Operation {
  return { method: 'get', path: `/__emulator${path}`, body: 'none', limit: 0, ...described(endpoint), handle }
}

export function post(path: string, endpoint: Endpoint, handle: Operation['handle']): Operation {
  return { method: 'post', path: `/__emulator${path}`, body: 'json', limit, ...described(endpoint), handle }
}

function described({
  takes,
  answers,
  ...description
}: Endpoint): Description & Pick<Operation, 'request' | 'response'> {
  return {
    ...description,
    ...(takes && { request: `control/${takes}` }),
    ...(answers && { response: { 200: `control/${answers}` } }),
  }
}

export function ok(json: unknown): Reply {
  return { status: 200, json }
}

const partnerQuery = 'A partner’s id, if several are served.'

/** The query of calls about one partner; the first by default. */
export const byPartner: Readonly<Record<string, string>> = { partner_id: partnerQuery }

/** The query of lists; everything by default. */
export const byPartnerOrJob: Readonly<Record<string, string>> = {
  ...byPartner,
  job_id: 'The partner’s own id of a job.',
}

export function partnerOf({ query }: Call): string | undefined {
  return query.get('partner_id') ?? undefined
}

export function filterOf({ query }: Call): { partnerId?: string; jobId?: string } {
  const partnerId = query.get('partner_id')
  const jobId = query.get('job_id')
  return { ...(partnerId !== null && { partnerId }), ...(jobId !== null && { jobId }) }
}
