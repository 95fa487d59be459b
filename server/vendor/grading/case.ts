import type { Outcome } from '../../core/jobs/outcome.ts'
import type { Product } from '../../core/jobs/product.ts'
import type { Judge, Override } from '../../core/jobs/result.ts'
import type { CallbackFault } from '../../core/scenarios/fault.ts'
import type { Milliseconds } from '../../core/time.ts'
import type { SectionName } from './sections.ts'

/** What a partner concludes about a job, in the grader's words. */
export const conclusions = ['approved', 'rejected', 'pending'] as const

export type Conclusion = (typeof conclusions)[number]

/** A job of a case. It was not really submitted. */
export interface CaseJob {
  readonly product: Product
  /** Jobs of a case that name the same user have the same; else each has its own. */
  readonly user?: string
  /** How it was submitted, in a word of the generation's own, if not in the usual way. */
  readonly form?: string
  /** Further partner_params. */
  readonly params?: Readonly<Record<string, unknown>>
  /** It is not announced to the partner. */
  readonly unannounced?: boolean
}

/** What an answer must be: accepted, refused, or anything but a failure. */
export type AnswerRule = 'taken' | 'turned_away' | 'survived'

/** The proof of a callback, if it is not a fresh valid signature. */
export interface ProofChange {
  /** The age of the timestamp; the signature is valid. */
  readonly age?: Milliseconds
  /** This text is the timestamp; the signature is valid. */
  readonly timestamp?: string
  /** A fresh timestamp replaces the one that was signed. */
  readonly restamped?: boolean
  /** Timestamp and signature are those of an earlier callback of the case. */
  readonly of?: string
  /** So many digits follow the seconds of the timestamp; the signature is valid. */
  readonly digits?: number
  /** It stands where another generation has it. */
  readonly elsewhere?: 'alone' | 'beside_forged'
}

/** A result of a job. */
export interface Said {
  readonly by: Judge
  readonly outcome: Outcome
  /** Changes of its wording, in the words of the graded generation. */
  readonly overrides?: Override
}

/** One callback of a case. */
export interface CaseCallback extends Said {
  readonly job: string
  /** A fault that the emulator itself can inject. */
  readonly fault?: CallbackFault
  readonly proof?: ProofChange
  /** Members removed from the body. */
  readonly without?: readonly string[]
  /** Members added to it. */
  readonly members?: Readonly<Record<string, unknown>>
  /** Sent instead of a body. */
  readonly raw?: string
  /** Headers that it has besides, or in other words; one that is null is left out. */
  readonly headers?: Readonly<Record<string, string | null>>
  /** How the names of its headers are written, if not as usual. */
  readonly headerCase?: 'lower' | 'upper'
  /** Its name, for callbacks after it. */
  readonly name?: string
  /** The exact bytes of an earlier callback are sent again. */
  readonly sameAs?: string
}

interface StepBase {
  /** What helps, if it differs from the case's own fix. */
  readonly fix?: string
}

/** Callbacks sent at once, and how each must be answered. */
export interface DeliverStep extends StepBase {
  readonly kind: 'deliver'
  readonly callbacks: readonly CaseCallback[]
  readonly rule: AnswerRule
}

/** A callback whose connection breaks half way through its body. */
export interface CutStep extends StepBase {
  readonly kind: 'cut'
  readonly callback: CaseCallback
}

/** What the partner must have concluded about a job by now. */
export interface ConcludeStep extends StepBase {
  readonly kind: 'conclude'
  readonly job: string
  readonly oneOf: readonly Conclusion[]
}

/** Every conclusion that was read in earlier cases must be unchanged. */
export interface LookBackStep extends StepBase {
  readonly kind: 'look_back'
}

export type Step = DeliverStep | CutStep | ConcludeStep | LookBackStep

/** One thing that a callback endpoint must get right, as data. */
export interface Case {
  /** Stable, whatever else changes. */
  readonly id: string
  readonly section: SectionName
  readonly title: string
  /** Why it matters. */
  readonly reason: string
  /** What to change if it fails. */
  readonly fix: string
  readonly jobs: Readonly<Record<string, CaseJob>>
  readonly steps: readonly Step[]
  /** Not the partner's fault: it is reported and does not fail. */
  readonly advice?: boolean
}
