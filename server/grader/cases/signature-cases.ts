import { formatDuration } from '../../core/time.ts'
import type { Case, Telling } from '../case.ts'
import { type Focus, mainProduct, reviewedProducts } from '../focus.ts'
import { conclude, deliver, telling } from '../steps.ts'

const minute = 60_000
const day = 24 * 60 * minute

const checkFix =
  'Check the signature of every callback before anything else, with the official SDK’s confirm_signature or as the README says, ' +
  'and answer 401 where it does not hold.'
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
      'An approval whose timestamp is no time',
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
    ...forgedLater(focus),
    ...ages(focus),
    reused(focus),
  ]
}

/** A forged callback about a job that has a result. */
function forgedLater(focus: Focus): Case[] {
  const forged = { signature: 'forged' } as const
  const overApproval: Case = {
    id: 'signature/forged-after-approval',
    section: 'signature',
    title: 'An approval, then a forged rejection',
    reason: 'Anybody who knows the URL could undo a result.',
    fix: checkFix,
    jobs: { job: { product: mainProduct(focus) } },
    steps: [
      deliver(telling('approved')),
      deliver(telling('rejected', { fault: forged }), 'turned_away'),
      conclude('approved', checkFix),
    ],
  }
  const overReview = reviewedProducts(focus)
    .slice(0, 1)
    .map(
      (product): Case => ({
        id: 'signature/forged-during-review',
        section: 'signature',
        title: 'A provisional result, then a forged approval',
        reason: 'Who is suspected has reason to speak for the reviewer.',
        fix: checkFix,
        jobs: { job: { product } },
        steps: [
          deliver(telling('provisional')),
          deliver(telling('approved', { by: 'human', fault: forged }), 'turned_away'),
          conclude('pending', checkFix),
        ],
      }),
    )
  return [overApproval, ...overReview]
}

/** How old is too old, where the partner says so. */
function ages(focus: Focus): Case[] {
  const { maxAge } = focus
  if (maxAge === undefined) return []
  const limit = formatDuration(maxAge)
  const jobs = { job: { product: mainProduct(focus) } }
  const fix = `Compare timestamp with the clock and answer 401 to what is older than ${limit}; --max-age says another age, or none.`
  const stale = (name: string, title: string, age: number): Case => ({
    id: `signature/${name}`,
    section: 'signature',
    title,
    reason: 'Whoever has seen one callback go by could send it again at any time: its signature holds for ever.',
    fix,
    jobs,
    steps: [deliver(telling('approved', { proof: { age } }), 'turned_away'), conclude('pending', fix)],
  })
  const freshFix = `Take what is younger than ${limit}, or say with --max-age how old a callback may be at yours.`
  return [
    stale(
      'stale',
      `A stale approval: its signature holds, and is ${formatDuration(maxAge + minute)} old`,
      maxAge + minute,
    ),
    stale('day-old', 'A stale approval: its signature holds, and is more than a day old', maxAge + day),
    {
      id: 'signature/timestamp-unreadable',
      section: 'signature',
      title: 'An approval whose signature holds, over a timestamp that is no time',
      reason: 'Its age cannot be told, and a comparison with what is no number is neither true nor an error.',
      fix: 'Answer 401 where timestamp cannot be read as a time. NaN > limit is false: ask for age <= limit in place of that.',
      jobs,
      steps: [
        deliver(telling('approved', { proof: { timestamp: 'the day before' } }), 'turned_away'),
        conclude('pending'),
      ],
    },
    {
      id: 'signature/fresh-enough',
      section: 'signature',
      title: `An approval that was ${formatDuration(maxAge / 2)} on the way`,
      reason: 'A callback is signed before it is sent, and clocks differ a little.',
      fix: freshFix,
      jobs,
      steps: [
        deliver(telling('approved', { proof: { age: maxAge / 2 } }), 'taken', freshFix),
        conclude('approved', freshFix),
      ],
    },
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
