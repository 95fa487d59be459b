import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openPython, pytest } from '../helpers/python.ts'
import { blocksIn, copyOfHelper, runWithEmulator } from './helper-run.ts'

const python = await openPython(pytest)

// A busy machine needs half a minute for the tests, and as long for the types.
describe.skipIf(!python)('the helper for Python', { timeout: 300_000 }, () => {
  const copy = copyOfHelper('python')
  const installed = join(copy, 'installed')
  const env = { PYTHONPATH: installed, PYTHONDONTWRITEBYTECODE: '1' }
  const run = (words: readonly string[]) => runWithEmulator(python?.path ?? '', words, { cwd: copy, env })

  beforeAll(async () => {
    const words = ['--quiet', '--disable-pip-version-check', '--no-deps', '--no-build-isolation', '--target', installed]
    await run(['-m', 'pip', 'install', ...words, '.'])
  })

  test('does what its tests say, installed as users have it, with both SDKs', async () => {
    const said = await run(['-m', 'pytest', '-q', '-p', 'no:cacheprovider'])
    expect(said).toMatch(/^\d+ passed/m)
    expect(said).not.toMatch(/skipped|failed/)
    console.log(`helper for Python: ${said.trim().split('\n').at(-1)}`)
  })

  test('does what docs/python.md says, as printed there', async () => {
    const folder = join(copy, 'page')
    mkdirSync(join(folder, 'tests', 'stories'), { recursive: true })
    writeFileSync(join(folder, 'pytest.ini'), blocksIn('docs/python.md', 'ini').join('\n'))
    // A block that is a program runs when it is imported.
    for (const [index, text] of blocksIn('docs/python.md', 'python').entries())
      writeFileSync(join(folder, `test_block_${index}.py`), text)
    expect(await run(['-m', 'pytest', '-q', '-p', 'no:cacheprovider', folder])).toMatch(/^4 passed/m)
  })

  test('has types that a strict checker takes', async () => {
    expect(await run(['-m', 'mypy'])).toMatch(/^Success: no issues found/)
  })
})
