import type { Case, CaseJob, Telling } from '../case.ts'
import { type Focus, mainProduct } from '../focus.ts'
import { telling } from '../steps.ts'
import { fieldCase } from './field-case.ts'

/** What must come of bodies that are large, and of what a partner has put into them itself. */
export function bodyCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const approval = (
    name: string,
    title: string,
    reason: string,
    fix: string,
    more: Partial<Telling>,
    job: Omit<CaseJob, 'product'> = {},
  ): Case =>
    fieldCase({
      name,
      title: `An approval ${title}`,
      product,
      job,
      told: telling('approved', more),
      end: 'approved',
      reason,
      fix,
    })
  const sized = (name: string, words: string, kilobytes: number) =>
    approval(
      `body-of-${name}`,
      `of ${words}`,
      'Callbacks carry pictures. Smile ID asks for room for 1.5 MB, and many frameworks stop at 100 kB.',
      'Let bodies of the callback’s path have 1.5 MB: express.json({ limit: "1.5mb" }), client_max_body_size 2m.',
      { fault: { size: kilobytes * 1024 } },
    )
  return [
    approval(
      'extra-params',
      'of a job with partner_params of its own',
      'All that was sent as partner_params comes back.',
      'Let PartnerParams have members of any kind: they are what was sent with the job, by whatever part of your system.',
      {},
      { params: { branch: 'lagos', attempt: 3, tags: ['new', null], device: { os: 'android', rooted: false } } },
    ),
    approval(
      'unicode-params',
      'of a job with partner_params in many scripts',
      'Names are written in every script.',
      'Read the body as UTF-8, and count its bytes rather than its characters.',
      {},
      { params: { name: 'Adébáyọ̀ Ọládélé', note: '“ጤና ይስጥልኝ” 🎉 \u2028 \\ " \'; --' } },
    ),
    sized('120kB', '120 kB', 120),
    sized('1.4MB', '1.4 MB', 1_434),
    approval(
      'charset',
      'of Content-Type application/json; charset=utf-8',
      'The parameter is a part of the header, not of the type.',
      'Compare the media type alone, or do not look at it.',
      { contentType: 'application/json; charset=utf-8' },
    ),
  ]
}
