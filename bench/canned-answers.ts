/** What the bare servers answer: the emulator's own bodies, written once. */
export interface CannedAnswers {
  readonly health: object
  readonly upload: object
  readonly status: object
  readonly enrolled: object
  readonly token: object
  readonly accepted: object
  readonly done: object
}

// Of no use, and as long as a real one.
const cannedToken = `header.${'x'.repeat(400)}.signature`

/** The answers of a bare server on that port. */
export function cannedAnswers(port: number): CannedAnswers {
  const ref = '1234-0000000001-0a1b2c'
  const signed = {
    timestamp: '2026-01-01T00:00:00.000Z',
    signature: 'bW90IGEgcmVhbCBzaWduYXR1cmUsIGJ1dCBhcyBsb25nPQ==',
  }
  const job = {
    created_at: '2026-01-01T00:00:00.000Z',
    job_id: 'job_73y2nrbh967b7hzdv48qbk39cs',
    user_id: 'user_4j8n0v6apwvghe8g4z0pxswzd9',
  }
  return {
    health: { status: 'ok', version: '0.0.0' },
    upload: {
      upload_url: `http://127.0.0.1:${port}/upload/1234/${ref}/selfie.zip?Expires=1893456000&Signature=bm90YXNpZ25hdHVyZQ`,
      ref_id: ref,
      smile_job_id: '0000000001',
      camera_config: 'null',
      code: '2202',
    },
    enrolled: {
      ...{ code: '0840', created_at: signed.timestamp, job_id: 'job-1', job_type: 'smart_selfie_enrollment' },
      ...{ message: 'Enroll User', partner_id: '1234', status: 'approved', updated_at: signed.timestamp },
      partner_params: { job_type: '4', order: '7', user_id: job.user_id, job_id: 'job-1' },
      user_id: job.user_id,
    },
    token: { token: cannedToken },
    accepted: { ...job, message: 'Request accepted and queued for processing.', status: 'accepted' },
    done: { ...job, message: 'Job completed', status: 'clear' },
    status: { ...signed, job_complete: false, job_success: false, code: '2302' },
  }
}
