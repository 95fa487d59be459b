// Made from schemas/v1/upload-response.schema.json by `npm run generate`. Do not edit.

/**
 * Where to PUT the package, and the ids of the job.
 */
export interface V1UploadResponse {
  upload_url: string
  /**
   * <partner>-<smile_job_id>-<random>
   */
  ref_id: string
  /**
   * Ten digits, zero-padded.
   */
  smile_job_id: string
  /**
   * The text null: Java needs a string or null.
   */
  camera_config: 'null'
  /**
   * PHP refuses anything else.
   */
  code: '2202'
}
