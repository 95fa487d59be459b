import type { Case } from '../../../grading/case.ts'
import { fieldCase } from '../../../grading/field-case.ts'
import { type Focus, mainProduct } from '../../../grading/focus.ts'
import { callbackOf } from '../../../grading/steps.ts'

/** What must come of what a partner has put into its partner_params itself. Source: v1 §8.2. */
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
      'All that was sent as partner_params comes back.',
      'Let PartnerParams have members of any kind: they are what was sent with the job, by whatever part of your system.',
      { branch: 'lagos', attempt: 3, tags: ['new', null], device: { os: 'android', rooted: false } },
    ),
    approval(
      'unicode-params',
      'in many scripts',
      'Names are written in every script.',
      'Read the body as UTF-8, and count its bytes rather than its characters.',
      { name: 'Adébáyọ̀ Ọládélé', note: '“ጤና ይስጥልኝ” 🎉 \u2028 \\ " \'; --' },
    ),
  ]
}
