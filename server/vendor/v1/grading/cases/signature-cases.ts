import type { Case, CaseCallback } from '../../../grading/case.ts'
import { type Focus, mainProduct } from '../../../grading/focus.ts'
import { anybody, refusedCase } from '../../../grading/refused-case.ts'
import { callbackOf, conclude, deliver } from '../../../grading/steps.ts'
import { checkProof } from '../words.ts'

const day = 86_400_000

const malformedFix = 'Treat a signature or timestamp of any other form as invalid: answer 401, and do not throw.'

/** Callbacks with an invalid timestamp or signature. Source: v1 §2.1. */
export function signatureCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const refused = (name: string, title: string, more: Partial<CaseCallback>, reason: string, fix: string) =>
    refusedCase({ name, title, product, more, reason, fix })
  const lacking = (name: string, title: string, more: Partial<CaseCallback>) =>
    refused(name, title, more, anybody, checkProof)
  const malformed = (name: string, title: string, members: Readonly<Record<string, unknown>>) =>
    refused(name, title, { members }, 'Code that throws answers 500, or ends the program.', malformedFix)
  return [
    lacking('missing-signature', 'An approval without signature', { without: ['signature'] }),
    lacking('missing-timestamp', 'An approval without timestamp', { without: ['timestamp'] }),
    lacking('empty-signature', 'An approval whose signature is empty', { members: { signature: '' } }),
    malformed('short-signature', 'An approval whose signature is too short', { signature: 'c2hvcnQ=' }),
    malformed('null-signature', 'An approval whose signature is null', { signature: null }),
    malformed('number-signature', 'An approval whose signature is a number', { signature: 12_345 }),
    malformed('timestamp-no-time', 'An approval whose timestamp is not a time', { timestamp: 'yesterday' }),
    malformed('timestamp-number', 'An approval whose timestamp is a number', { timestamp: 1_767_225_600_000 }),
    refused(
      'restamped',
      'An approval whose old timestamp was replaced by a fresh one',
      { proof: { age: day, restamped: true } },
      'The timestamp is signed: if it is not checked, an old callback looks like a new one.',
      'Compute the signature again over the exact text of timestamp, partner id and "sid_request", and compare.',
    ),
    ...(focus.maxAge === undefined ? [] : [unreadable(focus)]),
    reused(focus),
  ]
}

function unreadable(focus: Focus): Case {
  return {
    id: 'signature/timestamp-unreadable',
    section: 'signature',
    title: 'An approval whose signature is valid, over a timestamp that is not a time',
    reason: 'It has no age, and a comparison with NaN is false, not an error.',
    fix: 'Answer 401 if timestamp cannot be read as a time. NaN > limit is false: test age <= limit instead.',
    jobs: { job: { product: mainProduct(focus) } },
    steps: [
      deliver(callbackOf('approved', { proof: { timestamp: 'the day before' } }), 'turned_away'),
      conclude('pending'),
    ],
  }
}

/** What the vendor's scheme cannot prevent. */
function reused(focus: Focus): Case {
  const product = mainProduct(focus)
  return {
    id: 'signature/reused-on-another-body',
    section: 'signature',
    title: 'An approval with the timestamp and signature of another callback',
    reason:
      'Smile ID’s signature covers timestamp and partner id, not the body: anybody who has seen one callback can send another body with ' +
      'its signature until that is too old.',
    fix: 'The callback alone cannot show it. If much depends on it, confirm an approval with job_status before you act on it, and accept only recent callbacks.',
    advice: true,
    jobs: { seen: { product }, job: { product } },
    steps: [
      deliver(callbackOf('rejected', { job: 'seen', name: 'seen' })),
      deliver(callbackOf('approved', { proof: { of: 'seen' } }), 'survived'),
      conclude(['pending', 'rejected']),
    ],
  }
}
