import type { IncomingHttpHeaders } from 'node:http'
import type { ErrorKind, SmileError } from '../core/errors.ts'
import type { Explanations } from '../core/explanations.ts'
import type { Product } from '../core/jobs/product.ts'
import type { StatusFault } from '../core/scenarios/fault.ts'
import type { ReportedJob } from '../core/situations/answer.ts'
import type { Purpose } from '../core/situations/purpose.ts'
import type { Instant } from '../core/time.ts'
import type { Partner } from '../core/users/partner.ts'
import type { Warning } from '../core/warnings/warning.ts'
import type { Parts, PartsOptions } from './parts/parts.ts'

/** A request as an operation gets it: read, parsed, and with its partner's time. */
export interface Call<Body = unknown> {
  readonly method: string
  readonly path: string
  /** The path as the caller sent it, if it was normalised: `/upload` for `/v1/upload`. */
  readonly sentPath?: string | undefined
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: Body
  /** Scheme, host and public prefix by which the caller reached us, such as `https://localhost:7645`: what links begin with. */
  readonly origin: string
  /** The address of the caller's socket. */
  readonly address: string
  readonly now: Instant
  /** The number of its partner's epoch. */
  readonly epoch: number
  /** The partner that it names, proven or not; undefined if none. */
  readonly claimedPartner: string | undefined
  /** The partner that proved to be its sender; only after an operation's `authenticate`. */
  readonly partner: Partner | undefined
  /** What else the proof contains, such as a token's claims: `authenticate` and `handle` of one generation agree on what it is. */
  readonly claims: unknown
  /** The request's own warnings so far. */
  readonly warnings: readonly Warning[]
  /** Makes a signal that is aborted when the caller disconnects, so that nothing waits in vain. */
  readonly gone: () => AbortSignal
}

/** Who sent a request, and what else the proof contains. */
export interface Proven {
  readonly partner: Partner
  readonly claims?: unknown
}

/** The output of a streamed answer. */
export interface Sink {
  write(text: string): void
  /** How many bytes were written and not yet received by the caller. */
  waiting(): number
  end(): void
}

/** An answer. Handlers return it; only `handler.ts` writes it. */
export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Written as JSON; else `bytes`; else nothing. */
  readonly json?: unknown
  readonly bytes?: Buffer | string
  /** A streamed answer: it gets an output, and returns a function that ends it when the caller has gone. */
  readonly stream?: (sink: Sink) => () => void
  /** Explains the answer to the developer, in a header. */
  readonly hint?: string | undefined
  /** The fault that is injected. */
  readonly fault?: StatusFault | undefined
  /** A scenario changes it, or the gateway says it while the store is away, so it is not checked against its schema. */
  readonly isReworded?: boolean
  /** What it reports about a job, for coverage. */
  readonly reported?: ReportedJob
  /** Why it refuses, if it does, likewise. */
  readonly refused?: ErrorKind
  /** Whether it stands for one of the gateway in front of the API, likewise. */
  readonly byGateway?: boolean
  /** The warnings of this request; by default those of its call. */
  readonly warnings?: readonly Warning[]
  /** What the journal keeps instead of a body that is not JSON. */
  readonly note?: unknown
}

/** How an operation's body is read: parsed, as it is, taken apart, or not at all. */
export type BodyKind = 'json' | 'bytes' | 'multipart' | 'none'

/** A header or query parameter of a request, and whether a request without it is refused. */
export interface DescribedParameter {
  readonly description: string
  readonly required: boolean
}

/** The description of an operation for documents and tests. Its behaviour does not depend on it. */
export interface Description {
  /** What it does, in one line. */
  readonly summary?: string
  /** What it is for, in words that every generation has. */
  readonly purposes?: readonly Purpose[]
  /** Its heading in documents. */
  readonly tag?: string
  /** The products that it takes. */
  readonly products?: readonly Product[]
  /** The kinds of error that it can answer, if there are only a few; any by default. */
  readonly refusals?: readonly ErrorKind[]
  /** The schema of the callback that follows; absent when everything is in the answer. */
  readonly callback?: string
  /** The query parameters it reads, with their descriptions; those that may be left out by the description alone. */
  readonly query?: Readonly<Record<string, string | DescribedParameter>>
  /** The headers of its own that it reads. */
  readonly headers?: Readonly<Record<string, DescribedParameter>>
  /** The headers of its own in answers, by status, with their descriptions. */
  readonly responseHeaders?: Readonly<Record<number, Readonly<Record<string, string>>>>
  /** Media types of the request, and of answers by status, if not JSON; empty for no body. */
  readonly media?: { readonly request?: string; readonly response?: Readonly<Record<number, string>> }
}

