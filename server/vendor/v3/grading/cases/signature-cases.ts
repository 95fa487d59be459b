import type { Case, CaseCallback } from '../../../grading/case.ts'
import { type Focus, mainProduct } from '../../../grading/focus.ts'
import { anybody, refusedCase } from '../../../grading/refused-case.ts'
import { checkProof } from '../words.ts'
import { headerCases } from './header-cases.ts'
import { reuseCases } from './reuse-cases.ts'

const day = 86_400_000

const malformedFix = 'Treat a signature or timestamp of any other form as invalid: answer 401, and do not throw.'
const inBodyFix =
  'Take timestamp and signature of v3 from the headers Response-Timestamp and Response-Signature, and never from the body.'

/** Callbacks with an invalid proof, and valid ones in other forms. Source: v3 §8. */
export function signatureCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const refused = (name: string, title: string, more: Partial<CaseCallback>, reason: string, fix: string) =>
    refusedCase({ name, title: `An approval ${title}`, product, more, reason, fix })
  const lacking = (name: string, title: string, headers: CaseCallback['headers']) =>
    refused(name, title, { headers: { ...headers } }, anybody, checkProof)
  const malformed = (name: string, title: string, headers: CaseCallback['headers']) =>
    refused(
      name,
      title,
      { headers: { ...headers } },
      'Code that throws answers 500, or ends the program.',
      malformedFix,
    )
  return [
    lacking('missing-signature', 'without Response-Signature', { 'Response-Signature': null }),
    lacking('missing-timestamp', 'without Response-Timestamp', { 'Response-Timestamp': null }),
    lacking('empty-signature', 'whose Response-Signature is empty', { 'Response-Signature': '' }),
    malformed('short-signature', 'whose Response-Signature is too short', { 'Response-Signature': 'c2hvcnQ=' }),
    malformed('signature-not-base64', 'whose Response-Signature is not base64', { 'Response-Signature': '%%%' }),
    malformed('timestamp-no-time', 'whose Response-Timestamp is not a time', { 'Response-Timestamp': 'yesterday' }),
    malformed('timestamp-number', 'whose Response-Timestamp is a number', { 'Response-Timestamp': '1767225600000' }),
    refused(
      'restamped',
      'whose old timestamp was replaced by a fresh one',
      { proof: { age: day, restamped: true } },
      'The timestamp is signed: if it is not checked, an old callback looks like a new one.',
      'Compute the signature again over the exact text of Response-Timestamp, partner id and "sid_request", and compare.',
    ),
    ...(focus.maxAge === undefined ? [] : [unreadable(refused)]),
    refused(
      'in-body',
      'whose valid proof is in the body instead of the headers',
      { proof: { elsewhere: 'alone' } },
      'Smile ID sends the proof of v3 in headers alone. Whoever takes it from wherever it is found lets the sender choose what is checked.',
      inBodyFix,
    ),
    refused(
      'in-body-beside-forged',
      'whose headers are forged, with a valid proof in the body',
      { proof: { elsewhere: 'beside_forged' } },
      'The proof of an old callback of v1 would approve a job of v3, although the headers say that it is forged.',
      inBodyFix,
    ),
    ...headerCases(focus),
    ...reuseCases(focus),
  ]
}

type Refused = (name: string, title: string, more: Partial<CaseCallback>, reason: string, fix: string) => Case

function unreadable(refused: Refused): Case {
  return refused(
    'timestamp-unreadable',
    'whose signature is valid, over a timestamp that is not a time',
    { proof: { timestamp: 'the day before' } },
    'It has no age, and a comparison with NaN is false, not an error.',
    'Answer 401 if Response-Timestamp cannot be read as a time. NaN > limit is false: test age <= limit instead.',
  )
}
