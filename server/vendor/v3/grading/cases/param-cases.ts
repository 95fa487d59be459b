import type { Case } from '../../../grading/case.ts'
import type { Focus } from '../../../grading/focus.ts'
import { paramsCase, unicodeParams } from '../../../grading/params-case.ts'

/** A partner's own members in partner_params. Source: v3 §4.1, §18. */
export function paramCases(focus: Focus): Case[] {
  return [
    paramsCase(focus, {
      name: 'extra-params',
      title: 'of its own',
      reason: 'Everything that was sent as partner_params comes back, beside the ids.',
      fix: 'Allow members of any name in partner_params: they are what some part of your system sent with the job.',
      params: { branch: 'lagos', attempt: '3' },
    }),
    unicodeParams(focus),
    paramsCase(focus, {
      name: 'legacy-job-type',
      title: 'in which job_type is a number',
      reason: 'From a real callback: what is a text in v3 came as v1 has it.',
      fix: 'Read of partner_params what you sent yourself, and allow values that are not texts.',
      params: { job_type: 6 },
    }),
  ]
}
