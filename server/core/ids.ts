import { createHash } from 'node:crypto'

/** The names under which Smile ID knows one submission. */
export interface JobIds {
  /** Counts a partner's submissions from 1. */
  readonly serial: number
  /** `SmileJobID`: ten digits, zero-padded. Source: v1 §3.2. */
  readonly smileJobId: string
  /** `ref_id`: `<partner>-<smile_job_id>-<six characters>`. Source: v1 §3.2. */
  readonly ref: string
}

/** Derives a submission's names from its partner and serial, so that the same run yields the same names. */
export function jobIds(partnerId: string, serial: number): JobIds {
  const smileJobId = String(serial).padStart(10, '0')
  const tail = createHash('sha256').update(`${partnerId}/${smileJobId}`).digest('hex').slice(0, 6)
  return { serial, smileJobId, ref: `${partnerId}-${smileJobId}-${tail}` }
}
