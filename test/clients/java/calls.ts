import type { Java } from '../../helpers/java.ts'
import { type Gave, type Given, givenOf } from '../given.ts'
import { type Case, cases, lookups } from './cases.ts'
import { imagesAs } from './pictures.ts'

/** Who calls whom; a call may say any of it differently. */
export interface Connection {
  readonly partner_id: string
  readonly api_key: string
  readonly callback_url: string
  readonly server: string
}

type Verb = 'web_api' | 'id_api' | 'status' | 'confirm' | 'services'

/**
 * One call: `WebApi.submit_job`, `IDApi.submit_job` (with `validated`, by what the services say), `Utilities.get_job_status`,
 * `Signature.confirm_sec_key` or `Utilities.query_smile_id_services`.
 */
export type Call = Partial<Connection> & { readonly do: Verb; readonly [argument: string]: unknown }

type Calls = Readonly<Record<string, Call>>

/** What every job says besides what it must: the vendor echoes it. Source: v1 §8.2. */
export const extra = { branch: 'lagos' }

/** Makes all calls at once, in one process of the SDK. */
export async function makeCalls(java: Java, defaults: Connection, calls: Calls, trustStore?: string): Promise<Given> {
  return givenOf((await java.run({ defaults, calls }, trustStore)) as Readonly<Record<string, Gave>>)
}

/** A job with a package, of its own name. */
export function submission(jobId: string, userId: string, more: Partial<Case> = {}): Call {
  const { jobType = 2, polled = false } = more
  return {
    do: 'web_api',
    partner_params: { user_id: userId, job_id: jobId, job_type: jobType, ...extra },
    images: imagesAs(polled ? 'files' : 'base64'),
    id_info: jobType === 1 ? { ...idInfo, entered: 'true' } : null,
    // The SDK takes optional_callback and forgets it.
    options: {
      optional_callback: 'http://localhost:1/not-called',
      return_job_status: polled,
      return_history: true,
      return_images: true,
    },
  }
}

const idInfo = { country: 'NG', id_type: 'BVN', id_number: '00000000000' }

/** Asks how a job stands. */
export function status(jobId: string, userId: string): Call {
  return { do: 'status', partner_params: { user_id: userId, job_id: jobId } }
}

/** Every case and every lookup. */
export const ordinaryCalls: Calls = {
  ...Object.fromEntries(cases.map((one) => [one.jobId, submission(one.jobId, one.userId, one)])),
  ...Object.fromEntries(
    lookups.map(({ way, jobId, userId, idNumber }) => [
      jobId,
      {
        do: way,
        partner_params: { user_id: userId, job_id: jobId, job_type: 5, ...extra },
        id_info: { ...idInfo, id_number: idNumber },
      },
    ]),
  ),
}

/** An identity that the SDK checks against the services before it sends it. */
export function validatedCall(changes: Readonly<Record<string, string>> = {}): Call {
  return {
    do: 'id_api',
    validated: true,
    partner_params: { user_id: 'validated', job_id: 'validated', job_type: 5 },
    id_info: { ...idInfo, entered: 'true', ...changes },
  }
}

const business = { country: 'NG', id_type: 'BUSINESS_REGISTRATION', id_number: '0000000', business_type: 'co' }
const businessParams = { user_id: 'acme', job_id: 'acme', job_type: 7 }

/** Business Verification, for which the SDK has no call of its own. */
export function businessCalls({ server }: Connection): Calls {
  return {
    'business by id_api': { do: 'id_api', partner_params: businessParams, id_info: business },
    'business by web_api': { ...submission('acme', 'acme'), partner_params: businessParams },
    // Its IDApi appends its own path to the base URL, and lets the identity overwrite what it wrote itself.
    'business by detour': {
      do: 'id_api',
      server: `${server}/business_verification?from=`,
      partner_params: { ...businessParams, job_type: 5 },
      id_info: { ...business, partner_params: businessParams },
    },
  }
}
