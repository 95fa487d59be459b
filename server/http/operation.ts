import type { IncomingHttpHeaders } from 'node:http'
import type { ErrorKind, SmileError } from '../core/errors.ts'
import type { Explanations } from '../core/explanations.ts'
import type { Product } from '../core/jobs/product.ts'
import type { StatusFault } from '../core/scenarios/fault.ts'
import type { ReportedJob } from '../core/situations/coverage.ts'
import type { Instant } from '../core/time.ts'
import type { Partner } from '../core/users/partner.ts'
import type { Warning } from '../core/warnings/warning.ts'
import type { Parts, PartsOptions } from './parts/parts.ts'

/** A request as an operation sees it: read, parsed, and stamped with the one time that counts for it, its partner's. */
export interface Call<Body = unknown> {
  readonly method: string
  readonly path: string
  /** The path as the caller wrote it, where another was meant by it: `/upload` for `/v1/upload`. */
  readonly sentPath?: string | undefined
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: Body
  /** Scheme, host and public prefix by which the caller reached us, such as `https://localhost:7645`: what links begin with. */
  readonly origin: string
  readonly now: Instant
  /** Which of its partner's epochs that is. */
  readonly epoch: number
  /** Whose it says it is, proven or not; undefined as long as nobody is named. */
  readonly claimedPartner: string | undefined
  /** Who proved to be its sender; only after an operation's `authenticate`. */
  readonly partner: Partner | undefined
  /** What the proof says besides, such as a token's claims: `authenticate` and `handle` of one generation agree on what it is. */
  readonly claims: unknown
  /** What the request itself is warned about, as far as it was looked at. */
  readonly warnings: readonly Warning[]
  /** Makes a signal that is aborted when the caller goes away, for whoever would wait in vain. */
  readonly gone: () => AbortSignal
}

/** Who sent a request, and what the proof of it says besides. */
export interface Proven {
  readonly partner: Partner
  readonly claims?: unknown
}

/** Where an answer that goes on is written. */
export interface Sink {
  write(text: string): void
  /** How much was written and is still waiting for the caller to take it, in bytes. */
  waiting(): number
  end(): void
}

/** What to answer. Handlers return it; `handler.ts` alone has it written. */
export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Written as JSON; else `bytes`; else nothing. */
  readonly json?: unknown
  readonly bytes?: Buffer | string
  /** An answer that goes on after its head; it is given a place to write to, and returns what ends it when the caller has gone. */
  readonly stream?: (sink: Sink) => () => void
  /** Explains the answer to the developer, beside the body. */
  readonly hint?: string | undefined
  /** What goes wrong with it on its way. */
  readonly fault?: StatusFault | undefined
  /** A scenario has it otherwise than the schema says: it is not checked. */
  readonly isReworded?: boolean
  /** What it says of a job, for whoever counts what clients have met. */
  readonly reported?: ReportedJob
  /** What this very request is warned about; what its call was warned about, unless said. */
  readonly warnings?: readonly Warning[]
  /** What the journal keeps in place of a body that is not JSON. */
  readonly note?: unknown
}

/** How an operation's body is read: parsed, as it is, taken apart, or not at all. */
export type BodyKind = 'json' | 'bytes' | 'multipart' | 'none'

/** What documents and tests are told of an operation. Nothing that it does depends on it. */
export interface Description {
  /** One line that says what it does. */
  readonly summary?: string
  /** The heading that it stands under. */
  readonly tag?: string
  /** The products that can be asked for here. */
  readonly products?: readonly Product[]
  /** The kinds of error that it can answer, where they are few; any unless said. */
  readonly refusals?: readonly ErrorKind[]
  /** The schema of what is posted to `callback_url` later; absent when everything is in the answer. */
  readonly callback?: string
  /** The query parameters it reads, and what each says. */
  readonly query?: Readonly<Record<string, string>>
  /** Media types of what comes in, and of what goes out by status, where it is not JSON; empty when it is nothing at all. */
  readonly media?: { readonly request?: string; readonly response?: Readonly<Record<number, string>> }
}

/** One endpoint: where it is, what it takes, and what it does. */
export interface Operation extends Description {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** An Express path, such as `/v1/upload`. */
  readonly path: string
  readonly body: BodyKind
  /** The most bytes a body may have, after any content encoding is undone. */
  readonly limit: number
  /** The most values that JSON may hold here; as many as any request has unless said otherwise. */
  readonly mostValues?: number
  /** How a multipart body is read, where that differs from the usual. */
  readonly parts?: PartsOptions
  /** Names of the schemas of what comes in and, per status, of what goes out. */
  readonly request?: string
  readonly response?: Readonly<Record<number, string>>
  /** Finds and proves the partner. Runs before validation; throws a SmileError. What answers at once costs no turn. */
  readonly authenticate?: (call: Call) => Proven | Promise<Proven>
  /** Makes what the schema judges, and `handle` is given as its body, of the parts and what was proven; throws a SmileError. */
  readonly decode?: (parts: Parts, call: Call) => unknown
  /** Throws what says more of a body than its schema would; runs before validation. */
  readonly screen?: (body: unknown) => void
  /**
   * What a request is warned about before anything is known of its job; strict mode refuses it then. Runs after validation.
   * @param sent the body as it came, where `decode` makes another of it.
   */
  readonly warn?: (call: Call, sent: unknown) => readonly Warning[]
  readonly handle: (call: Call) => Reply | Promise<Reply>
  /** People's data is behind it: pages of other origins may not read its answers. */
  readonly closedToOtherOrigins?: boolean
  /** Words an error when this endpoint differs from its generation. */
  readonly encodeError?: (error: SmileError) => Reply
}

/** A request that no operation takes. */
export interface Stray {
  readonly method: string
  readonly path: string
  /** What is taken at its path; empty when nothing is there. */
  readonly methods: readonly string[]
  /** The nearest path that there is, as documents have it. */
  readonly likely: string | undefined
}

/** A version of the vendor's API, or the emulator's own. A new one is a folder and one line in `generations.ts`. */
export interface ApiGeneration {
  /** Also the folder of its schemas. */
  readonly name: string
  /** What its paths begin with, such as `/v1`. */
  readonly prefix: string
  readonly operations: readonly Operation[]
  /** The schema of what it answers in JSON when something is wrong. */
  readonly errorSchema: string
  /** What it says to developers beside its answers; the emulator's own API says all of it in its messages. */
  readonly explain?: Explanations
  /** Words any error in this generation's shape. */
  readonly encodeError: (error: Error) => Reply
  /** Words what is answered where none of the operations is. */
  readonly unknown: (stray: Stray) => Reply
  /** Words what is answered to a request that breaks before its operation is found. */
  readonly broken: (error: Error) => Reply
  /** The partner id a request claims, proven or not: for its time and for the journal. */
  readonly claimedPartner: (call: Call) => string | undefined
  /** The partner's own name of the job that a request is about, likewise; its answer may say which. */
  readonly claimedJob?: (call: Call, reply: Reply) => string | undefined | Promise<string | undefined>
  /** The vendor's endpoints are kept in the journal and open to other origins; the emulator's own are not. */
  readonly vendor: boolean
}
