// Made from schemas/control/review-request.schema.json by `npm run generate`. Do not edit.

/**
 * The human reviewer's decision: POST /__emulator/jobs/{smile_job_id}/review.
 */
export interface ReviewRequest {
  decision: 'approve' | 'reject' | 'spoof'
}