/** One endpoint: its path, its request, and what it does. */
export interface Operation extends Description {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** A path, such as `/v1/smile_links/:ref_id`. */
  readonly path: string
  readonly body: BodyKind
  /** The maximum size of a body in bytes, after decoding. */
  readonly limit: number
  /** The maximum number of values in JSON; the usual limit by default. */
  readonly mostValues?: number
  /** How a multipart body is read, where that differs from the usual. */
  readonly parts?: PartsOptions
  /** Names of the schemas of the request and, by status, of answers. */
  readonly request?: string
  readonly response?: Readonly<Record<number, string>>
  /** Finds and proves the partner. Runs before validation; throws a SmileError. A synchronous answer is not awaited. */
  readonly authenticate?: (call: Call) => Proven | Promise<Proven>
  /** Makes what the schema judges, and `handle` is given as its body, of the parts and what was proven; throws a SmileError. */
  readonly decode?: (parts: Parts, call: Call) => unknown
  /** Throws an error that explains more than the schema would; runs before validation. */
  readonly screen?: (body: unknown) => void
  /**
   * What a request is warned about before anything is known of its job; strict mode refuses it then. Runs after validation.
   * @param sent the body as it came, where `decode` makes another of it.
   */
  readonly warn?: (call: Call, sent: unknown) => readonly Warning[]
  /** @param sent the body as it came, where `decode` makes another of it. */
  readonly handle: (call: Call, sent?: unknown) => Reply | Promise<Reply>
  /** It shows personal data: pages of other origins may not read its answers. */
  readonly closedToOtherOrigins?: boolean
  /** Encodes an error, if this endpoint differs from its generation. */
  readonly encodeError?: (error: SmileError) => Reply
}

/** A request without an operation. */
export interface Stray {
  readonly method: string
  readonly path: string
  /** The methods that its path takes; empty when there is no such path. */
  readonly methods: readonly string[]
  /** The most similar path, as in documents. */
  readonly likely: string | undefined
}

/** A generation of the vendor's API, or the emulator's own API. A new one is a folder and one line in `generations.ts`. */
export interface ApiGeneration {
  /** Also the folder of its schemas. */
  readonly name: string
  /** The start of its paths, such as `/v1`. */
  readonly prefix: string
  /** How others of its paths start, such as those of links. */
  readonly otherPrefixes?: readonly string[]
  /** Loads its endpoints: with the first request that may be for one of them. */
  readonly endpoints: () => Endpoints | Promise<Endpoints>
  /** The schema of its errors in JSON. */
  readonly errorSchema: string
  /** What it says to developers beside its answers; the emulator's own API says all of it in its messages. */
  readonly explain?: Explanations
  /** Encodes any error in this generation's form. */
  readonly encodeError: (error: Error) => Reply
  /** Answers a request without an operation. */
  readonly unknown: (stray: Stray) => Reply
  /** Answers a request that fails before its operation is found. */
  readonly broken: (error: Error) => Reply
  /** Words the answer of the gateway in front of it, if that is not the usual one. */
  readonly gateway?: (status: number) => Reply | undefined
  /** Whether a member of that name is about a person: a hint does not quote it. */
  readonly isPersonal?: (name: string) => boolean
  /** Removes from requests and answers what is about people, for the journal. */
  readonly withoutPeople?: (value: unknown) => unknown
  /** The vendor's endpoints are kept in the journal and open to other origins; the emulator's own are not. */
  readonly vendor: boolean
}

/** What an API does with requests. */
export interface Endpoints {
  readonly operations: readonly Operation[]
  /** The partner id that a request names, proven or not: for its time and for the journal. */
  readonly claimedPartner: (call: Call) => string | undefined
  /** The partner's own name of the job that a request is about, likewise; its answer may say which. */
  readonly claimedJob?: (call: Call, reply: Reply) => string | undefined | Promise<string | undefined>
  /** The version of the SDK that a request says it comes from, if it says one. */
  readonly sdkVersion?: (call: Call) => string | undefined
}

/** An API whose endpoints are loaded. */
export type LoadedApi = ApiGeneration & Endpoints
