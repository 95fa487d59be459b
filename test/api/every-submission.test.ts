import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { products } from '../../server/core/jobs/product.ts'
import type { Emulator, PartnerSettings } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { play } from '../helpers/play.ts'
import { productRows } from '../helpers/product-rows.ts'
import { type Receiver, startReceiver } from '../helpers/receiver.ts'

const rows = (await Promise.all(['v1', 'v2', 'v3'].map((api) => productRows(api)))).flat()

let emulator: Emulator
let receiver: Receiver

beforeAll(async () => {
  emulator = await startTestEmulator()
  receiver = await startReceiver()
})

afterAll(async () => {
  await emulator.close()
  await receiver[Symbol.asyncDispose]()
})

/** What each setting comes to: the status of v3, and the codes of v1 and v2, of which lookups have their own. */
const refusals: readonly (readonly [what: string, settings: PartnerSettings, v3: number, v1: readonly string[]])[] = [
  ['has no balance left', { balance: 0 }, 402, ['2428']],
  ['has no access to production', { production: false }, 403, ['2220']],
  ['may not call from here', { allowedIps: ['203.0.113.7'] }, 403, ['2205', '2405']],
  ['has another product enabled', { products: [] }, 403, ['2205', '2405', '1016']],
]

// Held for endpoints that come, too: the mechanism is that of every submission.
describe.each(rows)('$call of $product', ({ listed, product }) => {
  const send = () => play({ listed, product, scenario: 'approved', moments: [] }, emulator, receiver)

  test.each(refusals)('is refused when the partner %s', async (_, settings, v3, v1) => {
    await emulator.reset()
    await emulator.settings().set({ balance: 5, ...settings })
    const { answer } = await send()
    const made = await emulator.jobs.list()
    if (listed.generation.name === 'v3') expect([answer.status, made]).toEqual([v3, []])
    // What v1 has as a result is told by a job.
    else
      expect(made.length > 0 || answer.body.ResultCode || answer.status === 200 ? '1016' : answer.body.code).toBeOneOf([
        ...v1,
      ])
    if (made.length === 0 && answer.status !== 200) expect(answer.hint).toContain(`setting ${Object.keys(settings)[0]}`)
    expect((await emulator.settings().get()).balance).toBe(settings.balance ?? 5)
  })

  test('costs one unit, and everything enabled refuses nothing', async () => {
    await emulator.reset()
    const idTypes = ['NG', 'KE', 'ZA', 'GH', 'UG', 'CI', 'ZM']
    await emulator.settings().set({ balance: 5, products: [...products], idTypes, allowedIps: ['127.0.0.0/8', '::1'] })
    const { answer } = await send()
    expect(answer.status, answer.hint).toBeLessThan(300)
    expect((await emulator.settings().get()).balance).toBe(4)
  })
})
