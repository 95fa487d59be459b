/** What a partner may conclude about a job. Only `approved` opens an account. */
export type Decision = 'approved' | 'rejected' | 'in_review'

/** The part of a callback that a decision rests on. */
export interface Callback {
  readonly ResultCode: string
  readonly IsFinalResult?: string
  readonly PartnerParams: { readonly job_id: string; readonly user_id: string; readonly job_type: number | string }
}

interface Codes {
  readonly approved: readonly string[]
  /** Smile ID's reviewer has yet to speak, or ours should look. */
  readonly inReview: readonly string[]
}

// A code means different things for different products, so it is looked up under its job type.
const codesOf: Readonly<Record<string, Codes>> = {
  1: { approved: ['0810', '1210'], inReview: ['0812', '0814', '0815', '0816', '1213'] },
  2: { approved: ['0820', '1220'], inReview: ['0822', '0824', '0825'] },
  4: { approved: ['0840', '1240'], inReview: ['0842', '0844', '0846'] },
  5: { approved: ['1012', '1020'], inReview: ['1021'] },
  6: { approved: ['0810'], inReview: ['0817'] },
  7: { approved: ['1012'], inReview: [] },
  11: { approved: ['0810'], inReview: ['0817'] },
}

/** Keeps a decision per job. Callbacks may come twice or out of order: a final decision is never taken back. */
export function conclude(earlier: Decision | undefined, callback: Callback): Decision {
  return earlier === undefined || earlier === 'in_review' ? decide(callback) : earlier
}

/** Concludes from one callback. What is provisional, or not final, waits for a human; what is unknown is not approved. */
function decide({ ResultCode, IsFinalResult, PartnerParams }: Callback): Decision {
  const codes = codesOf[String(PartnerParams.job_type)]
  if (IsFinalResult === 'false' || codes?.inReview.includes(ResultCode)) return 'in_review'
  return codes?.approved.includes(ResultCode) ? 'approved' : 'rejected'
}
