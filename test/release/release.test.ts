import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { entriesOf, released } from '../../release/changelog.ts'
import { packedProblems } from '../../release/packed-files.ts'
import { imageTags, isVersion, saidVersions, withVersion } from '../../release/versions.ts'
import { packageRoot, packageVersion } from '../../server/files/root.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

describe('versions', () => {
  test('are the same wherever one is said', () => {
    const said = saidVersions(packageRoot)
    expect(said.length).toBeGreaterThan(3)
    expect(said.filter(({ version }) => version !== packageVersion())).toEqual([])
  })

  test('can be written wherever one is said, and nothing else changes', () => {
    const folder = temporaryFolder('release')
    for (const { place, version = '' } of saidVersions(packageRoot)) {
      const text = readFileSync(join(packageRoot, place), 'utf8')
      const written = withVersion(place, text, '7.8.9-rc.1')
      mkdirSync(dirname(join(folder, place)), { recursive: true })
      writeFileSync(join(folder, place), written)
      const times = place === 'package-lock.json' ? 2 : 1
      expect(written.split('7.8.9-rc.1')).toHaveLength(times + 1)
      expect(written.replaceAll('7.8.9-rc.1', version)).toBe(text)
    }
    expect(saidVersions(folder).map(({ version }) => version)).toEqual(
      saidVersions(packageRoot).map(() => '7.8.9-rc.1'),
    )
  })

  test.each([
    ['1.2.3', true],
    ['0.1.0-rc.1', true],
    ['1.2', false],
    ['v1.2.3', false],
    ['', false],
  ])('%s is one: %s', (text, is) => {
    expect(isVersion(text)).toBe(is)
  })
})

test.each([
  ['0.1.0', ['0.1.0', '0.1', 'latest']],
  ['1.2.3', ['1.2.3', '1.2', '1', 'latest']],
  ['1.0.0-rc.1', ['1.0.0-rc.1']],
])('the image of %s has the tags %s', (version, tags) => {
  expect(imageTags(version)).toEqual(tags)
})

describe('the changelog', () => {
  const before = '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- One.\n- Two.\n\n## [0.1.0] - 2026-01-01\n\n- Old.\n'

  test('is dated, and begins anew', () => {
    const after = released(before, '0.2.0', '2026-02-01')
    expect(entriesOf(after, 'Unreleased')).toEqual([])
    expect(entriesOf(after, '0.2.0')).toEqual(['- One.', '- Two.'])
    expect(entriesOf(after, '0.1.0')).toEqual(['- Old.'])
    expect(after).toContain('## [Unreleased]\n\n## [0.2.0] - 2026-02-01\n')
  })

  test('without anything new is not released', () => {
    expect(() => released(released(before, '0.2.0', '2026-02-01'), '0.3.0', '2026-03-01')).toThrow(/nothing under/)
  })
})

describe('what would be packed', () => {
  const right = [
    ...['dist/server/cli.js', 'dist/server/index.js', 'dist/server/index.d.ts', 'dist/server/signature.js'],
    ...['dist/server/store/postgres/connection/migrations/1.sql', 'schemas/openapi.json', 'scenarios/approved.yaml'],
    ...['contracts/pacts/a.json', 'docs/README.md', 'assets/a.css', 'README.md', 'LICENSE', 'llms.txt', 'package.json'],
  ]
  const problems = (paths: readonly string[], size = 1_000_000) =>
    packedProblems({ files: paths.map((path) => ({ path })), size })

  test('is right as it is', () => {
    expect(problems(right)).toEqual([])
  })

  test.each(['dist/server/cli.js', 'schemas/openapi.json', 'LICENSE', 'llms.txt'])('lacks nothing: %s', (path) => {
    expect(problems(right.filter((one) => one !== path))).toHaveLength(1)
  })

  test.each([
    ...['server/cli.ts', 'dist/server/cli.js.map', 'test/helpers/a.js', 'tls/server.key', 'emulator.db', '.env'],
    ...['release/build.js', '.github/workflows/a.yml', 'node_modules/a/index.js', 'package-lock.json', 'npm.log'],
  ])('has nothing that it must not have: %s', (path) => {
    expect(problems([...right, path])).toEqual([`${path} is packed`])
  })

  test('is not larger than texts and code are', () => {
    expect(problems(right, 50_000_000)).toEqual([expect.stringContaining('50000000 bytes')])
  })
})

test('SECURITY.md names GitHub’s private reporting as the way to report', () => {
  const text = readFileSync(join(packageRoot, 'SECURITY.md'), 'utf8')
  expect(text).toMatch(/## Reporting\n\n[^\n]*private vulnerability reporting/)
  expect(existsSync(join(packageRoot, '.github', 'workflows', 'release.yml'))).toBe(true)
})
