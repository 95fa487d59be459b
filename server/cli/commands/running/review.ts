import { decisions } from '../../../core/jobs/job.ts'
import { callControl, remoteOf } from '../../clients/remote.ts'
import type { CommandLine } from '../../command.ts'
import { oneOf, UsageError } from '../../options/usage-error.ts'

interface Reviewed {
  readonly smile_job_id: string
  readonly results: readonly { readonly code: string; readonly text: string }[]
}

/** Decides a job of a running emulator as the human reviewer. */
export async function review({ flags, words: rest }: CommandLine): Promise<number> {
  const [smileJobId, decision, extra] = rest
  if (smileJobId === undefined || decision === undefined) {
    throw new UsageError(`Name a job and one of ${decisions.join(', ')}, such as: review 0000000001 approve.`)
  }
  if (extra !== undefined) throw new UsageError(`"${extra}" was not expected.`)
  const said = { decision: oneOf(decisions, decision, 'The decision') }

  const { remote, partner } = remoteOf(flags)
  const query = partner === undefined ? '' : `?partner_id=${encodeURIComponent(partner)}`
  const job = (await callControl(remote, `jobs/${encodeURIComponent(smileJobId)}/review${query}`, said)) as Reviewed
  const result = job.results.at(-1)
  console.log(`Job ${job.smile_job_id} is final: ${result?.code} ${result?.text}. Its callback is due at once.`)
  return 0
}
