import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listOperations } from '../../schemas/generate/listed-operations.ts'
import { resultOf } from '../../server/core/jobs/result.ts'
import { packageRoot } from '../../server/files/root.ts'
import { readScenarios } from '../../server/files/scenarios/files.ts'
import { v2Wording } from '../../server/vendor/v2/wording/wording.ts'
import { registry } from '../helpers/registry.ts'

const page = readFileSync(join(packageRoot, 'docs', 'v2.md'), 'utf8')

test('the page about v2 says what each scenario comes to first', () => {
  const shipped = readScenarios([], registry, () => [v2Wording])
  const [, table = ''] = page.split('| scenario | enrolment | authentication | `status` |\n')
  const rows = table.split('\n\n')[0]?.split('\n').slice(1) ?? []
  expect(rows).toHaveLength(7)
  for (const row of rows) {
    const [, name] = /^\| `([a-z-]+)`/.exec(row) ?? []
    const [stage] = shipped.find((one) => one.name === name)?.stages ?? []
    if (!stage) throw new Error(`"${name}" has no stage.`)
    const result = resultOf(stage.outcome, stage.by)
    const words = (['smart_selfie_registration', 'smart_selfie_authentication'] as const).map((product) => {
      const { code, text } = v2Wording.word(product, result)
      return `${code} ${text}`
    })
    const decided = result.success ? 'approved' : 'rejected'
    expect(row).toBe(`| \`${name}\` | ${words.join(' | ')} | ${result.final ? decided : 'pending'} |`)
  }
})

test('the page about v2 has every path of it', async () => {
  const operations = (await listOperations()).filter(({ generation }) => generation.name === 'v2')
  expect(operations.length).toBeGreaterThanOrEqual(3)
  const paths = operations.map(({ operation }) => operation.path).filter((path) => /^\/v\d\//.test(path))
  expect(paths.filter((path) => !page.includes(path))).toEqual([])
})
