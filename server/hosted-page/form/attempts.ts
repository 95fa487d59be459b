import type { Job } from '../../core/jobs/job.ts'

/** The name of a job: the job itself may be large, and is kept elsewhere. */
export type JobName = Pick<Job, 'partnerId' | 'smileJobId'>

/** The jobs that forms were submitted for. */
export interface Attempts {
  /** The job of a form that was submitted before; undefined if it was not. */
  find(form: string): Promise<JobName | undefined>
  /** Submits a form once: whoever presses twice is shown one job. A form that is refused can be sent again. */
  once(form: string, submit: () => Promise<JobName>): Promise<JobName>
}

// Whoever presses twice does so at once. Of forms older than these, it is forgotten that they were sent.
const most = 1_000

export function createAttempts(): Attempts {
  const made = new Map<string, Promise<JobName>>()

  return {
    find: async (form) => made.get(form),
    once(form, submit) {
      const known = made.get(form)
      if (known !== undefined) return known
      const job = submit()
      made.set(form, job)
      job.catch(() => made.delete(form))
      const [oldest] = made.keys()
      if (made.size > most && oldest !== undefined) made.delete(oldest)
      return job
    },
  }
}
