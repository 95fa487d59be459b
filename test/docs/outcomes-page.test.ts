import { describe, expect, test } from 'vitest'
import { listOperations } from '../../schemas/generate/listed-operations.ts'
import { codesOf } from '../../schemas/generate/scenario-codes.ts'
import { readScenarios } from '../../server/files/scenarios/files.ts'
import { jobTypeOf, v1Products } from '../../server/vendor/v1/decode.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'
import { pageAt } from '../helpers/pages.ts'
import { registry } from '../helpers/registry.ts'

describe('the table of scenarios of the page about outcomes', async () => {
  const operations = await listOperations()
  const shipped = readScenarios([], registry, () => [v1Wording])
  const [head = '', ...lines] = pageAt('docs/outcomes.md')
    .text.split('\n')
    .filter((line) => /^\| (scenario|`[a-z-]+`) \|/.test(line))
  const cellsOf = (line: string) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim())
  const columns = cellsOf(head)
    .slice(1, -1)
    .map((title) => v1Products.find((product) => jobTypeOf(product) === Number(title.replace('job type ', ''))))
  const rows = lines
    .map(cellsOf)
    .map(([name = '', ...cells]) => ({ name: name.slice(1, -1), cells: cells.slice(0, -1) }))

  test('is of the ten most used', () => {
    expect(rows).toHaveLength(10)
    expect(columns).toHaveLength(5)
    expect(rows.filter(({ name }) => !shipped.some((one) => one.name === name))).toEqual([])
  })

  test.each(rows)('shows the codes of $name', ({ name, cells }) => {
    const scenario = shipped.find((one) => one.name === name)
    const reported = columns.map((product) => scenario && product && codesOf(scenario, product, operations))
    expect(cells).toEqual(reported.map((codes) => (codes && 'results' in codes ? codes.results.join(', ') : '')))
  })
})
