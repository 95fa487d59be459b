import type { HttpInteraction } from '../../server/vendor/pacts/interaction.ts'
import { fromState, like, type Term } from '../../server/vendor/pacts/term.ts'
import type { Sdk } from '../../server/vendor/v1/pacts/sdk-timestamp.ts'
import { examplePartner, exampleSignature } from '../example.ts'

/** The job that a request is about, in wire words. */
export interface JobNames {
  readonly user_id: string
  readonly job_id: string | Term
  readonly job_type: number
}

/** An identity as partners pass it to an SDK. */
export type IdInfo = Readonly<Record<string, string | boolean>>

/** What is asked of job_status besides how the job stands. */
export interface StatusWishes {
  readonly history: boolean
  readonly images: boolean
}

/** A body; any value may be a term. */
export type Body = Readonly<Record<string, unknown>>

/**
 * How one client writes its requests. Only what differs between clients is here: what they ask, and what they are
 * answered, is the same for all.
 */
export interface Client {
  /** The consumer of its pact. */
  readonly name: string
  /** What the pact is, for the list in the README. */
  readonly about: string
  readonly sdk: Sdk
  /** Before each path, such as `/v1`. */
  readonly base: string
  /** Headers of JSON requests. */
  readonly headers: Readonly<Record<string, string>>
  upload(job: JobNames, idInfo: IdInfo): Body
  status(job: JobNames, wishes: StatusWishes): Body
  lookup(job: JobNames, idInfo: IdInfo): Body
  token(job: JobNames, product: string): Body
  /** What only this client does. */
  readonly quirks: readonly HttpInteraction[]
}

export const callbackUrl = 'http://localhost:3000/callback'

/** Timestamp and signature, made again when the pact is verified. @param timestamp as the client writes it. */
export function proof(timestamp: string): Body {
  return { timestamp: fromState('timestamp', timestamp), signature: fromState('signature', exampleSignature) }
}

/** The authentication that most quirks are about, and the state in which it is taken. */
export const anAuthentication: JobNames = {
  user_id: 'demo-anna',
  job_id: fromState('job_id', 'job-1'),
  job_type: 2,
}

/** Its user is on file; what is signed is written as the SDK does. */
export function aUserOnFile(sdk: Sdk): HttpInteraction['states'] {
  return [{ name: 'a user on file', params: { user_id: anAuthentication.user_id, sdk } }]
}

/** A client asks for the services. @param headers those that it sends with a GET. */
export function servicesQuirk(description = 'the services', headers?: Client['headers']): HttpInteraction {
  return {
    description,
    states: [],
    request: { method: 'GET', path: '/v1/services', ...(headers && { headers }) },
    response: { status: 200, body: { id_types: like({}), bank_codes: like([]), hosted_web: like({}) } },
  }
}

/** The partner id under the name that an endpoint has for it. */
export const partnerId: Term = fromState('partner_id', examplePartner.id)

/** The name and version by which a client says who it is; the version may be another. */
export function sourceSdk(name: string, version: string): Body {
  return { source_sdk: name, source_sdk_version: like(version) }
}
