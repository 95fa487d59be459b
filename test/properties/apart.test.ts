import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Decision, Emulator, EmulatorPartner, EmulatorState } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner, usualPackage } from '../helpers/partner.ts'

/** What can be done by a partner that has the emulator to itself, as it thinks. */
type Deed =
  | { readonly do: 'submit'; readonly userId: string }
  | { readonly do: 'name'; readonly times: number }
  | { readonly do: 'queue'; readonly scenario: string }
  | { readonly do: 'review'; readonly pick: number; readonly decision: Decision }
  | { readonly do: 'replay'; readonly pick: number }
  | { readonly do: 'enrol'; readonly state: 'enrolled' | 'disabled' | 'absent' }
  | { readonly do: 'advance'; readonly seconds: number }
  | { readonly do: 'reset' }
  | { readonly do: 'restore' }

const pick = fc.nat(5)
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('submit'), userId: fc.constantFrom('demo-anna', 'bola') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('name'), times: fc.integer({ min: 1, max: 3 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('queue'),
      scenario: fc.constantFrom('rejected', 'provisional-then-rejected', 'callback-lost', 'callback-five-times'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('review'), pick, decision: fc.constantFrom('approve', 'reject', 'spoof') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('replay'), pick }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('enrol'), state: fc.constantFrom('enrolled', 'disabled', 'absent') }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('advance'), seconds: fc.nat(40) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reset') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore') }) },
)

let emulator: Emulator
let zip: Buffer

beforeAll(async () => {
  emulator = await startTestEmulator()
  zip = await usualPackage()
})
afterAll(() => emulator.close())

/** Somebody who does things, and notes what they see after each. */
class Life {
  readonly seen: unknown[] = []
  readonly #partner: EmulatorPartner
  #submitted = 0

  constructor(partner: EmulatorPartner) {
    this.#partner = partner
  }

  async act(deed: Deed): Promise<void> {
    await this.#do(deed)
    const { clock, jobs, callbacks, users, journal } = this.#partner
    // How long an exchange took is no part of what is made up, so of those only the number.
    const seen = [await jobs.list(), await callbacks.list(), callbacks.inbox(), await users.get('bola')]
    this.seen.push([deed.do, clock.now(), ...seen])
    this.seen.push(journal.list().length)
  }

  async end(): Promise<string> {
    await this.#partner.dispose()
    return JSON.stringify(this.seen)
  }

  async #do(deed: Deed): Promise<void> {
    const { id, apiKey, jobs, callbacks, users, clock, reset } = this.#partner
    const client = createTestPartner(emulator, id, apiKey)
    switch (deed.do) {
      case 'submit': {
        const upload = client.signed('2026-01-01T00:00:00.000Z')
        const { body } = await client.upload({ jobId: `job-${++this.#submitted}`, userId: deed.userId, upload })
        if (body.upload_url) await client.put(body.upload_url, zip)
        return
      }
      case 'name':
        for (let time = 0; time < deed.times; time++) {
          const named = await client.post('/v1/auth_smile', { partner_id: id, auth_token: apiKey, job_type: 2 })
          this.seen.push(named.body.partner_params)
        }
        return
      case 'queue':
        return this.#partner.next(deed.scenario)
      case 'review': {
        const all = await jobs.list()
        const { smileJobId = '' } = all[deed.pick % all.length] ?? {}
        try {
          await this.#partner.review(smileJobId, deed.decision)
        } catch (error) {
          this.seen.push((error as Error).message)
        }
        return
      }
      case 'replay': {
        const sent = (await callbacks.list()).filter(({ attempts }) => attempts.length > 0)
        const one = sent[deed.pick % sent.length]
        if (one) await callbacks.replay(one.id)
        return
      }
      case 'enrol':
        return users.set('bola', deed.state)
      case 'advance':
        await clock.advance(`${deed.seconds}s`)
        return
      case 'reset':
        return reset()
      case 'restore':
        return emulator.restore(JSON.parse(JSON.stringify(await emulator.snapshot())) as EmulatorState)
    }
  }
}

async function born(seed: string): Promise<Life> {
  return new Life(await emulator.partner({ seed }))
}

test('what a temporary partner sees is the same to the letter, whatever others do meanwhile, and in whatever order', async () => {
  const deeds = fc.array(deed, { minLength: 4, maxLength: 15 })
  await fc.assert(
    fc.asyncProperty(deeds, fc.array(deeds, { minLength: 1, maxLength: 3 }), async (mine, theirs) => {
      // Journal and inbox are no part of a state: putting one in place empties them for everybody.
      const apart = theirs.map((life) => life.filter((one) => one.do !== 'restore'))
      const alone = await born('mine')
      for (const one of mine) await alone.act(one)
      const reported = await alone.end()

      const among = await born('mine')
      const others = await Promise.all(apart.map((_, index) => born(`theirs ${index}`)))
      for (const [turn, one] of mine.entries()) {
        await Promise.all(
          others.map(async (life, index) => {
            const next = apart[index]?.[turn]
            if (next) await life.act(next)
            if (turn % 3 === index) await emulator.clock.advance('1m')
          }),
        )
        await among.act(one)
      }
      for (const life of others) await life.end()
      expect(await among.end()).toBe(reported)
    }),
    { numRuns: 25 },
  )
}, 60_000)
