import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canSay, wordings } from '../../schemas/generate/can-say.ts'
import { jsonText } from '../../schemas/generate/json-text.ts'
import { products } from '../../server/core/jobs/product.ts'
import { appliesTo, hasFaults } from '../../server/core/scenarios/scenario.ts'
import { readScenarios } from '../../server/files/scenarios/files.ts'
import { listGenerations } from '../../server/vendor/generations-without-emulator.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { goldenOf } from '../helpers/golden.ts'
import { play } from '../helpers/play.ts'
import { productRows } from '../helpers/product-rows.ts'
import { type Receiver, startReceiver } from '../helpers/receiver.ts'
import { registry } from '../helpers/registry.ts'

const folder = join(import.meta.dirname, '..', 'golden')
const generations = listGenerations()

// What goes wrong on the wire is kept by every-scenario.test.ts, as bytes.
const scenarios = readScenarios([], registry, wordings)
const tales = scenarios
  .filter((scenario) => !hasFaults(scenario))
  .flatMap((scenario) =>
    products
      .filter((product) => appliesTo(scenario, product, canSay))
      .map((product) => ({ scenario, product, file: join(scenario.name, `${product}.json`) })),
  )

let receiver: Receiver

beforeAll(async () => {
  receiver = await startReceiver()
})

afterAll(() => receiver[Symbol.asyncDispose]())

test.each(tales)('$file is what leaves the emulator', async ({ scenario, product, file }) => {
  const moments = [...new Set([0, ...scenario.stages.map(({ after }) => after)])]
  const golden: Record<string, object> = {}
  const able = generations.filter((one) => appliesTo(scenario, product, one.canSay))
  const listed = await Promise.all(able.map(({ name }) => productRows(name)))
  const rows = listed.flat().filter((row) => row.product === product)
  for (const { listed, call } of rows) {
    await using emulator = await startTestEmulator()
    const played = await play({ listed, product, scenario: scenario.name, moments }, emulator, receiver)
    golden[call] = goldenOf(played, new URL(emulator.url).port)
  }
  await expect(jsonText(golden), 'if this is meant: npm test -- -u').toMatchFileSnapshot(join(folder, file))
})

// What is missing fails above.
test('no golden file is without its scenario', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => relative(folder, join(one.parentPath, one.name)))
  const wires = scenarios
    .filter(hasFaults)
    .flatMap(({ name }) => ['wire.txt', 'wire-v3.txt'].map((one) => join(name, one)))
  const known = [...wires, ...tales.map(({ file }) => file)]
  expect(
    files.filter((file) => !known.includes(file)),
    'delete these files of test/golden',
  ).toEqual([])
})
