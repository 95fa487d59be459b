import type { Job } from '../../../core/jobs/job.ts'
import type { ReportedVerdict } from './verdict-members.ts'

/** What is posted about a product. */
export interface CallbackForm {
  readonly schema: string
  /** The whole body; what every product says is in `verdict-members.ts`. */
  readonly body: (job: Job, reported: ReportedVerdict) => object
}
