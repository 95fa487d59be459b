import type { Case, CaseJob, Conclusion, Step } from '../../vendor/grading/case.ts'
import { type Focus, mainProduct, reviewedProducts } from '../../vendor/grading/focus.ts'
import { callbackOf, conclude, deliver } from '../../vendor/grading/steps.ts'

const burst = 20
const lostFix = 'Read and write a job’s state in one step: with a transaction, a row lock, or one writer for each job.'
const mixedFix = 'Keep nothing of a callback in shared state, such as a global variable or a member of the handler.'

/** Callbacks that come at the same time. */
export function concurrencyCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const [reviewed] = reviewedProducts(focus)
  const names = (count: number) => Array.from({ length: count }, (_, index) => `job-${index + 1}`)
  const jobsOf = (all: readonly string[], job: CaseJob) => Object.fromEntries(all.map((name) => [name, job]))
  const outcomeOf = (index: number) => (index % 2 === 0 ? 'approved' : 'rejected')

  /** All jobs get their results at once; every second one is rejected. */
  function manyAtOnce(all: readonly string[], fix: string): Step[] {
    const callbacks = all.map((job, index) => callbackOf(outcomeOf(index), { job }))
    return [deliver(callbacks), ...all.map((job, index) => conclude(outcomeOf(index) as Conclusion, fix, job))]
  }

  /** Provisional and final results of some jobs, all at once: whichever comes first, the final one counts. */
  function racing(name: string, title: string, all: readonly string[], finalFirst: boolean): Case[] {
    if (!reviewed) return []
    const callbacks = all.flatMap((job) => {
      const pair = [callbackOf('provisional', { job }), callbackOf('approved', { job, by: 'human' })]
      return finalFirst ? pair.toReversed() : pair
    })
    return [
      {
        id: `concurrency/${name}`,
        section: 'concurrency',
        title,
        reason: 'Two requests that each read, decide and write can overwrite one another’s result.',
        fix: lostFix,
        jobs: jobsOf(all, { product: reviewed }),
        steps: [deliver(callbacks), ...all.map((job) => conclude('approved', lostFix, job))],
      },
    ]
  }

  return [
    {
      id: 'concurrency/burst-on-one-job',
      section: 'concurrency',
      title: `The same approval ${burst} times at once`,
      reason: 'Delayed callbacks arrive at once. Two requests that both insert the same row end in an error.',
      fix: lostFix,
      jobs: { job: { product } },
      steps: [deliver(Array.from({ length: burst }, () => callbackOf('approved'))), conclude('approved', lostFix)],
    },
    {
      id: 'concurrency/burst-on-many-jobs',
      section: 'concurrency',
      title: `The results of ${burst} jobs at once, every second one rejected`,
      reason: 'If requests share state, one job gets another’s result.',
      fix: mixedFix,
      jobs: jobsOf(names(burst), { product }),
      steps: manyAtOnce(names(burst), mixedFix),
    },
    {
      id: 'concurrency/jobs-of-one-user',
      section: 'concurrency',
      title: 'The results of four jobs of one user at once',
      reason: 'A result is about one job, not about its user.',
      fix: 'Keep results by job_id, not by user_id.',
      jobs: jobsOf(names(4), { product, user: 'same' }),
      steps: manyAtOnce(names(4), 'Keep results by job_id, not by user_id.'),
    },
    ...racing('provisional-and-final', 'Provisional and final results of five jobs at once', names(5), false),
    ...racing('final-and-provisional', 'The same with each final result first', names(5), true),
  ]
}
