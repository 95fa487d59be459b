import type { Mistake } from './faulty-partner.ts'

/** A partner with one mistake, and how the grader must name it. */
export interface Mutant {
  readonly name: string
  readonly mistakes: readonly Mistake[]
  /** By whose callbacks it is graded; v1's unless said. */
  readonly api?: 'v1' | 'v3'
  /** The case that fails. */
  readonly fails: string
  /** What its text must say. */
  readonly says: RegExp
  /** No other case of its section finds it. */
  readonly alone?: boolean
  /** Cases that must be run before it. */
  readonly after?: string
  /** What the grader is given, where that matters. */
  readonly reported?: { readonly maxAnswer?: number; readonly settle?: number }
}

/*
 * The places of the example partner in which mistakes are made.
 */
export const decide = (right: string, wrong: string): Mistake => ({ file: 'decide.ts', right, wrong })
export const service = (right: string, wrong: string): Mistake => ({ file: 'service.ts', right, wrong })
export const reading = (right: string, wrong: string): Mistake => ({ file: 'read-callback.ts', right, wrong })

export const gate = 'if (!isSigned(callback) || !isFresh(callback)) return answer(response, 401)'
export const jobIdLine = 'const { jobId } = callback'
export const decisionLine = 'const decision = conclude(decisions.get(jobId), callback.decision)'
export const sdkCheck = 'return signature.confirm_signature(timestamp, text)'
export const lookUp = 'const codes = codesOf[String(PartnerParams.job_type)]'
export const notFinal = "if (IsFinalResult === 'false' || !codes) return 'in_review'"
export const approves = 'if (codes.approved.includes(ResultCode))'
export const otherwise = "(ResultCode) ? 'rejected' : 'in_review'"
export const taken = 'answer(response, 200)\n  }'
export const concludes = "return earlier === undefined || earlier === 'in_review' ? next : earlier"
export const signatureParts = 'decideV1({ ResultCode, IsFinalResult, PartnerParams }: Verdict)'
export const read = 'const body = await readJson(request)'
// A job of biometric KYC is the main one where no product is named.
export const ofTwo = 'smart_selfie_authentication'
