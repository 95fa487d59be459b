import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Endpoint } from '../../../server/vendor/v3/wording/endpoint-errors.ts'

interface Example {
  readonly value: unknown
}

interface Response {
  readonly content?: {
    readonly 'application/json': { readonly example?: unknown; readonly examples?: Readonly<Record<string, Example>> }
  }
}

interface Contract {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Response>> }>>>
  >
}

/** The vendor's newest contract: structure and literals, no prose. */
export const vendorContract: Contract = JSON.parse(
  readFileSync(join(import.meta.dirname, 'vendor-contract.json'), 'utf8'),
) as Contract

/** A body that the contract shows. */
export interface Shown {
  /** Its HTTP status, and its name where there are several. */
  readonly name: string
  readonly status: number
  readonly body: unknown
}

const paths: Readonly<Record<Endpoint, string>> = {
  token: '/v3/token',
  entry: '/v3/enhanced_kyc',
  sync: '/v3/enhanced_kyc/sync',
  status: '/v3/status/{jobId}',
  replay: '/v3/replay/{job_id}',
  makeLink: '/v3/smile_links',
  showLink: '/v3/smile_links/{refId}',
  idStatus: '/v3/services/id_status',
  reportFraud: '/v3/users/{user_id}/report_fraud',
  address: '/v3/address',
  aml: '/v3/aml',
  amlSync: '/v3/aml/sync',
  monitoring: '/v3/aml/monitoring',
  news: '/v3/aml/monitoring/{job_id}/news/{reference}',
}

/** The HTTP status of every refusal that the contract has of an endpoint, shown or not; 504 is of what stands before the gateway. */
export function refusedStatuses(endpoint: Endpoint): number[] {
  const [operation] = Object.values(vendorContract.paths[paths[endpoint]] ?? {})
  const statuses = Object.keys(operation?.responses ?? {}).map(Number)
  return statuses.filter((status) => status !== 504 && !isAnswer(endpoint, { status }))
}

/** Every refusal that the contract shows of an endpoint. */
export function vendorRefusals(endpoint: Endpoint): Shown[] {
  return shownBy(endpoint).filter((one) => !isAnswer(endpoint, one))
}

/** Every other answer. That a job is not found is the answer to how it stands. */
export function vendorAnswers(endpoint: Endpoint): Shown[] {
  return shownBy(endpoint).filter((one) => isAnswer(endpoint, one))
}

function isAnswer(endpoint: Endpoint, { status }: Pick<Shown, 'status'>): boolean {
  return status < 400 || (endpoint === 'status' && status === 404)
}

function shownBy(endpoint: Endpoint): Shown[] {
  const [operation] = Object.values(vendorContract.paths[paths[endpoint]] ?? {})
  return Object.entries(operation?.responses ?? {}).flatMap(([status, { content }]) => {
    const { example, examples = {} } = content?.['application/json'] ?? {}
    const named = Object.entries(examples).map(([name, { value }]) => [`${status} ${name}`, value] as const)
    const all = example === undefined ? named : [[status, example] as const, ...named]
    return all.map(([name, body]) => ({ name, status: Number(status), body }))
  })
}
