import type { Case, Telling } from '../case.ts'
import { type Focus, mainProduct } from '../focus.ts'
import { conclude, deliver, telling } from '../steps.ts'
import { ageCases } from './age-cases.ts'
import { checkFix, forgeryCases } from './forgery-cases.ts'

const day = 86_400_000

const malformedFix =
  'Treat a signature or timestamp of any other form as one that does not hold: answer 401, and let nothing be thrown.'

/** What must come of callbacks that do not prove themselves. */
export function signatureCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const refused = (name: string, title: string, more: Partial<Telling>, why: string, fix: string): Case => ({
    id: `signature/${name}`,
    section: 'signature',
    title,
    reason: why,
    fix,
    jobs: { job: { product } },
    steps: [deliver(telling('approved', more), 'turned_away'), conclude('pending', fix)],
  })
  const anybody = 'Anybody who knows the URL could approve a job.'
  const thrown = 'What throws on it answers 500, or ends the program.'
  return [
    refused('forged', 'An approval signed with another key', { fault: { signature: 'forged' } }, anybody, checkFix),
    refused(
      'unsigned',
      'An approval with neither timestamp nor signature',
      { fault: { signature: 'none' } },
      anybody,
      checkFix,
    ),
    refused('missing-signature', 'An approval without signature', { without: ['signature'] }, anybody, checkFix),
    refused('missing-timestamp', 'An approval without timestamp', { without: ['timestamp'] }, anybody, checkFix),
    refused(
      'another-partner',
      'An approval signed for another partner, with that partner’s key',
      { fault: { signature: 'other_partner' } },
      'Another customer of Smile ID could approve your jobs.',
      'Check the signature with your own partner id and key, not with an id that the callback brings.',
    ),
    refused(
      'empty-signature',
      'An approval whose signature is empty',
      { members: { signature: '' } },
      anybody,
      checkFix,
    ),
    refused(
      'short-signature',
      'An approval whose signature is too short',
      { members: { signature: 'c2hvcnQ=' } },
      thrown,
      malformedFix,
    ),
    refused(
      'null-signature',
      'An approval whose signature is null',
      { members: { signature: null } },
      thrown,
      malformedFix,
    ),
    refused(
      'number-signature',
      'An approval whose signature is a number',
      { members: { signature: 12_345 } },
      thrown,
      malformedFix,
    ),
    refused(
      'timestamp-no-time',
      'An approval whose timestamp is not a time',
      { members: { timestamp: 'yesterday' } },
      thrown,
      malformedFix,
    ),
    refused(
      'timestamp-number',
      'An approval whose timestamp is a number',
      { members: { timestamp: 1_767_225_600_000 } },
      thrown,
      malformedFix,
    ),
    refused(
      'restamped',
      'An approval whose old timestamp was replaced by a fresh one',
      { proof: { age: day, restamped: true } },
      'The timestamp is what is signed: one that is not checked lets an old callback pass for a new one.',
      'Make the signature anew over the very text of timestamp, partner id and "sid_request", and compare.',
    ),
    ...forgeryCases(focus),
    ...ageCases(focus),
    reused(focus),
  ]
}

/** What the vendor's scheme cannot keep anybody from. */
function reused(focus: Focus): Case {
  const product = mainProduct(focus)
  return {
    id: 'signature/reused-on-another-body',
    section: 'signature',
    title: 'An approval under timestamp and signature of another callback',
    reason:
      'Smile ID’s signature covers timestamp and partner id, not the body: whoever has seen one callback can send another body under ' +
      'its signature until that is too old.',
    fix: 'Nobody can tell from the callback. Where much depends on it, confirm an approval by job_status before you act on it, and keep the tolerated age short.',
    advice: true,
    jobs: { seen: { product }, job: { product } },
    steps: [
      deliver(telling('rejected', { job: 'seen', name: 'seen' })),
      deliver(telling('approved', { proof: { of: 'seen' } }), 'survived'),
      conclude(['pending', 'rejected']),
    ],
  }
}
