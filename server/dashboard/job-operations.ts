import type { Operation } from '../api/operation.ts'
import { ControlError } from '../core/errors.ts'
import { type ReplayFault, replayFaults } from '../core/fault.ts'
import { decisions } from '../core/job.ts'
import { jobView } from './job-page.ts'
import { jobsView } from './jobs-page.ts'
import { action, backTo, page } from './page.ts'
import type { PageParts } from './parts.ts'
import { home, jobPath, pathOf, paths } from './paths.ts'

function isReplayFault(text: string): text is ReplayFault {
  return replayFaults.some((fault) => fault === text)
}

/** The pages of jobs, and what can be done with one. */
export function jobOperations(parts: PageParts): Operation[] {
  const { control, renderer } = parts
  return [
    page(home, renderer, (call) => jobsView(parts, call)),
    page(paths.job, renderer, (call) => jobView(parts, call)),
    action(paths.review, renderer, (form, { params: { partner = '', job = '' } }) => {
      const decision = decisions.find((one) => one === form.text('decision'))
      if (!decision) throw new ControlError(400, `A reviewer says one of: ${decisions.join(', ')}.`)
      control.review(job, decision, partner)
      return pathOf(paths.job, { partner, job })
    }),
    action(paths.replay, renderer, (form, { params: { id = '' } }) => {
      const fault = form.text('fault')
      if (fault !== '' && !isReplayFault(fault)) {
        throw new ControlError(400, `A callback is sent again with one of these faults: ${replayFaults.join(', ')}.`)
      }
      return backTo(form, jobPath(control.replay(id, { fault: fault === '' ? undefined : fault })))
    }),
  ]
}
