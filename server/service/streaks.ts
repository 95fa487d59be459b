import type { Choice } from '../core/choose-scenario.ts'
import { faultAfter, isForAWhile } from '../core/streak.ts'
import type { Submission } from '../core/submission.ts'
import type { Instant } from '../core/time.ts'
import type { Storage } from '../storage/storage.ts'

/** A choice as it is by now: without a fault that has ended. */
export interface CountedChoice {
  readonly choice: Choice
  /** Keeps count; to be called once the submission is answered so. */
  readonly count: () => void
}

/** Looks how often or how long a scenario has spoilt this user's submissions already, where its fault ends by itself. */
export function countedChoice(
  storage: Pick<Storage, 'streak' | 'saveStreak' | 'forgetStreak'>,
  choice: Choice,
  { partnerId, userId }: Submission,
  now: Instant,
): CountedChoice {
  const { name, respond } = choice.scenario
  if (!respond || !isForAWhile(respond)) return { choice, count: () => undefined }
  const streak = storage.streak(partnerId, userId, name)
  const left = faultAfter(respond, streak, now)
  if (!left) {
    const scenario = { ...choice.scenario, respond: undefined }
    return { choice: { ...choice, scenario }, count: () => storage.forgetStreak(partnerId, userId, name) }
  }
  const { times = 0, since = now } = streak ?? {}
  const longer = { partnerId, userId, scenario: name, times: times + 1, since }
  return { choice, count: () => storage.saveStreak(longer) }
}
