// Made from schemas/control/review-request.schema.json by `npm run generate`. Do not edit.

/**
 * What the human reviewer says: POST /__emulator/jobs/{smile_job_id}/review.
 */
export interface ReviewRequest {
  decision: 'approve' | 'reject' | 'spoof'
}
