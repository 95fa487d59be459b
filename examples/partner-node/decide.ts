/** What a partner may conclude about a job. Only `approved` opens an account. */
export type Decision = 'approved' | 'rejected' | 'in_review'

/** The part of a callback of v1 that a decision rests on. */
export interface Verdict {
  readonly ResultCode: string
  readonly IsFinalResult?: string
  readonly PartnerParams: { readonly job_type?: number | string }
}

interface Codes {
  readonly approved: readonly string[]
  readonly rejected: readonly string[]
}

// A code means different things for different products, so it is looked up under its job type.
const codesOf: Readonly<Record<string, Codes>> = {
  1: { approved: ['0810', '1210'], rejected: ['0811', '0813', '0911', '0912', '1013', '1211', '1212', '1214'] },
  2: { approved: ['0820', '1220'], rejected: ['0821', '0823', '0921', '0922', '1221', '1222'] },
  4: { approved: ['0840', '1240'], rejected: ['0841', '0843', '0941', '0942', '1241', '1242'] },
  5: { approved: ['1012', '1020'], rejected: ['1013', '1022', '1023'] },
  6: { approved: ['0810'], rejected: ['0811', '0812', '0813', '0816'] },
  7: { approved: ['1012'], rejected: ['1013'] },
  11: { approved: ['0810'], rejected: ['0811', '0812', '0813', '0816', '1013'] },
}

// Of every product that is judged from pictures: a damaged package, and a spoof under the strict setting.
const rejectedAnywhere = ['0903', '0907']

/** Concludes from a callback of v1. What is not final, and whatever is not documented, waits for a human. */
export function decideV1({ ResultCode, IsFinalResult, PartnerParams }: Verdict): Decision {
  const codes = codesOf[String(PartnerParams.job_type)]
  if (IsFinalResult === 'false' || !codes) return 'in_review'
  if (codes.approved.includes(ResultCode)) return 'approved'
  return [...codes.rejected, ...rejectedAnywhere].includes(ResultCode) ? 'rejected' : 'in_review'
}

/** Concludes from a status of v3. What is processed, needs attention, ended in an error or is new waits for a human. */
export function decideV3(status: string): Decision {
  if (status === 'clear') return 'approved'
  return status === 'block' ? 'rejected' : 'in_review'
}

/** Keeps a decision per job. Callbacks may come twice or out of order: a final decision is never taken back. */
export function conclude(earlier: Decision | undefined, next: Decision): Decision {
  return earlier === undefined || earlier === 'in_review' ? next : earlier
}
