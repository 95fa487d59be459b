import { expect } from 'vitest'
import type { Product } from '../../server/core/jobs/product.ts'
import type { Decision, Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner, usualPackage } from '../helpers/partner.ts'
import { type Receiver, startReceiver } from '../helpers/receiver.ts'
import { ModelJob, type TaleFault, type TaleStage } from './model.ts'

/** What can be done to an emulator, in any order. `pick` chooses among the jobs, or the callbacks, that are there. */
export type Action =
  | { readonly do: 'submit'; readonly jobType: JobType }
  | { readonly do: 'poll'; readonly pick: number }
  | { readonly do: 'review'; readonly pick: number; readonly decision: Decision }
  | { readonly do: 'replay'; readonly pick: number }
  | { readonly do: 'advance'; readonly seconds: number }
  | { readonly do: 'reset' }
  | { readonly do: 'restart' }

/** A story made by chance. */
export interface Tale {
  readonly stages: readonly TaleStage[]
  /** What follows the stages, if anything does. */
  readonly end?: 'reviewed' | 'never' | undefined
}

type JobType = 1 | 2 | 4

const productOf: Readonly<Record<JobType, Product>> = {
  1: 'biometric_kyc',
  2: 'smart_selfie_authentication',
  4: 'smart_selfie_registration',
}

interface Known {
  readonly userId: string
  readonly jobId: string
  readonly smileJobId: string
  readonly model: ModelJob
}

/** An emulator with one story, a model beside it, and what must hold of both whatever is done. */
export class World {
  readonly #tale: Tale
  #emulator: Emulator
  readonly #receiver: Receiver
  readonly #pack: Buffer
  #jobs: Known[] = []
  #before: number

  private constructor(tale: Tale, emulator: Emulator, receiver: Receiver, pack: Buffer) {
    this.#tale = tale
    this.#emulator = emulator
    this.#receiver = receiver
    this.#pack = pack
    this.#before = emulator.clock.now()
  }

  static async create(tale: Tale): Promise<World> {
    return new World(tale, await startWith(tale), await startReceiver(), await usualPackage())
  }

  /** @throws AssertionError when something does not hold afterwards. */
  async act(action: Action): Promise<void> {
    await this.#do(action)
    // A review or a replay is due at once, and a virtual clock delivers when it is moved, if by nothing.
    await this.#emulator.clock.advance('0s')
    expect(this.#now, 'time only goes forwards').toBeGreaterThanOrEqual(this.#before)
    this.#before = this.#now
    this.#expectCallbacks()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#emulator.close()
    await this.#receiver[Symbol.asyncDispose]()
  }

  get #now(): number {
    return this.#emulator.clock.now()
  }

  async #do(action: Action): Promise<void> {
    switch (action.do) {
      case 'submit':
        return this.#submit(action.jobType)
      case 'poll':
        return this.#poll(this.#jobs[action.pick % this.#jobs.length])
      case 'review':
        return this.#review(this.#jobs[action.pick % this.#jobs.length], action.decision)
      case 'replay':
        return this.#replay(action.pick)
      case 'advance':
        await this.#emulator.clock.advance(`${action.seconds}s`)
        return
      case 'reset':
        await this.#emulator.reset()
        this.#jobs = []
        this.#receiver.received.length = 0
        return
      case 'restart':
        return this.#restart()
    }
  }

  /** Another emulator goes on from where this one was, knowing of it what went through JSON. */
  async #restart(): Promise<void> {
    const state = JSON.stringify(await this.#emulator.snapshot())
    await this.#emulator.close()
    this.#emulator = await startWith(this.#tale)
    await this.#emulator.restore(JSON.parse(state))
  }

  async #submit(jobType: JobType): Promise<void> {
    const ordinal = this.#jobs.length + 1
    const userId = jobType === 2 ? 'demo-anna' : `new-${ordinal}`
    const partner = createTestPartner(this.#emulator)
    const { smileJobId, jobId } = await partner.submit({
      userId,
      jobId: `job-${ordinal}`,
      jobType,
      callbackUrl: this.#receiver.url,
      zip: this.#pack,
      params: { emulator_scenario: 'mine' },
    })
    expect(smileJobId, 'serial numbers count the submissions').toBe(String(ordinal).padStart(10, '0'))
    const model = new ModelJob(productOf[jobType], this.#tale.stages, this.#now)
    this.#jobs.push({ userId, jobId, smileJobId, model })
  }

  async #poll(job: Known | undefined): Promise<void> {
    if (!job) return
    const { body } = await createTestPartner(this.#emulator).status(job.userId, job.jobId, { history: true })
    const history = body.history.map((one: { ResultCode: string }) => one.ResultCode).reverse()
    // From this follows that a status never goes back, and that a final result never changes.
    expect(history, 'job_status says what the story says by now').toEqual(job.model.history(this.#now))
    expect(body.job_complete).toBe(history.length > 0)
    if (body.job_complete) expect(body.result.ResultCode).toBe(history.at(-1))
  }

  async #review(job: Known | undefined, decision: Decision): Promise<void> {
    if (!job) return
    const reviewed = this.#emulator.review(job.smileJobId, decision)
    if (!job.model.isInReview(this.#now)) {
      return void (await expect(reviewed, 'only what is in review is reviewed').rejects.toThrow())
    }
    await reviewed
    job.model.review(decision, this.#now)
  }

  async #replay(pick: number): Promise<void> {
    const sent = (await this.#emulator.callbacks.list()).filter(({ attempts }) => attempts.length > 0)
    const chosen = sent[pick % sent.length]
    if (!chosen) return
    await this.#emulator.callbacks.replay(chosen.id)
    const job = this.#jobs.find(({ smileJobId }) => smileJobId === chosen.smileJobId)
    job?.model.replay(chosen.reported.result.code, this.#now)
  }

  #expectCallbacks(): void {
    const owed = this.#jobs.flatMap(({ smileJobId, model }) =>
      model.calledBack(this.#now).map((code) => `${smileJobId} ${code}`),
    )
    const reported = this.#receiver.received.map(({ body }) => `${body.SmileJobID} ${body.ResultCode}`)
    expect(reported.sort(), 'each callback came that was due, once, and no other').toEqual(owed.sort())
  }
}

async function startWith(tale: Tale): Promise<Emulator> {
  const emulator = await startTestEmulator()
  emulator.scenarios.put('mine', fileOf(tale))
  return emulator
}

/** The tale as somebody writes it in a file. */
function fileOf({ stages, end }: Tale): object {
  const written = stages.map(({ after, callback, ...rest }) => ({
    ...rest,
    after: `${after}s`,
    ...(callback && { callback: writtenFault(callback) }),
  }))
  return { name: 'mine', summary: 'Made by chance.', stages: [...written, ...(end ? [{ when: end }] : [])] }
}

function writtenFault({ delay, every, ...rest }: TaleFault): object {
  return {
    ...rest,
    ...(delay !== undefined && { delay: `${delay}s` }),
    ...(every !== undefined && { every: `${every}s` }),
  }
}
