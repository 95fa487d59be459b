import type { SmileError } from '../errors.ts'
import type { Submission } from '../jobs/submission.ts'
import { type Catalogue, type Choice, chooseScenario } from '../scenarios/choose.ts'
import { refusalError, scenarioHint } from '../scenarios/refusal.ts'
import { refuses, refusesForGood, type Scenario } from '../scenarios/scenario.ts'
import { faultAfter, isForAWhile, type Streak } from '../scenarios/streak.ts'
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
  /** How often and since when faults that end by themselves have hit this user's submissions. */
  readonly streaks: readonly Streak[]
}

/** A choice without a fault that has ended; and what it changes. */
export interface CountedChoice {
  readonly choice: Choice
  /** The scenario's answer if it refuses the submission. */
  readonly refusal: SmileError | undefined
  /** What leaves the queue, and how streaks continue. */
  readonly changes: Pick<Changes, 'dequeued' | 'streaks' | 'endedStreaks'>
}

/** The scenarios whose fault ends by itself, so that submissions are counted. */
export function countedScenarios({ scenarios }: Catalogue): string[] {
  return scenarios.filter(({ respond }) => respond && isForAWhile(respond)).map(({ name }) => name)
}

/** The scenario of a submission about to be accepted. One that refuses for a while stays queued until it accepts one. */
export function countChoice(
  request: Submission,
  facts: ChoiceFacts,
  catalogue: Catalogue,
  now: Instant,
): CountedChoice {
  const { name, gone } = facts.nextQueued
  const { choice, ...streaks } = withoutEndedFault(chooseScenario(request, catalogue, name), request, facts, now)
  const { scenario, chosenBy } = choice
  const isRefused = refuses(scenario)
  const leavesQueue = chosenBy === 'queued' && (!isRefused || refusesForGood(scenario))
  return {
    choice,
    refusal: isRefused ? refusalOf(scenario, chosenBy) : undefined,
    changes: { dequeued: gone + (leavesQueue ? 1 : 0), ...streaks },
  }
}

function refusalOf({ name, respond }: Scenario, chosenBy: Choice['chosenBy']): SmileError {
  return refusalError(respond?.error, scenarioHint(name, chosenBy), respond)
}

function withoutEndedFault(
  choice: Choice,
  { partnerId, userId }: Submission,
  { streaks }: ChoiceFacts,
  now: Instant,
): { choice: Choice } & Pick<Changes, 'streaks' | 'endedStreaks'> {
  const { name, respond } = choice.scenario
  if (!respond || !isForAWhile(respond)) return { choice }
  const streak = streaks.find(({ scenario }) => scenario === name)
  if (!faultAfter(respond, streak, now)) {
    const scenario = { ...choice.scenario, respond: undefined }
    return { choice: { ...choice, scenario }, endedStreaks: [{ userId, scenario: name }] }
  }
  const { times = 0, since = now } = streak ?? {}
  return { choice, streaks: [{ partnerId, userId, scenario: name, times: times + 1, since }] }
}
