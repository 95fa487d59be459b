import type { Case, CaseCallback } from '../../../grading/case.ts'
import { fieldCase } from '../../../grading/field-case.ts'
import { type Focus, mainProduct } from '../../../grading/focus.ts'
import { callbackOf } from '../../../grading/steps.ts'

const timeFix = 'Read times as RFC 3339, with none to nine digits after the seconds and any offset.'

/** Times in their forms, and versions that will come. Source: v3 §1, §18. */
export function timeCases(focus: Focus): Case[] {
  const approval = (name: string, title: string, more: Partial<CaseCallback>, reason: string, fix: string): Case =>
    fieldCase({
      ...{ name, title: `An approval ${title}`, product: mainProduct(focus), end: 'approved', reason, fix },
      callback: callbackOf('approved', more),
    })
  const timed = (name: string, title: string, created_at: string, completed_at: string) =>
    approval(
      `times-${name}`,
      `whose times have ${title}`,
      { members: { created_at, completed_at } },
      'Smile ID’s times are RFC 3339, and how many digits follow the seconds differs.',
      timeFix,
    )
  return [
    timed('of-seconds', 'whole seconds', '2026-07-07T12:34:56Z', '2026-07-07T12:34:57Z'),
    timed('of-nanoseconds', 'nanoseconds', '2026-07-07T12:34:56.123456789Z', '2026-07-07T12:34:57.987654321Z'),
    timed('of-an-offset', 'an offset', '2026-07-07T13:34:56.1+01:00', '2026-07-07T13:34:57.25+01:00'),
    approval(
      'newer-version',
      'of a newer Api-Version',
      { headers: { 'Api-Version': 'v3.9999.0' } },
      'v3 is released nearly every day, and each callback says by which release.',
      'Do not compare Api-Version with what you know: v3 keeps its members from release to release.',
    ),
    approval(
      'unknown-headers',
      'with headers that nobody documents',
      {
        headers: { 'X-Request-Id': 'f1d2d2f924e986ac', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b71-01' },
      },
      'Gateways and proxies add headers of their own.',
      'Read the headers that you need, and ignore all others.',
    ),
  ]
}
