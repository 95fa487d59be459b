import { join } from 'node:path'
import type { Python } from '../../helpers/python.ts'
import { type Gave, type Given, givenOf } from '../given.ts'

/** A picture as the SDK takes it. */
export type SdkImage =
  | { readonly image_type_id: number; readonly file_name: string }
  | { readonly image_type_id: number; readonly image: string }

/** Who calls whom; a call may say any of it differently. */
export interface Connection {
  readonly partner_id: string | number
  readonly api_key: string
  readonly callback_url: string
  readonly server: string
}

interface JobParams {
  readonly user_id: string
  readonly job_id: string
  readonly job_type: number
  readonly [extra: string]: unknown
}

interface JobOptions {
  readonly return_job_status: boolean
  readonly return_history: boolean
  readonly return_images: boolean
}

/** One call: `WebApi.submit_job`, `Utilities.get_job_status`, `Signature.confirm_signature`, or a GET of the SDK's HTTP library. */
export type Call = Partial<Connection> &
  (
    | {
        readonly do: 'submit'
        readonly partner_params: JobParams
        readonly images: readonly SdkImage[]
        readonly options: JobOptions | null
      }
    | { readonly do: 'status'; readonly partner_params: JobParams; readonly options: JobOptions }
    | { readonly do: 'confirm'; readonly timestamp: string; readonly signature: string }
    | { readonly do: 'fetch'; readonly url: string }
  )

/** The SDK in a process of its own, all calls at once. */
export async function makeCalls(
  python: Python,
  defaults: Connection,
  calls: Readonly<Record<string, Call>>,
  env: Readonly<Record<string, string>> = {},
): Promise<Given> {
  const script = join(import.meta.dirname, 'make-calls.py')
  const given = (await python.run(script, { defaults, calls }, env)) as Readonly<Record<string, Gave>>
  return givenOf(given)
}
