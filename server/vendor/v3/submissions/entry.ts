import type { SandboxIdentities } from '../../../core/identity/sandbox-identities.ts'
import type { Screening } from '../../../core/identity/screening.ts'
import type { Product } from '../../../core/jobs/product.ts'
import type { Instant } from '../../../core/time.ts'
import type { Warning } from '../../../core/warnings/warning.ts'
import type { V3EnhancedKycRequest } from '../../../generated/v3/enhanced-kyc-request.ts'
import type { Call, Description } from '../../../http/operation.ts'
import type { People } from '../../../people/people.ts'
import type { KeptPictures } from '../../../service/jobs/kept-pictures.ts'
import type { SubmissionParts } from '../../../service/jobs/submission-parts.ts'
import type { UserParts } from '../../../service/partners/users.ts'
import type { PicturePart } from '../../shared/parts/pictures.ts'
import type { ProofParts } from '../access/authenticate.ts'
import type { PartNames } from '../decode-parts.ts'
import type { Endpoint } from '../wording/endpoint-errors.ts'

/** What taking submissions needs. */
export interface EntryParts extends SubmissionParts, UserParts, ProofParts {
  readonly people: People
  /** What the clock on the wall shows, which is the one that clients go by. */
  readonly wall: () => Instant
  readonly sandboxIdentities: SandboxIdentities
  /** Whether the pictures that links lead to are kept. */
  readonly keepImages: boolean
  readonly pictures: KeptPictures | undefined
  /** Whether a user is on file from the start. */
  readonly isOnFile: (userId: string) => boolean
}

/** What every submission of v3 says, whatever its product. Source: v3 §4.1. */
export type EntryBody = Pick<
  V3EnhancedKycRequest,
  'user_details' | 'consent' | 'user_id' | 'callback_url' | 'partner_params' | 'metadata'
>

/**
 * One endpoint that takes submissions: what its product has of its own. What all of them have is in `entry-operation.ts`: the token and
 * what is bound to it, the person, the consent, the user, the callback URL, hints, and warnings.
 */
export interface Entry<Body extends EntryBody = EntryBody> {
  readonly path: string
  readonly summary: string
  readonly product: Product
  /** The schema of its request. */
  readonly request: string
  /** Its own parts that are text, beside those of every endpoint. */
  readonly parts: Omit<PartNames, 'required'>
  /** The parts that clients send to others, and that are not read here. */
  readonly unread?: readonly string[]
  readonly pictures?: readonly PicturePart[]
  /** The headers that it reads beside those of every endpoint, or describes otherwise. */
  readonly headers?: Description['headers']
  /** Refuses what its schema would explain badly; runs before validation. @throws SmileError that says more. */
  screen?(body: unknown): void
  /** Refuses what no schema says; runs after validation. @throws SmileError */
  check?(body: Body, call: Call): void
  /** What it is warned about, beside what every submission is. */
  warn?(body: Body): readonly Warning[]
  /** Whom it looks for, where watchlists are searched. @throws SmileError when they may not be looked for. */
  screening?(body: Body, parts: EntryParts, call: Call): Promise<Screening>
  /** What the partner calls the job, where it is found by that, too. */
  jobName?(body: Body): string | undefined
  /** The identity that is asked about; who somebody says to be is added to it. */
  idInfo?(body: Body): Readonly<Record<string, unknown>>
  /** Whether the user may be on file already; any user may, unless it says otherwise. Of pictures alone. */
  mayBeOnFile?(body: Body): boolean
  /** What a token may call the product; its own name, unless it says otherwise. Source: v3 §2.1. */
  readonly tokenProducts?: readonly string[]
  /** In which words it refuses; those of most, unless it says otherwise. */
  readonly endpoint?: Endpoint
  /** Whether its answer leaves out when the job was accepted. Source: v3 §5.1. */
  readonly isBrief?: boolean
}
