import type { Case, CaseCallback } from '../../vendor/grading/case.ts'
import { fieldCase } from '../../vendor/grading/field-case.ts'
import { type Focus, mainProduct } from '../../vendor/grading/focus.ts'
import { callbackOf } from '../../vendor/grading/steps.ts'

/** What must come of bodies with more in them than was expected, and of headers that say more. */
export function bodyCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const approval = (name: string, title: string, reason: string, fix: string, more: Partial<CaseCallback>): Case =>
    fieldCase({
      name,
      title: `An approval ${title}`,
      product,
      callback: callbackOf('approved', more),
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
      'unknown',
      'with members that nobody documents',
      'Smile ID’s own samples differ in their members, and more can come.',
      'Read the members that you need and let all others be: no schema that forbids what it does not know.',
      { fault: { fields: 'unknown' } },
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
