import type { Case } from '../../../grading/case.ts'
import { type Focus, mainProduct } from '../../../grading/focus.ts'
import { malformedCase } from '../../../grading/malformed-case.ts'

/** Signed callbacks whose status is missing or something else. */
export function deliveryCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const malformed = (name: string, title: string, status: unknown) =>
    malformedCase({
      name,
      title: `A signed callback ${title}`,
      product,
      more: status === undefined ? { without: ['status'] } : { members: { status } },
      rule: 'survived',
    })
  return [
    malformed('no-status', 'without status', undefined),
    malformed('null-status', 'whose status is null', null),
    malformed('status-of-list', 'whose status is a list', ['clear']),
    malformed('status-of-object', 'whose status is an object', { clear: true }),
  ]
}
