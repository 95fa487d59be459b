import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../../server/files/root.ts'
import { cli } from '../helpers/command.ts'
import { testDataDir } from '../helpers/emulator.ts'
import { blocksOf, pageAt } from '../helpers/pages.ts'
import { openPython, pytest } from '../helpers/python.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const run = promisify(execFile)
const python = await openPython(pytest)

describe.skipIf(!python)('the helper for Python', () => {
  // A copy, since pip writes into the folder that it builds.
  const copy = join(temporaryFolder('helper-python'), 'helper')
  const installed = join(copy, 'installed')

  const inCopy = (words: readonly string[], cwd = copy) =>
    run(python?.path ?? '', words, {
      cwd,
      env: {
        ...process.env,
        PYTHONPATH: installed,
        PYTHONDONTWRITEBYTECODE: '1',
        SMILE_ID_EMULATOR_COMMAND: `'${process.execPath}' '${cli}'`,
        SMILE_ID_EMULATOR_DATA_DIR: testDataDir,
      },
    }).catch(({ stdout, stderr }) => {
      throw new Error(`${stdout}${stderr}`)
    })

  beforeAll(async () => {
    cpSync(join(packageRoot, 'helpers', 'python'), copy, { recursive: true })
    const words = ['--quiet', '--disable-pip-version-check', '--no-deps', '--no-build-isolation', '--target', installed]
    await inCopy(['-m', 'pip', 'install', ...words, '.'])
  })

  test('does what its tests say, installed as users have it, with both SDKs', async () => {
    const { stdout } = await inCopy(['-m', 'pytest', '-q', '-p', 'no:cacheprovider'])
    expect(stdout).toMatch(/^\d+ passed/m)
    expect(stdout).not.toMatch(/skipped|failed/)
    console.log(`helper for Python: ${stdout.trim().split('\n').at(-1)}`)
  })

  test('does what docs/python.md says, as printed there', async () => {
    const blocks = (language: string) =>
      blocksOf(pageAt('docs/python.md')).flatMap((one) => (one.language === language ? one.text : []))
    const folder = join(copy, 'page')
    mkdirSync(join(folder, 'tests', 'stories'), { recursive: true })
    writeFileSync(join(folder, 'pytest.ini'), blocks('ini').join('\n'))
    for (const [index, text] of blocks('python').entries()) writeFileSync(join(folder, `test_block_${index}.py`), text)
    // A block that is a program runs when it is imported.
    const { stdout } = await inCopy(['-m', 'pytest', '-q', '-p', 'no:cacheprovider'], folder)
    expect(stdout).toMatch(/^4 passed/m)
  })

  test('has types that a strict checker takes', async () => {
    const { stdout } = await inCopy(['-m', 'mypy'])
    expect(stdout).toMatch(/^Success: no issues found/)
  })
})
