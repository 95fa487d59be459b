/** What a partner may conclude about a job. Only `approved` opens an account. */
export type Decision = 'approved' | 'rejected' | 'in_review'

/** The part of a callback that a decision rests on. */
export interface Callback {
  readonly ResultCode: string
  readonly IsFinalResult?: string
  readonly PartnerParams: { readonly job_id: string; readonly user_id: string; readonly job_type: number | string }
}

// A code means different things for different products, so it is looked up under its job type.
const codes: Readonly<Record<string, { readonly approved: readonly string[]; readonly inReview: readonly string[] }>> =
  {
    2: { approved: ['0820', '1220'], inReview: ['0822', '0824', '0825'] },
    4: { approved: ['0840', '1240'], inReview: ['0842', '0844', '0846'] },
  }

/** Concludes from one callback. What is provisional, or not final, waits for the human reviewer; what is unknown is not approved. */
export function decide({ ResultCode, IsFinalResult, PartnerParams }: Callback): Decision {
  const known = codes[String(PartnerParams.job_type)]
  if (IsFinalResult === 'false' || known?.inReview.includes(ResultCode)) return 'in_review'
  return known?.approved.includes(ResultCode) ? 'approved' : 'rejected'
}

/** Keeps a decision per job. Callbacks may come twice or out of order: a final decision is never taken back. */
export function conclude(earlier: Decision | undefined, callback: Callback): Decision {
  return earlier === undefined || earlier === 'in_review' ? decide(callback) : earlier
}
