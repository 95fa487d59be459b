import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { cpSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { packageRoot } from '../../server/files/root.ts'
import { blocksOf, pageAt } from '../helpers/pages.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const [testFirst, thenCode] = blocksOf(pageAt('CONTRIBUTING.md')).filter(({ language }) => language === 'diff')
const named = 'test/vendor/signature-mistake.test.ts'

/** A copy of what is in the repository, with what is installed here. */
function copy(): string {
  const folder = temporaryFolder('first-change')
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: packageRoot,
    encoding: 'utf8',
  })
  for (const path of listed.split('\0').filter((one) => one !== '')) {
    cpSync(join(packageRoot, path), join(folder, path), { recursive: true })
  }
  symlinkSync(join(packageRoot, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

test('the first change that CONTRIBUTING describes can be made, step by step', { timeout: 180_000 }, async () => {
  const folder = copy()
  const apply = (diff = '') => {
    const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: folder, input: diff, encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
  }
  const environment = {
    ...process.env,
    NO_COLOR: '1',
    VITEST: undefined,
    VITEST_POOL_ID: undefined,
    VITEST_WORKER_ID: undefined,
  }
  const node = (...words: string[]) =>
    promisify(execFile)(process.execPath, words, { cwd: folder, env: environment }).then(
      ({ stdout, stderr }) => ({ code: 0, printed: stdout + stderr }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
        code,
        printed: stdout + stderr,
      }),
    )
  const runTest = () => node('node_modules/vitest/vitest.mjs', 'run', named)

  apply(testFirst?.text)
  const before = await runTest()
  expect(before.code).toBe(1)
  expect(before.printed).toMatch(/1 failed/)
  expect(before.printed).toContain('expected undefined to be')

  apply(thenCode?.text)
  expect((await runTest()).printed).toMatch(/, 0 failed/)

  expect((await node('schemas/generate.ts')).printed).toContain('wrote docs/hints.md')
  expect(readFileSync(join(folder, 'docs', 'hints.md'), 'utf8')).toContain('a Windows line break')
})
