import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { listOperations } from '../../schemas/generate/listed-operations.ts'
import { codesOf } from '../../schemas/generate/scenario-codes.ts'
import { type Product, products } from '../../server/core/jobs/product.ts'
import { resultOf } from '../../server/core/jobs/result.ts'
import { appliesTo, refuses } from '../../server/core/scenarios/scenario.ts'
import { packageRoot } from '../../server/files/root.ts'
import { readScenarios, shippedScenarios } from '../../server/files/scenarios/files.ts'
import { readSchema, schemaPath } from '../../server/files/schema-files.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'
import { run as runCommand } from '../helpers/command.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { blockOf, pageAt } from '../helpers/pages.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { registry } from '../helpers/registry.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const { canSay, word } = v1Wording

const page = pageAt('scenarios/README.md').text
const shipped = readScenarios([], registry, () => [v1Wording])
const operations = await listOperations()

const block = (language: string, containing = '') => blockOf('scenarios/README.md', language, containing)

describe('the page about scenarios', () => {
  test('describes every key of the language', () => {
    const keys: string[] = []
    const described = (place: string, form: unknown): void => {
      if (typeof form !== 'object' || form === null) return
      const { properties = {} } = form as { properties?: Record<string, { description?: string }> }
      for (const [key, { description }] of Object.entries(properties)) {
        if (description) expect(page).toContain(`| \`${key}\``)
        else keys.push(`${place}/${key}`)
      }
      for (const [name, inner] of Object.entries(form)) {
        if (!['examples', 'if', 'then', 'else'].includes(name)) described(`${place}/${name}`, inner)
      }
    }
    described('', readSchema('scenario'))
    expect(keys).toEqual([])
  })

  test('names every word that a key may have', () => {
    const words = [...JSON.stringify(readSchema('scenario')).matchAll(/"enum":\[([^\]]+)\]/g)].flatMap(([, list]) =>
      JSON.parse(`[${list}]`),
    )
    expect(words.length).toBeGreaterThan(40)
    expect(words.filter((word: string) => !page.includes(`\`${word}\``))).toEqual([])
  })

  test('lists every shipped scenario', () => {
    for (const { name, summary } of shipped) {
      expect(page).toContain(`| [${name}](#${name}) |`)
      expect(page).toContain(`### ${name}\n\n${summary}\n`)
    }
  })

  test('begins with a scenario that is right', () => {
    expect(registry.validate('scenario', parse(block('yaml')))).toEqual([])
  })

  test('shows the JSON report as it is', async () => {
    const folder = temporaryFolder('page')
    const lines = ['name: mine', 'summary: Mine.', 'match:', '  user_id: { mathces: "x" }', 'stages: [{ when: never }]']
    const file = join(folder, 'mine.yaml')
    writeFileSync(file, lines.join('\n'))
    const { stdout } = await runCommand(['check', file, '--reporter', 'json'])
    expect(JSON.parse(stdout.replaceAll(file, 'scenarios/mine.yaml'))).toEqual(JSON.parse(block('json')))
  })

  test('puts one into memory with curl', async () => {
    await using emulator = await startTestEmulator()
    const folder = temporaryFolder('page')
    writeFileSync(
      join(folder, 'slow.yaml'),
      'summary: Slow.\nstages:\n  - { after: 1h, outcome: approved, by: machine }\n',
    )
    const command = block('bash', 'curl').replace('http://localhost:7645', emulator.url)
    await promisify(execFile)('bash', ['-euc', command], { cwd: folder })
    expect(emulator.scenarios.list()[0]).toMatchObject({ name: 'slow', stages: [{ after: 3_600_000 }] })
  })
})

describe('the codes of a scenario', () => {
  test('are those of its results, for each product that it is possible for', () => {
    for (const scenario of shipped.filter((one) => !refuses(one))) {
      for (const product of products) {
        const expected = appliesTo(scenario, product, canSay)
          ? {
              results: scenario.stages.map((stage) => word(product, resultOf(stage.outcome, stage.by, stage)).code),
            }
          : undefined
        expect([scenario.name, product, codesOf(scenario, product, operations)]).toEqual([
          scenario.name,
          product,
          expected,
        ])
      }
    }
  })

  test.each<[string, Product, string]>([
    ['system-error', 'smart_selfie_authentication', '2201'],
    ['system-error', 'user_info_comparison', '2201'],
    ['system-error', 'enhanced_kyc', '2401'],
    ['account-locked', 'smart_selfie_authentication', '2207'],
    ['unknown-user', 'photo_update', '2210'],
  ])('are what a submission is refused with: %s of %s', (name, product, refused) => {
    const scenario = shipped.find((one) => one.name === name)
    expect(scenario && codesOf(scenario, product, operations)).toEqual({ refused })
  })

  test('are what really comes: user info comparison is refused with a package’s code', async () => {
    await using emulator = await startTestEmulator()
    await emulator.next('system-error')
    const { body } = await createTestPartner(emulator).upload({ jobType: 9 })
    expect(body.code).toBe('2201')
  })
})

test.each(readdirSync(shippedScenarios).filter((name) => name.endsWith('.yaml')))(
  'an editor finds the schema of %s by its first line',
  (name) => {
    const file = join(shippedScenarios, name)
    const [, path = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(file, 'utf8')) ?? []
    expect(resolve(dirname(file), path)).toBe(join(packageRoot, schemaPath('scenario')))
  },
)
