import type { AnswerRule, Case, Telling } from '../case.ts'
import { type Focus, mainProduct } from '../focus.ts'
import { conclude, cut, deliver, telling } from '../steps.ts'

/** What must come of callbacks as they are delivered, and of bodies that are none. */
export function deliveryCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const jobs = { job: { product } }
  const brokenFix = 'Read the whole body before you note that a callback has come.'
  const malformedFix = 'Answer 400 or 401 to a body that cannot be read, and let nothing be thrown on it.'
  const malformed = (name: string, title: string, more: Partial<Telling>, rule: AnswerRule = 'turned_away'): Case => ({
    id: `delivery/${name}`,
    section: 'delivery',
    title,
    reason: 'An endpoint that anybody can call gets anything. What throws on it answers 500, or ends the program.',
    fix: malformedFix,
    jobs,
    steps: [deliver(telling('approved', more), rule), conclude(['pending', 'rejected'], malformedFix)],
  })
  return [
    {
      id: 'delivery/plain',
      section: 'delivery',
      title: 'An ordinary approval is answered with 2xx, in time and without a redirect',
      reason: 'An answer that is late or not 2xx counts as none: the callback is sent again, and given up in the end.',
      fix: 'Give the very URL that answers as callback_url, with its scheme and its slash, and answer 2xx as soon as you have the callback.',
      jobs,
      steps: [
        deliver(telling('approved')),
        conclude('approved', 'Let the job be approved where --status-url tells of it, once its approval was taken.'),
      ],
    },
    {
      id: 'delivery/retry-after-break',
      section: 'delivery',
      title: 'A connection breaks half way through a callback, which then comes again',
      reason:
        'A callback that was not answered is sent again. One that did not come whole must not count as one that came.',
      fix: brokenFix,
      jobs,
      steps: [
        cut(telling('approved')),
        conclude('pending', brokenFix),
        deliver(telling('approved'), 'taken', brokenFix),
        conclude('approved', brokenFix),
      ],
    },
    malformed('empty-body', 'A request without a body', { raw: '' }),
    malformed('not-json', 'A body that is not JSON', { raw: 'ResultCode=0820&job_id=1' }),
    malformed('half-json', 'A body that ends in the middle', {
      raw: '{"ResultCode":"0820","PartnerParams":{"job_id":',
    }),
    malformed('json-null', 'A body that is null', { raw: 'null' }),
    malformed('json-list', 'A body that is a list', { raw: '[{"ResultCode":"0820"}]' }),
    malformed(
      'no-partner-params',
      'A signed callback without PartnerParams',
      { without: ['PartnerParams'] },
      'survived',
    ),
    malformed(
      'null-partner-params',
      'A signed callback whose PartnerParams are null',
      { members: { PartnerParams: null } },
      'survived',
    ),
    malformed('no-result-code', 'A signed callback without ResultCode', { without: ['ResultCode'] }, 'survived'),
  ]
}
