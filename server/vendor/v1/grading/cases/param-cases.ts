import type { Case } from '../../../grading/case.ts'
import type { Focus } from '../../../grading/focus.ts'
import { paramsCase, unicodeParams } from '../../../grading/params-case.ts'

/** A partner's own members in partner_params. Source: v1 §8.2. */
export function paramCases(focus: Focus): Case[] {
  return [
    paramsCase(focus, {
      name: 'extra-params',
      title: 'of its own',
      reason: 'Everything that was sent as partner_params comes back.',
      fix: 'Allow members of any kind in PartnerParams: they are what some part of your system sent with the job.',
      params: { branch: 'lagos', attempt: 3, tags: ['new', null], device: { os: 'android', rooted: false } },
    }),
    unicodeParams(focus),
  ]
}
