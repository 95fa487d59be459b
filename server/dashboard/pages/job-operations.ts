import { ControlError } from '../../core/errors.ts'
import { decisions } from '../../core/jobs/job.ts'
import { type Outcome, outcomes } from '../../core/jobs/outcome.ts'
import { selfieOf } from '../../core/jobs/submission.ts'
import { type ReplayFault, replayFaults } from '../../core/scenarios/fault.ts'
import type { Operation } from '../../http/operation.ts'
import { action, backTo, page } from '../page.ts'
import type { PageParts } from '../parts.ts'
import { home, jobPath, pathOf, paths } from '../paths.ts'
import { jobView } from './job.ts'
import { jobsView } from './jobs.ts'

function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))
}

function isReplayFault(text: string): text is ReplayFault {
  return replayFaults.some((fault) => fault === text)
}

function isOutcome(text: string): text is Outcome {
  return outcomes.some((outcome) => outcome === text)
}

/** The pages of jobs, and what can be done with one. */
export function jobOperations(parts: PageParts): Operation[] {
  const { control, renderer } = parts
  return [
    page(home, renderer, (call) => jobsView(parts, call)),
    page(paths.job, renderer, (call) => jobView(parts, call)),
    {
      method: 'get',
      path: paths.picture,
      body: 'none',
      limit: 0,
      async handle({ params: { partner = '', job = '' } }) {
        const { ref, submission } = await control.job(job, partner)
        const bytes = parts.pictures?.find(ref, selfieOf(submission.package)?.sha256 ?? '')
        if (!bytes) throw new ControlError(404, `The selfie of job ${job} was not kept.`)
        // Whatever it is, it is shown as a picture or not at all.
        return { status: 200, headers: { 'content-type': isPng(bytes) ? 'image/png' : 'image/jpeg' }, bytes }
      },
    },
    action(paths.review, renderer, async (form, { params: { partner = '', job = '' } }) => {
      const decision = decisions.find((one) => one === form.text('decision'))
      if (!decision) throw new ControlError(400, `A review is one of: ${decisions.join(', ')}.`)
      await control.review(job, decision, partner)
      return pathOf(paths.job, { partner, job })
    }),
    action(paths.replay, renderer, async (form, { params: { id = '' } }) => {
      const fault = form.text('fault')
      if (fault !== '' && !isReplayFault(fault)) {
        throw new ControlError(400, `A callback is sent again with one of these faults: ${replayFaults.join(', ')}.`)
      }
      const claims = form.text('claims')
      if (claims !== '' && !isOutcome(claims)) {
        throw new ControlError(400, `A forged callback claims one of these results: ${outcomes.join(', ')}.`)
      }
      const options = { ...(fault && { fault }), ...(claims && { claims }) }
      return backTo(form, jobPath(await control.replay(id, options)))
    }),
  ]
}
