import type { IdInfo } from '../../../core/identity/identity.ts'
import type { Product } from '../../../core/jobs/product.ts'
import type { Hints } from '../../../core/jobs/submission.ts'
import type { Warning } from '../../../core/warnings/warning.ts'
import type { Operation, Reply } from '../../../http/operation.ts'

/** What a lookup says whatever it is about. */
export interface LookupBody {
  readonly partner_params?: Readonly<Record<string, unknown>> | null
  readonly callback_url?: string | null
}

/** One endpoint that looks something up. */
export interface LookupEntry<Body extends LookupBody = LookupBody> {
  readonly path: string
  readonly summary: string
  readonly product: Product
  /** v1's number of the product, if it has one. */
  readonly jobNumber?: number
  /** Whether the answer has the result, or it is called back. */
  readonly when: 'now' | 'later'
  /** Where the proof is: in headers; in the body; or in the body, where a web token may stand in its place. */
  readonly proof: 'headers' | 'body' | 'body or token'
  /** The schema of its request. */
  readonly request: string
  /** Refuses in the vendor's words what no schema says. */
  refuse?(body: Body): Reply | undefined
  /** Whom it is about. */
  idInfo(body: Body): IdInfo
  /** What a value of the vendor's sandbox asks for. */
  hints?(idInfo: IdInfo): Hints | undefined
  warn?(body: Body): readonly Warning[]
}

/** What the schema of an answer is called. */
export const answers: Readonly<Record<LookupEntry['when'], NonNullable<Operation['response']>>> = {
  now: { 200: 'v2/lookup-response', 400: 'v2/error' },
  later: { 200: 'v2/accepted', 400: 'v2/error' },
}
