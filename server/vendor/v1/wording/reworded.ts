import type { Result } from '../../../core/jobs/result.ts'
import { overrideOf } from '../../shared/wording/words.ts'

/** A message with the members that its scenario adds, and without those that it leaves out. */
export function reworded<Members extends object>(whole: Members, result: Result): Members {
  const { members, without = [] } = overrideOf(result)
  if (members === undefined && without.length === 0) return whole
  const left = Object.entries(whole).filter(([name]) => !without.includes(name))
  return { ...Object.fromEntries(left), ...members } as Members
}
