import type { Case } from '../../vendor/grading/case.ts'
import { type Focus, mainProduct } from '../../vendor/grading/focus.ts'
import type { Grading } from '../../vendor/grading/grading.ts'
import { malformedCase } from '../../vendor/grading/malformed-case.ts'
import { callbackOf, conclude, cut, deliver } from '../../vendor/grading/steps.ts'

/** The delivery of callbacks, and bodies that are not callbacks. */
export function deliveryCases(focus: Focus, { brokenBodies }: Grading): Case[] {
  const product = mainProduct(focus)
  const jobs = { job: { product } }
  const brokenFix = 'Read the whole body before you record that a callback has come.'
  const malformed = (name: string, title: string, raw: string) =>
    malformedCase({ name, title, product, more: { raw }, rule: 'turned_away' })
  return [
    {
      id: 'delivery/plain',
      section: 'delivery',
      title: 'An ordinary approval is answered with 2xx, in time and without a redirect',
      reason: 'An answer that is late or not 2xx does not count: the callback is sent again, and given up in the end.',
      fix: 'Use the exact URL that answers as callback_url, with its scheme and its slash, and answer 2xx as soon as you have the callback.',
      jobs,
      steps: [
        deliver(callbackOf('approved')),
        conclude('approved', 'Show the job as approved at --status-url once you have accepted its approval.'),
      ],
    },
    {
      id: 'delivery/retry-after-break',
      section: 'delivery',
      title: 'A connection breaks half way through a callback, which then comes again',
      reason: 'A callback that was not answered is sent again. An incomplete one must not count.',
      fix: brokenFix,
      jobs,
      steps: [
        cut(callbackOf('approved')),
        conclude('pending', brokenFix),
        deliver(callbackOf('approved'), 'taken', brokenFix),
        conclude('approved', brokenFix),
      ],
    },
    malformed('empty-body', 'A request without a body', ''),
    malformed('not-json', 'A body that is not JSON', brokenBodies.form),
    malformed('half-json', 'A body that ends in the middle', brokenBodies.half),
    malformed('json-null', 'A body that is null', 'null'),
    malformed('json-list', 'A body that is a list', brokenBodies.list),
  ]
}
