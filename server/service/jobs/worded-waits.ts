import { type WordedDelivery, type WordedJob, wordDelivery, wordJob } from '../../core/jobs/worded.ts'
import type { WordingOf } from '../../core/jobs/wording.ts'
import type { CallbackWaits } from '../callbacks/waits.ts'
import type { JobWaits } from './waits.ts'

/** Waiting, for people: what was waited for comes with its words. */
export interface WordedWaits {
  waitForJob(...asked: Parameters<JobWaits['reached']>): Promise<{ readonly job: WordedJob; readonly hint?: string }>
  completedJob(...asked: Parameters<JobWaits['completed']>): Promise<WordedJob>
  waitForCallbacks(
    ...asked: Parameters<CallbackWaits['some']>
  ): Promise<{ readonly callbacks: readonly WordedDelivery[]; readonly hint?: string }>
  nextCallback(...asked: Parameters<CallbackWaits['next']>): Promise<WordedDelivery>
}

export function createWordedWaits(jobWaits: JobWaits, callbackWaits: CallbackWaits, wordingOf: WordingOf): WordedWaits {
  return {
    async waitForJob(...asked) {
      const { job, ...rest } = await jobWaits.reached(...asked)
      return { job: wordJob(job, wordingOf), ...rest }
    },
    completedJob: async (...asked) => wordJob(await jobWaits.completed(...asked), wordingOf),
    async waitForCallbacks(...asked) {
      const { callbacks, ...rest } = await callbackWaits.some(...asked)
      return { callbacks: callbacks.map((one) => wordDelivery(one, wordingOf)), ...rest }
    },
    nextCallback: async (...asked) => wordDelivery(await callbackWaits.next(...asked), wordingOf),
  }
}
