import { SmileError } from '../../../core/errors.ts'
import type { Job } from '../../../core/jobs/job.ts'
import type { Call, Operation } from '../../../http/operation.ts'
import type { KeptPictures } from '../../../service/jobs/kept-pictures.ts'
import type { Partners } from '../../../service/partners/partners.ts'
import type { Store } from '../../../store/store.ts'
import { errorsAt } from '../wording/endpoint-errors.ts'
import { foreignLink, isOpenTo } from './view-link.ts'

/** What showing a job's receipt and pictures needs. */
export interface ViewParts {
  readonly store: Store
  readonly partners: Pick<Partners, 'find'>
  /** The pictures that were sent; only with `--keep-images`. */
  readonly pictures: KeptPictures | undefined
}

/** What the targets of a job's links have in common. */
export const view: Pick<
  Operation,
  'method' | 'body' | 'limit' | 'tag' | 'closedToOtherOrigins' | 'query' | 'response' | 'encodeError'
> = {
  method: 'get',
  body: 'none',
  limit: 0,
  tag: 'storage',
  closedToOtherOrigins: true,
  query: { token: 'Opens it; part of the link.' },
  response: { 403: 'v3/error', 404: 'v3/error' },
  encodeError: errorsAt('status'),
}

/** The job whose link a caller has. @param pathOf the path that the link leads to. @throws SmileError when it does not open, or ended. */
export async function jobShown(
  { store, partners }: ViewParts,
  call: Call,
  pathOf: (partner: string, job: string) => string,
): Promise<Job> {
  const { partner = '', job: smileJobId = '' } = call.params
  const { job } = await store.read(partner, { job: { fact: 'job', smileJobId } })
  if (!job || !isOpenTo(call, pathOf(partner, smileJobId), job, partners)) {
    throw new SmileError('caller_not_allowed', foreignLink)
  }
  return job
}
