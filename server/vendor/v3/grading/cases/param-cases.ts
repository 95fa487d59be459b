import type { Case } from '../../../grading/case.ts'
import { fieldCase } from '../../../grading/field-case.ts'
import { type Focus, mainProduct } from '../../../grading/focus.ts'
import { callbackOf } from '../../../grading/steps.ts'

/** A partner's own members in partner_params. Source: v3 §4.1, §18. */
export function paramCases(focus: Focus): Case[] {
  const approval = (name: string, title: string, reason: string, fix: string, params: object): Case =>
    fieldCase({
      name,
      title: `An approval of a job with partner_params ${title}`,
      product: mainProduct(focus),
      job: { params: { ...params } },
      callback: callbackOf('approved'),
      end: 'approved',
      reason,
      fix,
    })
  return [
    approval(
      'extra-params',
      'of its own',
      'Everything that was sent as partner_params comes back, beside the ids.',
      'Allow members of any name in partner_params: they are what some part of your system sent with the job.',
      { branch: 'lagos', attempt: '3' },
    ),
    approval(
      'unicode-params',
      'in many scripts',
      'Names are written in every script.',
      'Read the body as UTF-8, and count its bytes rather than its characters.',
      { name: 'Adébáyọ̀ Ọládélé', note: '“ጤና ይስጥልኝ” 🎉 \u2028 \\ " \'; --' },
    ),
    approval(
      'legacy-job-type',
      'in which job_type is a number',
      'From a real callback: what is a text in v3 came as v1 has it.',
      'Read of partner_params what you sent yourself, and allow values that are not texts.',
      { job_type: 6 },
    ),
  ]
}
