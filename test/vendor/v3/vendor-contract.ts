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

/** The vendor's newest contract, of the operations that are played here: structure and literals, no prose. */
export const vendorContract: Contract = JSON.parse(
  readFileSync(join(import.meta.dirname, 'vendor-contract.json'), 'utf8'),
) as Contract

/** A refusal that the vendor publishes. */
export interface Refusal {
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
}

/** Every refusal that the contract shows of an endpoint. A job that is not found is an answer of its status. */
export function vendorRefusals(endpoint: Endpoint): Refusal[] {
  const [operation] = Object.values(vendorContract.paths[paths[endpoint]] ?? {})
  return Object.entries(operation?.responses ?? {})
    .filter(([status]) => Number(status) >= 400 && !(endpoint === 'status' && status === '404'))
    .flatMap(([status, { content }]) => {
      const { example, examples = {} } = content?.['application/json'] ?? {}
      const named = Object.entries(examples).map(([name, { value }]) => [`${status} ${name}`, value] as const)
      const all = example === undefined ? named : [[status, example] as const, ...named]
      return all.map(([name, body]) => ({ name, status: Number(status), body }))
    })
}
