import { expect, test } from 'vitest'
import { readScenarios } from '../../server/files/scenarios/files.ts'
import { listGenerations } from '../../server/vendor/generations-without-emulator.ts'
import { magicRowsOf } from '../../server/vendor/magic-rows.ts'
import { createBrowser } from '../helpers/browse.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { registry } from '../helpers/registry.ts'

const page = '/__emulator/dashboard/magic-values'
const generations = listGenerations()
const shipped = readScenarios([], registry, () => generations)

test.each(generations)(
  'the page of magic values has every value of $name, with what comes back',
  async (generation) => {
    await using emulator = await startTestEmulator()
    const { text } = await createBrowser(emulator).open(`${page}?api=${generation.name}`)
    const rows = await magicRowsOf(generation, shipped)
    expect(text).toContain(`${rows.length} values`)
    for (const { value, places, answers } of rows) {
      expect(text).toContain(`${value} ${places.join(', ')}`)
      for (const answer of answers) expect(text).toContain(answer.text)
    }
  },
)

test('it has those of own scenarios, and is narrowed', async () => {
  await using emulator = await startTestEmulator()
  emulator.scenarios.put('slow-vip', {
    summary: 'Our best customers wait.',
    match: { user_id: { matches: '^vip-' }, id_info: { country: 'NG' } },
    stages: [{ after: '90s', outcome: 'approved', by: 'human' }],
  })
  const browser = createBrowser(emulator)
  const { text } = await browser.open(`${page}?q=slow-vip`)
  expect(text).toContain('2 values')
  expect(text).toContain('user_id: text matching /^vip-/ and id_info.country: "NG"')
  expect((await browser.open(`${page}?q=nothing-such`)).text).toContain('No value matches')
})
