import type { ErrorKind } from '../errors.ts'
import type { JobState } from '../jobs/job.ts'
import type { Product } from '../jobs/product.ts'
import type { Result } from '../jobs/result.ts'
import type { StatusFault } from '../scenarios/fault.ts'
import type { Warning } from '../warnings/warning.ts'
import type { CoveredCall } from './calls.ts'

/** An answer that a client got, as coverage sees it. */
export interface Answer extends CoveredCall {
  /** The generation of the API that was called. */
  readonly generation: string
  readonly status: number
  /** Why it refuses, if it does. */
  readonly refused?: ErrorKind | undefined
  /** Whether it came from the gateway in front of the API. */
  readonly byGateway?: boolean | undefined
  readonly fault?: StatusFault | undefined
  readonly reported?: ReportedJob | undefined
  readonly warnings?: readonly Warning[] | undefined
}

/** What an answer reported about a job: to a status call, or at once to a lookup. */
export interface ReportedJob {
  readonly by: 'status' | 'lookup'
  readonly product: Product
  readonly state: JobState
  readonly result: Result | undefined
}

/** The situations that an answer met, by its status, its fault and its origin. */
export function metByAnswer({ endpoint, status, fault = {}, refused, byGateway }: Answer): string[] {
  const { broken, latency, signature } = fault
  // A broken answer does not count as one.
  const met = [broken ? `fault/${broken}` : `call/${endpoint}/${Math.floor(status / 100)}xx`]
  if (status >= 500) met.push('fault/5xx')
  if (status === 429) met.push('fault/429')
  if (latency !== undefined) met.push('fault/late')
  if (signature) met.push('fault/forged')
  if (refused) met.push(`refused/${refused}`)
  if (byGateway) met.push(`gateway/${status}`)
  return met
}
