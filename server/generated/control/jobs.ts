// Made from schemas/control/jobs.schema.json by `npm run generate`. Do not edit.

/**
 * GET /__emulator/jobs, newest first.
 */
export interface JobList {
  jobs: Job[]
}
export interface Job {
  partner_id: string
  smile_job_id: string
  ref_id: string
  user_id: string
  job_id: string
  /**
   * The API that it was submitted by, such as v1.
   */
  api: string
  product: string
  callback_url?: string
  scenario: {
    name: string
    /**
     * Why it was chosen.
     */
    chosen_by: 'settings' | 'fraud' | 'enrolment' | 'queued' | 'hinted' | 'matched' | 'default' | 'package'
    near_miss?: {
      scenario: string
      field: string
      expected: string
      actual: string
    }
  }
  state: 'pending' | 'in_review' | 'final'
  /**
   * ISO 8601.
   */
  submitted_at: string
  /**
   * So far, oldest first.
   */
  results: JobResult[]
  /**
   * Still to come unless a review comes first.
   */
  planned: JobResult[]
  package?: {
    size: number
    entries: string[]
    images: {
      kind: 'selfie' | 'liveness' | 'document_front' | 'document_back' | 'visa' | 'comparison' | 'other'
      file_name: string
      size: number
      sha256: string
    }[]
  }
  /**
   * Of the request, then of its package. docs/hints.md lists the ids, which are stable.
   */
  warnings: {
    id: string
    /**
     * What was seen.
     */
    message: string
    /**
     * What to change.
     */
    cure: string
  }[]
}
export interface JobResult {
  /**
   * ISO 8601.
   */
  at: string
  by: 'machine' | 'human' | 'smile_secure' | 'monitor'
  outcome: string
  code: string
  text: string
  final: boolean
}
