import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appliesTo, hasFaults } from '../../server/core/scenarios/scenario.ts'
import { readScenarios } from '../../server/files/scenarios/files.ts'
import { v3Wording } from '../../server/vendor/v3/wording/wording.ts'
import { registry } from '../helpers/registry.ts'
import { transcriptOfV3 } from './transcript-v3.ts'

// What has no faults is in golden.test.ts, of every product.
const faulty = readScenarios([], registry, () => [v3Wording]).filter(
  (scenario) => hasFaults(scenario) && appliesTo(scenario, 'enhanced_kyc', v3Wording.canSay),
)

test.each(faulty)('$name is the same in v3, byte for byte', async (scenario) => {
  const file = join(import.meta.dirname, '..', 'golden', scenario.name, 'wire-v3.txt')
  await expect(`${await transcriptOfV3(scenario)}\n`).toMatchFileSnapshot(file)
})

test('many scenarios of v3 have faults', () => {
  expect(faulty.length).toBeGreaterThan(25)
})
