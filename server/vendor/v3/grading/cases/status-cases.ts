import type { Case, CaseCallback, Conclusion } from '../../../grading/case.ts'
import { type Focus, mainProduct } from '../../../grading/focus.ts'
import { callbackOf, conclude, deliver } from '../../../grading/steps.ts'
import { reasonCases } from './reason-cases.ts'

const unknownFix =
  'Approve by a list of statuses that approve: "clear" alone. Any other waits until somebody looks at it.'
const statusFix = 'Decide by status, never by message, reason or antifraud: they explain a result, and change.'

/** Statuses, reasons and messages for which a partner has no rule, or a wrong one. Source: v3 §7. */
export function statusCases(focus: Focus): Case[] {
  const story = (name: string, title: string, fix: string, reason: string) => {
    const base = { id: `codes/${name}`, section: 'codes' as const, title, reason, fix }
    return (callback: CaseCallback, end: Conclusion | readonly Conclusion[]): Case => ({
      ...base,
      jobs: { job: { product: mainProduct(focus) } },
      steps: [deliver(callback, 'taken', fix), conclude(end, fix)],
    })
  }
  const unknown = (name: string, status: string, title: string) =>
    story(
      name,
      `${title}: ${status}`,
      unknownFix,
      'A new status must not approve anybody, and must not lose the job.',
    )(callbackOf('approved', { overrides: { status, reason: null, message: 'A result of later years' } }), [
      'pending',
      'rejected',
    ])
  const byStatus = (name: string, title: string, callback: CaseCallback, end: 'approved' | 'rejected') =>
    story(
      name,
      title,
      statusFix,
      'Messages get reworded and reasons are added: only the status is the result.',
    )(callback, end)
  return [
    unknown('unknown', 'deferred', 'An unknown status'),
    unknown('unknown-akin', 'clear_with_conditions', 'An unknown status that begins like clear'),
    unknown('unknown-word', 'constructor', 'An unknown status that names a member of every object'),
    byStatus(
      'reworded-approval',
      'An approval in other words',
      callbackOf('approved', { overrides: { message: 'Verified' } }),
      'approved',
    ),
    byStatus(
      'reworded-rejection',
      'A rejection whose message says "Verification successful"',
      callbackOf('rejected', { overrides: { message: 'Verification successful' } }),
      'rejected',
    ),
    byStatus(
      'rejection-without-reason',
      'A rejection whose reason is null',
      callbackOf('rejected', { overrides: { reason: null } }),
      'rejected',
    ),
    byStatus(
      'rejection-at-low-risk',
      'A rejection whose antifraud sees no risk',
      callbackOf('rejected', {
        members: {
          antifraud: { fraud_risk: { risk_level: 'low', risk_score: 0 }, summary: { fraud_detected: false } },
        },
      }),
      'rejected',
    ),
    byStatus(
      'approval-at-high-risk',
      'An approval whose antifraud sees a high risk',
      callbackOf('approved', {
        members: {
          antifraud: { fraud_risk: { risk_level: 'high', risk_score: 99 }, summary: { fraud_detected: true } },
        },
      }),
      'approved',
    ),
    ...reasonCases(focus),
  ]
}
