import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { packageRoot } from '../../server/files/root.ts'

interface Step {
  readonly uses?: string
  readonly run?: string
}

interface Workflow {
  readonly name: string
  readonly permissions?: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[]; readonly 'timeout-minutes'?: number }>>
}

const workflows = globSync('.github/workflows/*.yml', { cwd: packageRoot }).map((path) => ({
  path,
  workflow: parse(readFileSync(join(packageRoot, path), 'utf8')) as Workflow,
}))
const { scripts } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { scripts: object }
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps)

test.each(workflows)('$path may do no more than it says, and ends', ({ workflow }) => {
  expect(workflow.permissions).toMatchObject({ contents: expect.stringMatching(/^(?:read|write)$/) })
  for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0)
})

test.each(workflows)('$path runs scripts and files that are there, and actions with a version', ({ workflow }) => {
  const steps = stepsOf(workflow)
  const lines = steps.flatMap(({ run = '' }) => run.split('\n'))
  const named = lines.flatMap((line) =>
    [...line.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => name),
  )
  expect(named.filter((name) => !(name in scripts))).toEqual([])
  const files = lines.flatMap((line) =>
    [...line.matchAll(/(?:bash|node) ((?:\.ci|release)\/[\w./-]+)/g)].map(([, file = '']) => file),
  )
  expect(files.filter((file) => !existsSync(join(packageRoot, file)))).toEqual([])
  expect(steps.flatMap(({ uses = './' }) => uses).filter((uses) => !/^\.\/|@v\d+$/.test(uses))).toEqual([])
})

test('the suite runs on Linux, Windows and macOS', () => {
  const text = readFileSync(join(packageRoot, '.github', 'workflows', 'test.yml'), 'utf8')
  for (const system of ['ubuntu-latest', 'windows-latest', 'macos-latest']) expect(text).toContain(system)
})

test('no script of npm needs a shell of its own kind', () => {
  const needy = Object.entries(scripts).filter(([, line]) =>
    /\b(?:rm|cp|mv|chmod|mkdir|export)\b|\$|;/.test(String(line)),
  )
  expect(needy).toEqual([])
})
