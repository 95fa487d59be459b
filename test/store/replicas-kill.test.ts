import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { mostAtOnce } from '../../server/callbacks/transport.ts'
import type { Delivery } from '../../server/core/callbacks/delivery.ts'
import type { Plan } from '../../server/core/jobs/plan.ts'
import { openPostgresStore } from '../../server/store/postgres/open.ts'
import { word } from '../../server/vendor/shared/wording/words.ts'
import { planOf } from '../core/samples.ts'
import { type Killable, spawnKillable } from '../helpers/killable.ts'
import { postgresMissing, startPostgres } from '../helpers/postgres.ts'

// As long as is promised in CI; by default it is shorter.
const seconds = Number(process.env.SMILE_ID_EMULATOR_REPLICA_SECONDS ?? 8)
const callbacksASecond = Number(process.env.SMILE_ID_EMULATOR_REPLICA_RATE ?? 200)
const killEvery = Math.max(2_000, (seconds * 1_000) / 30)
const replicas = 3

/** A job has two callbacks, half a second apart. */
function plansFrom(start: number, callbackUrl: string): readonly Plan[] {
  const jobs = (seconds * callbacksASecond) / 2
  const stages = ['1s machine provisional', '1500ms human approved']
  return Array.from({ length: jobs }, (_, index) => {
    const at = Math.floor(start + (index / jobs) * seconds * 1_000)
    const [jobId, userId] = [`job-${index}`, `user-${index}`]
    const partnerParams = { job_id: jobId, user_id: userId, job_type: 2 }
    return planOf(stages, { jobId, userId, partnerParams, callbackUrl }, index + 1, at)
  })
}

const nameOf = (job: string, code: string): string => `${job} ${code}`
const nameOfReported = ({ smileJobId, product, reported }: Delivery): string =>
  nameOf(smileJobId, word(product, reported.result).code)

/** A partner's endpoint that notes when each callback came. */
async function listenForCallbacks() {
  const heard = new Map<string, number[]>()
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const { SmileJobID: job = '', ResultCode: code = '' } = JSON.parse(text)
    const name = nameOf(job, code)
    heard.set(name, [...(heard.get(name) ?? []), Date.now()])
    response.end('ok')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { heard, server, url: `http://localhost:${(server.address() as AddressInfo).port}/` }
}

function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

test.skipIf(postgresMissing())(
  `one of ${replicas} replicas killed every ${killEvery / 1_000} s for ${seconds} s: no callback is lost, and each job's come in order`,
  async () => {
    const server = await startPostgres()
    const data = server.freshUrl()
    const receiver = await listenForCallbacks()
    const store = await openPostgresStore(data)
    const spawned = Array.from({ length: replicas }, () => spawnKillable())
    const living: Killable[] = []
    let spare = spawnKillable()
    try {
      const options = { data, journalSize: 0 }
      for (const process of await Promise.all(spawned)) living.push(process)
      await Promise.all(living.map((process) => process.start(options)))
      const plans = plansFrom(Date.now() + 2_000, receiver.url)
      for (let from = 0; from < plans.length; from += 100) {
        const some = plans.slice(from, from + 100)
        const jobs = some.map(({ job }) => ({ after: job }))
        const deliveries = some.flatMap((plan) => plan.deliveries.map((after) => ({ after })))
        await store.decide({ partnerId: '1234' }, {}, () => ({ answer: 0, changes: { jobs, deliveries } }))
      }

      let kills = 0
      const end = Date.now() + seconds * 1_000
      while (Date.now() < end) {
        await sleep(killEvery)
        const at = kills % replicas
        await living[at]?.end('SIGKILL')
        living[at] = await spare
        spare = spawnKillable()
        await living[at]?.start(options)
        kills += 1
      }
      const owed = () => store.countDeliveries({ states: ['owed'] })
      for (let left = await owed(); left > 0; left = await owed()) await sleep(100)

      const deliveries = plans.flatMap((plan) => plan.deliveries)
      const lost = deliveries.map(nameOfReported).filter((name) => !receiver.heard.has(name))
      expect(lost).toEqual([])
      const firstOf = (delivery: Delivery | undefined): number =>
        (delivery && receiver.heard.get(nameOfReported(delivery))?.[0]) ?? Number.NaN
      const outOfOrder = plans.filter(({ deliveries: [one, two] }) => !(firstOf(one) <= firstOf(two)))
      expect(outOfOrder.map(({ job }) => job.smileJobId)).toEqual([])
      const repeated = [...receiver.heard.values()].reduce((sum, times) => sum + times.length - 1, 0)
      expect(repeated).toBeLessThanOrEqual(kills * mostAtOnce)
      const late = deliveries.map((one) => firstOf(one) - one.dueAt).sort((a, b) => a - b)
      console.log(
        `${deliveries.length} callbacks, ${kills} kills: ${repeated} repeated; late by ${percentile(late, 0.5)} ms (p50), ` +
          `${percentile(late, 0.99)} ms (p99), ${late.at(-1)} ms at most.`,
      )
    } finally {
      await Promise.all(living.map((process) => process.end('SIGTERM')))
      await (await spare).end('SIGKILL')
      await store.close()
      receiver.server.close()
      receiver.server.closeAllConnections()
      server.stop()
    }
  },
  900_000,
)
