import type { Case } from '../../../grading/case.ts'
import { fieldCase } from '../../../grading/field-case.ts'
import { type Focus, mainProduct } from '../../../grading/focus.ts'
import { callbackOf } from '../../../grading/steps.ts'

/** A partner's own members in partner_params. Source: v1 §8.2. */
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
      'Everything that was sent as partner_params comes back.',
      'Allow members of any kind in PartnerParams: they are what some part of your system sent with the job.',
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
