import type { KeyObject } from 'node:crypto'
import type { Delivery } from '../core/callbacks/delivery.ts'
import type { Explanations } from '../core/explanations.ts'
import type { Naming } from '../core/jobs/ids.ts'
import type { Job } from '../core/jobs/job.ts'
import type { WordingOf } from '../core/jobs/wording.ts'
import type { CoveredGeneration } from '../core/situations/generation-situations.ts'
import type { Instant, Milliseconds } from '../core/time.ts'
import type { Exchange } from '../http/journal/journal.ts'
import type { ApiGeneration } from '../http/operation.ts'
import type { TimedTrial, TrialAnswer, TrialCall } from '../http/trial.ts'
import type { Options } from '../options.ts'
import type { People } from '../people/people.ts'
import type { KeptPictures } from '../service/jobs/kept-pictures.ts'
import type { SubmissionParts } from '../service/jobs/submission-parts.ts'
import type { Partners } from '../service/partners/partners.ts'
import type { UserParts, Users } from '../service/partners/users.ts'
import type { Registry } from '../validation/registry.ts'
import type { Asking } from './asking.ts'
import type { Counterparts } from './counterparts.ts'
import type { GenerationCallbacks } from './generation-callbacks.ts'
import type { GenerationLinks } from './generation-links.ts'
import type { Grading } from './grading/grading.ts'
import type { GenerationPacts } from './pacts/pacts.ts'

/** What generations need. None of it is used before a call comes, so that operations can be listed without it. */
export interface GenerationParts
  extends Omit<Options, 'partners' | 'signatureAge' | 'scenarios'>,
    SubmissionParts,
    UserParts {
  readonly registry: Registry
  readonly users: Users
  readonly partners: Partners
  readonly people: People
  /** The emulator's private key for the retired sec_key; undefined unless that scheme is served. */
  readonly rsaKey: KeyObject | undefined
  /** How old a partner's signature may be without a warning; undefined when its age is not checked. */
  readonly signatureAge: (partnerId: string) => Milliseconds | undefined
  /** The pictures that were sent; only with `keepImages`. */
  readonly pictures: KeptPictures | undefined
  /** What the clock on the wall shows, which is the one that clients go by. */
  readonly wall: () => Instant
  readonly wordingOf: WordingOf
  /** Another generation, by its name: one may call back as another does. */
  readonly generationOf: (name: string) => Generation
}

/** What is signed, and how, to help find mistakes. */
export interface SignatureExplanations {
  /** One or two sentences: how the signatures of this job are made. */
  describe(job: SubmittedJob): string
  /** The text that an exchange about a job was signed over; undefined when it was not signed. */
  askedText(exchange: Exchange, job: SubmittedJob): string | undefined
  /** The text that a callback was signed over when it was sent; undefined when it was not signed. */
  callbackText(delivery: Delivery, sentAt: Instant, job: SubmittedJob): string | undefined
}

/** A job, whatever it comes to. */
export type SubmittedJob = Pick<Job, 'partnerId' | 'smileJobId' | 'ref' | 'submission'>

/** What a generation says to developers: in hints and warnings, and of its signatures. */
export interface GenerationExplanations extends Explanations {
  readonly signature: SignatureExplanations
}

/** How the emulator calls itself as a partner would. */
export interface GenerationClient {
  /** Submits a job over the wire: signed, with made-up pictures. */
  submit(asked: TimedTrial, send: (call: TrialCall) => Promise<TrialAnswer>): Promise<TrialAnswer>
  /**
   * An exchange as a command for a shell, signed when it is run, with the key in $SMILE_API_KEY: the journal has no secrets.
   * @param origin scheme and host of the emulator.
   */
  curl(exchange: Exchange, origin: string): string
}

/**
 * A generation of the vendor's API: everything needed to emulate it. A new one is a folder below `vendor/` and one line
 * in `generations.ts`; what else a generation may touch stands in docs/architecture.md.
 */
export interface Generation extends ApiGeneration, Naming, CoveredGeneration {
  readonly callbacks: GenerationCallbacks
  /** Hints and warnings for developers, which Smile ID does not send; made when they are shown. */
  readonly explain: GenerationExplanations
  readonly client: GenerationClient
  /** Loads what it says of the jobs that the page behind its links submits; absent when it makes no links. */
  links?(): Promise<GenerationLinks>
  /** Loads how its requests ask for an outcome, for people; absent when they say everything as conditions do. */
  asking?(): Promise<Asking>
  /** Loads where it says what other generations say; absent when nobody migrates from it or to it. */
  counterparts?(): Promise<Counterparts>
  /** Loads what it brings for `test-callback`; absent when its callbacks are not graded. */
  grading?(): Promise<Grading>
  /** Loads what it brings for pacts; absent when it has none. */
  pacts?(): Promise<GenerationPacts>
}

/** Creates a generation from its parts. */
export type GenerationMaker = (parts: GenerationParts) => Generation

/**
 * The generation of that name. @param name as a submission records it.
 * @throws Error when this emulator does not have it, as with a state that a newer one saved.
 */
export function generationNamed(generations: readonly Generation[], name: string): Generation {
  const found = generations.find((one) => one.name === name)
  if (found) return found
  throw new Error(`This emulator does not have ${name}. It has ${generations.map((one) => one.name).join(', ')}.`)
}
