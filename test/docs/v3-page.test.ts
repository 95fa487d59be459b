import { expect, test } from 'vitest'
import { listOperations } from '../../schemas/generate/listed-operations.ts'
import { resultOf } from '../../server/core/jobs/result.ts'
import { readScenarios } from '../../server/files/scenarios/files.ts'
import { v3Wording } from '../../server/vendor/v3/wording/wording.ts'
import { pageAt } from '../helpers/pages.ts'
import { registry } from '../helpers/registry.ts'

const page = pageAt('docs/v3.md').text

/** The rows of the table with this head. */
function rowsUnder(head: string): string[] {
  const [, table = ''] = page.split(`${head}\n`)
  return table.split('\n\n')[0]?.split('\n').slice(1) ?? []
}

test.each([
  ['status', 'enhanced_kyc', 9],
  ['of a face', 'smart_selfie_authentication', 9],
  ['of a document', 'enhanced_document_verification', 19],
] as const)('the page about v3 says what each scenario comes to first: %s', (head, product, count) => {
  const shipped = readScenarios([], registry, () => [v3Wording])
  const rows = rowsUnder(`| scenario | ${head} | reason and message |`)
  expect(rows).toHaveLength(count)
  for (const row of rows) {
    const [, name] = /^\| `([a-z-]+)`/.exec(row) ?? []
    const [stage] = shipped.find((one) => one.name === name)?.stages ?? []
    if (!stage) throw new Error(`"${name}" has no stage.`)
    const { code, text } = v3Wording.word(product, resultOf(stage.outcome, stage.by))
    expect(row).toBe(`| \`${name}\` | ${code} | ${text} |`)
  }
})

test('the page about v3 has every path of it', async () => {
  const operations = (await listOperations()).filter(({ generation }) => generation.name === 'v3')
  const paths = operations.map(({ operation }) => operation.path.replace(/:(\w+)/g, '{$1}'))
  const served = paths.filter((path) => path.startsWith('/v3/'))
  expect(served.length).toBeGreaterThanOrEqual(5)
  expect(served.filter((path) => !page.includes(path))).toEqual([])
})
