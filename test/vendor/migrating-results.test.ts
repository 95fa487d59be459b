import { afterAll, describe, expect, test } from 'vitest'
import { listOperations } from '../../schemas/generate/listed-operations.ts'
import {
  type Compared,
  comparedGenerations,
  refusalInstead,
  resultPairs,
} from '../../schemas/generate/migrating-rows.ts'
import type { Outcome } from '../../server/core/jobs/outcome.ts'
import type { Product } from '../../server/core/jobs/product.ts'
import type { Judge } from '../../server/core/jobs/result.ts'
import type { Purpose } from '../../server/core/situations/purpose.ts'
import { readScenarios } from '../../server/files/scenarios/files.ts'
import type { PartnerSettings } from '../../server/index.ts'
import { listGenerations } from '../../server/vendor/generations-without-emulator.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { play } from '../helpers/play.ts'
import { startReceiver } from '../helpers/receiver.ts'
import { registry } from '../helpers/registry.ts'
import { expectSaid, wordsOn } from '../helpers/said.ts'

const generations = listGenerations()
const compared = await comparedGenerations(
  generations,
  readScenarios([], registry, () => generations),
)
const operations = await listOperations()
const newest = compared.at(-1) as Compared
const emulator = await startTestEmulator()
const receiver = await startReceiver()
afterAll(async () => {
  await emulator.close()
  await receiver[Symbol.asyncDispose]()
})

/** What a situation of a result is about, by its id. */
interface About {
  readonly product: Product
  readonly told: Judge | 'at_once'
  readonly outcome: Outcome
}

function about(id: string): About {
  const [product, told, outcome] = id.split('/').slice(-3)
  return { product, told, outcome } as About
}

/** Plays one result through one endpoint of a generation. @returns everything that was said of it, in words. */
async function played(
  generation: string,
  { product, told, outcome }: About,
  settings: PartnerSettings = {},
): Promise<readonly string[]> {
  await emulator.reset()
  await emulator.settings().set(settings)
  const purpose: Purpose = told === 'at_once' ? 'submit_at_once' : 'submit'
  const listed = operations.find(
    (one) =>
      one.generation.name === generation &&
      one.operation.products?.includes(product) &&
      one.operation.purposes?.includes(purpose),
  )
  if (!listed) throw new Error(`Nothing of ${generation} takes ${product} to ${purpose}.`)
  const by = told === 'at_once' ? 'machine' : told
  emulator.scenarios.put('a-row', {
    summary: 'One result.',
    match: { partner_params: { emulator_scenario: 'a-row' } },
    stages: [{ after: '1s', outcome, by }],
  })
  const { answer, moments } = await play({ listed, product, scenario: 'a-row', moments: [2_000] }, emulator, receiver)
  return [...wordsOn(answer), ...moments.flatMap(({ callbacks }) => callbacks.flatMap(({ body }) => wordsOn({ body })))]
}

// What comes of a package that cannot be read, and of nothing else.
const ofPackages: readonly Outcome[] = ['zip_corrupt', 'data_invalid']

describe.each(compared.slice(0, -1).map((old) => [old.generation.name, newest.generation.name, old] as const))(
  'what %s says of a result, and %s of the same:',
  (from, to, old) => {
    const { missing, without } = resultPairs(old, newest)

    test.each(missing.map(({ met, next }) => [met.id, next.id, met.title, next.title]))(
      '%s is %s',
      async (oldId, youngId, oldTitle, youngTitle) => {
        expectSaid(await played(from, about(oldId)), oldTitle)
        expectSaid(await played(to, about(youngId)), youngTitle)
      },
    )

    test.each(without.filter(({ id }) => !ofPackages.includes(about(id).outcome)).map(({ id, title }) => [id, title]))(
      '%s is nothing there',
      async (id, title) => {
        expectSaid(await played(from, about(id)), title)
        const { product, told, outcome } = about(id)
        const refusal = refusalInstead(id, old, newest)
        if (refusal !== undefined) {
          // What the account of a partner does not allow, one looks up in vain, and the other does not take.
          expectSaid(await played(to, { product, told, outcome: 'approved' }, { idTypes: [] }), refusal)
        }
        const { generation } = newest
        expect(told !== 'at_once' && generation.canSay(product, outcome, told)).toBe(false)
        expect(generation.situations?.atOnce(product, outcome)).toBeUndefined()
      },
    )

    test('a package that cannot be read is known to none that takes no packages', async () => {
      const broken = without.filter(({ id }) => ofPackages.includes(about(id).outcome))
      expect(broken.length > 0).toBe(from === 'v1')
      if (broken.length === 0) return
      await emulator.reset()
      const partner = createTestPartner(emulator)
      const { userId, jobId } = await partner.submit({ zip: Buffer.from('no zip') })
      await emulator.clock.advance('2s')
      const { body } = await partner.status(userId, jobId)
      expectSaid(wordsOn({ body }), '0903 Zip Corrupt')
    })
  },
)
