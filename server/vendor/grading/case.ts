import type { Outcome } from '../../core/jobs/outcome.ts'
import type { Product } from '../../core/jobs/product.ts'
import type { Judge, Override } from '../../core/jobs/result.ts'
import type { CallbackFault } from '../../core/scenarios/fault.ts'
import type { Milliseconds } from '../../core/time.ts'
import type { SectionName } from './sections.ts'

/** What a partner makes of a job, in the grader's words. */
export const conclusions = ['approved', 'rejected', 'pending'] as const

export type Conclusion = (typeof conclusions)[number]

/** A job that a case is about. It is Smile ID's word against the partner's: no job was really submitted. */
export interface CaseJob {
  readonly product: Product
  /** Jobs of a case that name the same user have the same; else each has its own. */
  readonly user?: string
  /** How it was submitted, in a word of the generation's own, where that is not as its clients usually do. */
  readonly form?: string
  /** Further partner_params. */
  readonly params?: Readonly<Record<string, unknown>>
  /** The partner is not told of it beforehand. */
  readonly unannounced?: boolean
}

/** How an answer must look: taken, turned away, or anything but a breakdown. */
export type AnswerRule = 'taken' | 'turned_away' | 'survived'

/** How a callback proves itself, where that is not by a fresh signature that holds. */
export interface ProofChange {
  /** The timestamp is so old; the signature holds. */
  readonly age?: Milliseconds
  /** This text is the timestamp; the signature holds. */
  readonly timestamp?: string
  /** A fresh timestamp takes the place of the one that was signed. */
  readonly restamped?: boolean
  /** Timestamp and signature are those of an earlier callback of the case. */
  readonly of?: string
}

/** What is said of a job. */
export interface Said {
  readonly by: Judge
  readonly outcome: Outcome
  /** What is worded differently, in the words of the generation that is graded. */
  readonly overrides?: Override
}

/** One callback of a case. */
export interface CaseCallback extends Said {
  readonly job: string
  /** What the emulator can do wrong itself. */
  readonly fault?: CallbackFault
  readonly proof?: ProofChange
  /** Members taken out of the body that the emulator would send. */
  readonly without?: readonly string[]
  /** Members put into it. */
  readonly members?: Readonly<Record<string, unknown>>
  /** What is sent in place of a body. */
  readonly raw?: string
  readonly contentType?: string
  /** Its name, for callbacks after it. */
  readonly name?: string
  /** The very bytes of an earlier callback are sent again. */
  readonly sameAs?: string
}

interface StepBase {
  /** What helps, where that is not the case's own. */
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

/** What the partner must have made of a job by now. */
export interface ConcludeStep extends StepBase {
  readonly kind: 'conclude'
  readonly job: string
  readonly oneOf: readonly Conclusion[]
}

/** Every conclusion that was read in the cases before must still be so. */
export interface LookBackStep extends StepBase {
  readonly kind: 'look_back'
}

export type Step = DeliverStep | CutStep | ConcludeStep | LookBackStep

/** One thing that a callback endpoint must get right, as data. */
export interface Case {
  /** Stays as it is, whatever else changes. */
  readonly id: string
  readonly section: SectionName
  readonly title: string
  /** Why it matters. */
  readonly reason: string
  /** What to change where it fails. */
  readonly fix: string
  readonly jobs: Readonly<Record<string, CaseJob>>
  readonly steps: readonly Step[]
  /** A partner cannot be blamed for it: it is told and does not fail. */
  readonly advice?: boolean
}
