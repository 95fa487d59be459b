import type { SmileError } from '../errors.ts'
import type { JobRequest, Submission } from '../jobs/submission.ts'
import type { Catalogue } from '../scenarios/catalogue.ts'
import { type Choice, chooseScenario } from '../scenarios/choose.ts'
import { refusalError, scenarioHint } from '../scenarios/refusal.ts'
import { refuses, type Scenario } from '../scenarios/scenario.ts'
import {
  hitSince,
  isCounted,
  isForAWhile,
  type Standing,
  type Streak,
  type StreakKey,
  standingAt,
  subjectOf,
} from '../scenarios/streak.ts'
import type { Changes } from '../state/changes.ts'
import type { Instant } from '../time.ts'

/** The head of a partner's queue, after skipping scenarios that no longer exist. */
export interface NextQueued {
  readonly name: string | undefined
  /** How many were skipped. */
  readonly gone: number
}

/** What a choice depends on besides the submission. */
export interface ChoiceFacts {
  readonly nextQueued: NextQueued
  /** How many submissions of this user, and of this ID number, were counted for faults that begin or end by themselves. */
  readonly streaks: readonly Streak[]
}

/** A choice without a fault that has not begun, or has ended; and what it changes. */
export interface CountedChoice {
  readonly choice: Choice
  /** The scenario's answer if it refuses the submission. */
  readonly refusal: SmileError | undefined
  /** What leaves the queue, and how streaks continue. */
  readonly changes: Pick<Changes, 'dequeued' | 'streaks' | 'endedStreaks'>
}

/** The streaks that a submission may continue. */
export function streakKeys(
  { counting }: Pick<Catalogue, 'counting'>,
  submitted: Pick<JobRequest, 'userId' | 'idInfo'>,
): readonly StreakKey[] {
  const keys: StreakKey[] = []
  for (const { name, respond } of counting) {
    const subject = respond && subjectOf(respond, submitted)
    if (subject !== undefined) keys.push({ subject, scenario: name })
  }
  return keys
}

/**
 * The scenario of a submission about to be accepted. One that is queued stays so while its refusal is still to come, and
 * while it refuses for a while.
 */
export function countChoice(
  request: Submission,
  facts: ChoiceFacts,
  catalogue: Catalogue,
  now: Instant,
): CountedChoice {
  const { name, gone } = facts.nextQueued
  const chosen = chooseScenario(request, catalogue, name, false)
  const { standing, changes } = counted(chosen.scenario, request, facts, now)
  const choice = standing === 'hit' ? chosen : { ...chosen, scenario: { ...chosen.scenario, respond: undefined } }
  const leavesQueue = chosen.chosenBy === 'queued' && !staysQueued(chosen.scenario, standing)
  return {
    choice,
    refusal: refuses(choice.scenario) ? refusalOf(choice.scenario, choice.chosenBy) : undefined,
    changes: { ...changes, dequeued: gone + (leavesQueue ? 1 : 0) },
  }
}

function refusalOf({ name, respond }: Scenario, chosenBy: Choice['chosenBy']): SmileError {
  return refusalError(respond?.error, scenarioHint(name, chosenBy), respond)
}

function staysQueued(scenario: Scenario, standing: Standing): boolean {
  if (standing === 'before') return true
  return standing === 'hit' && refuses(scenario) && scenario.respond !== undefined && isForAWhile(scenario.respond)
}

function counted(
  { name, respond }: Scenario,
  request: Submission,
  { streaks }: ChoiceFacts,
  now: Instant,
): { standing: Standing; changes?: Pick<Changes, 'streaks' | 'endedStreaks'> } {
  if (!respond || !isCounted(respond)) return { standing: 'hit' }
  const subject = subjectOf(respond, request)
  if (subject === undefined) return { standing: 'past' }
  const streak = streaks.find((one) => one.scenario === name)
  const standing = standingAt(respond, streak, now)
  if (standing === 'past') return { standing, changes: { endedStreaks: [{ subject, scenario: name }] } }
  const { partnerId } = request
  const times = (streak?.times ?? 0) + 1
  const since = hitSince(respond, streak, now)
  return { standing, changes: { streaks: [{ partnerId, subject, scenario: name, times, since }] } }
}
