import { formatDuration } from '../../core/time.ts'
import type { Case } from '../../vendor/grading/case.ts'
import { type Focus, mainProduct } from '../../vendor/grading/focus.ts'
import { callbackOf, conclude, deliver } from '../../vendor/grading/steps.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** Callbacks that are too old, if the partner has a limit. */
export function ageCases(focus: Focus): Case[] {
  const { maxAge } = focus
  if (maxAge === undefined) return []
  const limit = formatDuration(maxAge)
  const jobs = { job: { product: mainProduct(focus) } }
  const fix = `Compare timestamp with the clock and answer 401 to callbacks older than ${limit}; --max-age sets another age, or none.`
  const stale = (name: string, title: string, age: number): Case => ({
    id: `signature/${name}`,
    section: 'signature',
    title,
    reason: 'Anybody who has seen one callback could send it again at any time: its signature stays valid for ever.',
    fix,
    jobs,
    steps: [deliver(callbackOf('approved', { proof: { age } }), 'turned_away'), conclude('pending', fix)],
  })
  const freshFix = `Accept callbacks younger than ${limit}, or set with --max-age how old a callback your endpoint accepts.`
  return [
    stale(
      'stale',
      `A stale approval: its signature is valid, and ${formatDuration(maxAge + minute)} old`,
      maxAge + minute,
    ),
    stale('day-old', 'A stale approval: its signature is valid, and more than a day old', maxAge + day),
    {
      id: 'signature/fresh-enough',
      section: 'signature',
      title: `An approval that arrives after ${formatDuration(maxAge / 2)}`,
      reason: 'A callback is signed before it is sent, and clocks differ a little.',
      fix: freshFix,
      jobs,
      steps: [
        deliver(callbackOf('approved', { proof: { age: maxAge / 2 } }), 'taken', freshFix),
        conclude('approved', freshFix),
      ],
    },
  ]
}
