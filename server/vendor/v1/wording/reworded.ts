import type { Result } from '../../../core/jobs/result.ts'
import { overrideOf } from './wording.ts'

/** What is told of a result, with the members that its scenario says itself, and without those that it leaves out. */
export function reworded<Told extends object>(told: Told, result: Result): Told {
  const { members, without = [] } = overrideOf(result)
  const left = Object.entries(told).filter(([name]) => !without.includes(name))
  return { ...Object.fromEntries(left), ...members } as Told
}
