import type { Case, CaseCallback } from '../../vendor/grading/case.ts'
import { fieldCase } from '../../vendor/grading/field-case.ts'
import { type Focus, mainProduct } from '../../vendor/grading/focus.ts'
import { callbackOf } from '../../vendor/grading/steps.ts'

/** Bodies with more members or bytes than expected, and headers with more parameters. */
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
      'Callbacks have pictures, and long lists. Smile ID asks for room for 1.5 MB, and many frameworks stop at 100 kB.',
      'Allow bodies of 1.5 MB on the callback’s path: express.json({ limit: "1.5mb" }), client_max_body_size 2m.',
      { fault: { size: kilobytes * 1024 } },
    )
  return [
    approval(
      'unknown',
      'with undocumented members',
      'Smile ID’s own samples differ in their members, and more can come.',
      'Read the members that you need and ignore all others: do not use a schema that forbids unknown ones.',
      { fault: { fields: 'unknown' } },
    ),
    sized('120kB', '120 kB', 120),
    sized('1.4MB', '1.4 MB', 1_434),
    approval(
      'charset',
      'of Content-Type application/json; charset=utf-8',
      'The parameter is part of the header, not of the media type.',
      'Compare only the media type, or ignore it.',
      { headers: { 'content-type': 'application/json; charset=utf-8' } },
    ),
  ]
}
