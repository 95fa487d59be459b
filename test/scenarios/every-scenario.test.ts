import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Product, products } from '../../server/core/jobs/product.ts'
import { appliesTo, hasFaults, type Scenario } from '../../server/core/scenarios/scenario.ts'
import { readScenarios } from '../../server/files/scenarios/files.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'
import { registry } from '../helpers/registry.ts'
import { transcriptOf } from './transcript.ts'

const { canSay } = v1Wording

// A package first: there is more to it than to a lookup.
const preferred: readonly Product[] = [
  'smart_selfie_authentication',
  'document_verification',
  'enhanced_kyc',
  ...products,
]
// Their endpoints take other bodies; test/golden has what leaves them.
const elsewhere: readonly Product[] = ['aml_check', 'address_verification']

// Some have words only in other generations of the API alone.
const reported = readScenarios([], registry, () => [v1Wording]).filter((scenario) =>
  products.some((product) => appliesTo(scenario, product, canSay)),
)
const stories = reported.map((scenario) => ({
  name: scenario.name,
  scenario,
  product: productsFor(scenario).find(
    (product) => appliesTo(scenario, product, canSay) && !elsewhere.includes(product),
  ),
}))

/** One that counts ID numbers needs a product that comes with one at once. */
function productsFor({ respond }: Scenario): readonly Product[] {
  return respond?.of === 'id_number' ? ['enhanced_kyc'] : preferred
}

test.concurrent.for(stories)(
  '$name is the same twice, byte for byte',
  async ({ name, scenario, product }, { expect }) => {
    if (!product) return expect(['adverse-media']).toContain(name)
    const [first, second] = await Promise.all([transcriptOf(scenario, product), transcriptOf(scenario, product)])
    expect(second).toBe(first)
    if (hasFaults(scenario)) await expect(`${first}\n`).toMatchFileSnapshot(goldenFile(scenario))
  },
)

test('some stories have problems, and most have none', () => {
  const faulty = stories.filter(({ scenario }) => hasFaults(scenario))
  expect(faulty.length).toBeGreaterThan(25)
  expect(faulty.length).toBeLessThan(stories.length)
})

function goldenFile({ name }: Scenario): string {
  return join(import.meta.dirname, '..', 'golden', name, 'wire.txt')
}
