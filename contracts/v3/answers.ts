import { type Expectation, expectationBy } from '../expectation.ts'

/** When every example happens. */
export const exampleTime = '2026-01-01T00:00:01.000Z'

/** The job of every example. */
export const exampleJobId = 'job_73y2nrbh967b7hzdv48qbk39cs'

/** A job that nobody has: ids are made with a hash, and this one is not. */
export const unknownJobId: string = `job_7${'z'.repeat(25)}`

const moment = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$'
export const jobIdForm = '^job_[0-9a-hjkmnp-tv-z]{26}$'

/** What a client may count on in an answer or a callback, by an example of it. A message is for people. Sources: v3 §5, §7, §8. */
export const expectation: Expectation = expectationBy({
  exact: new Set(['status', 'reason', 'product', 'risk_level', 'fraud_detected', 'schema_version', 'granted']),
  patterns: {
    job_id: jobIdForm,
    created_at: moment,
    completed_at: moment,
    link: '^https?://.+$',
    ref_id: '^[0-9a-f-]{36}$',
    token: '^[\\w-]+\\.[\\w-]+\\.[\\w-]+$',
  },
})

/** A refusal: what is said, a client may count on. Source: v3 §15. */
export function refused(status: string, message: string): object {
  return { message, status }
}
