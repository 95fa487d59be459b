import { defaultPartner } from '../../server/options.ts'
import { sign } from '../../server/vendor/shared/signatures/signature.ts'
import { type Load, stated } from '../loads.ts'
import { processorTime } from '../process-usage.ts'
import { runRound } from '../round.ts'
import type { RunningTarget } from '../running-target.ts'
import { median, medianRatio } from '../statistics.ts'
import type { Effort } from './effort.ts'
import { counted, type Figure, ratioAtMost } from './figure.ts'
import { namesOf } from './fill-storage.ts'

/** An emulator, and what its turns came to. */
interface Subject {
  readonly target: RunningTarget
  readonly load: Load
  /** Milliseconds a request, by the clock and of the server's processor time. */
  readonly times: number[]
  readonly work: number[]
}

const limit = 1.2

/**
 * Asks two emulators in turn, one with few jobs and one with many. What is compared is asked for as many jobs of each, so that
 * the store alone is larger; any of the many are asked for, too. The first turn does not count.
 */
export async function compareLookUps(
  kind: string,
  small: RunningTarget,
  large: RunningTarget,
  { stored: { few, many }, turns, turnTime }: Effort,
  say: (progress: string) => void,
): Promise<Figure[]> {
  const [one, other, any] = [subject(small, few, few), subject(large, many, few), subject(large, many, many)]
  for (let turn = 0; turn <= turns; turn++) {
    say(`store: job_status, ${kind}, turn ${turn} of ${turns}`)
    for (const each of [one, other, any]) await ask(each, turnTime, turn > 0)
  }
  const name = `job_status a second, ${kind}, of ${counted(few)} jobs`
  return [
    figureOf(one, `${name}, all there are`),
    {
      ...figureOf(other, `${name} among ${counted(many)}`),
      ...ratioAtMost(medianRatio(other.times, one.times), limit),
    },
    {
      ...figureOf(any, `job_status a second, ${kind}, of any among ${counted(many)}`),
      ratio: medianRatio(any.times, one.times).toFixed(2),
    },
    {
      name: `processor time of each, ${kind}`,
      value: [one, other, any].map(({ work }) => `${(median(work) * 1_000).toFixed(0)} µs`).join(' / '),
      ratio: [other, any].map(({ work }) => medianRatio(work, one.work).toFixed(2)).join(' / '),
    },
  ]
}

function figureOf({ times }: Subject, name: string): Figure {
  return { name, value: counted(1_000 / median(times)) }
}

function subject(target: RunningTarget, count: number, asked: number): Subject {
  return { target, load: lookUps(target.origin, count, asked), times: [], work: [] }
}

async function ask({ target, load, times, work }: Subject, duration: number, counts: boolean): Promise<void> {
  const before = processorTime(target.pid)
  const { perSecond, steps } = await runRound(load, duration)
  if (!counts) return
  times.push(1_000 / perSecond)
  work.push((processorTime(target.pid) - before) / steps)
}

/** Asks for so many of the jobs there are, spread over all of them, each as likely. */
function lookUps(origin: string, count: number, asked: number): Load {
  const { id, apiKey } = defaultPartner
  const timestamp = new Date().toISOString()
  const signed = { partner_id: id, timestamp, signature: sign(apiKey, id, timestamp) }
  return {
    name: 'job_status',
    async step(client) {
      const { userId, jobId } = namesOf(1 + Math.floor(Math.random() * asked) * (count / asked))
      const body = { ...signed, user_id: userId, job_id: jobId }
      const answer = await client.send('POST', `${origin}/v1/job_status`, JSON.stringify(body))
      if (stated(answer, 'POST /v1/job_status', 'job_complete') === true) return true
      throw new Error(`POST /v1/job_status: ${jobId} is not complete: ${answer.text}`)
    },
  }
}
