import { expect, test } from 'vitest'
import { products } from '../../server/core/jobs/product.ts'
import { purposes } from '../../server/core/situations/purpose.ts'
import { coveredGenerations } from '../../server/vendor/covered-generations.ts'
import { listGenerations } from '../../server/vendor/generations-without-emulator.ts'

const generations = listGenerations()
const covered = coveredGenerations(() => generations)
const offered = await Promise.all(generations.map(async ({ name }) => ({ name, calls: await covered.callsOf(name) })))
const all = offered.flatMap(({ calls }) => calls)

test('every endpoint of Smile ID’s says what it is for, in words that all generations share', () => {
  expect(all.filter((call) => call.purposes.length === 0).map(({ endpoint }) => endpoint)).toEqual([])
  expect(purposes.filter((one) => !all.some((call) => call.purposes.includes(one)))).toEqual([])
})

test('whatever takes a product is a submission, and its answer has the result where its generation says so', () => {
  for (const { endpoint, purposes: those, products: taken } of all) {
    const submits = those.some((one) => one === 'submit' || one === 'submit_at_once')
    expect([endpoint, submits]).toEqual([endpoint, taken.length > 0])
  }
  for (const { name, calls } of offered) {
    const { situations } = covered.named(name)
    for (const product of products) {
      const isAnswered = calls.some((one) => one.purposes.includes('submit_at_once') && one.products.includes(product))
      expect([name, product, situations?.atOnce(product, 'approved') !== undefined]).toEqual([
        name,
        product,
        isAnswered,
      ])
    }
  }
})
