import { formatDuration } from '../../core/time.ts'
import type { Case } from '../../vendor/grading/case.ts'
import { type Focus, mainProduct } from '../../vendor/grading/focus.ts'
import { callbackOf, conclude, deliver } from '../../vendor/grading/steps.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** How old is too old, where the partner says so. */
export function ageCases(focus: Focus): Case[] {
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
    steps: [deliver(callbackOf('approved', { proof: { age } }), 'turned_away'), conclude('pending', fix)],
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
      id: 'signature/fresh-enough',
      section: 'signature',
      title: `An approval that was ${formatDuration(maxAge / 2)} on the way`,
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
