import type { Case, CaseCallback } from '../../../grading/case.ts'
import { type Focus, mainProduct } from '../../../grading/focus.ts'
import { callbackOf, conclude, deliver } from '../../../grading/steps.ts'

const caseFix = 'Look headers up by name in any case, as frameworks do.'
const timeFix =
  'Read Response-Timestamp as RFC 3339, with none to nine digits after the seconds, and sign the text as it came, not the time that was read.'

/** Valid proofs in headers that are written differently. Source: v3 §18. */
export function headerCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const accepted = (name: string, title: string, more: Partial<CaseCallback>, reason: string, fix: string): Case => ({
    id: `signature/${name}`,
    section: 'signature',
    title: `An approval ${title}`,
    reason,
    fix,
    jobs: { job: { product } },
    steps: [deliver(callbackOf('approved', more), 'taken', fix), conclude('approved', fix)],
  })
  const named = (headerCase: 'lower' | 'upper') =>
    accepted(
      `${headerCase}-case-headers`,
      `whose headers are named in ${headerCase} case`,
      { headerCase },
      'HTTP/2 and many proxies write the names of headers in lower case, and some gateways in upper case.',
      caseFix,
    )
  const timed = (digits: number, name: string, title: string) =>
    accepted(
      `timestamp-of-${name}`,
      `whose Response-Timestamp has ${title}`,
      { proof: { digits } },
      'Smile ID’s times are RFC 3339, and how many digits follow the seconds differs.',
      timeFix,
    )
  return [
    named('lower'),
    named('upper'),
    timed(0, 'seconds', 'whole seconds'),
    timed(6, 'microseconds', 'microseconds'),
    timed(9, 'nanoseconds', 'nanoseconds'),
  ]
}
