import { expect, test } from 'vitest'
import { packageRoot } from '../../server/files/root.ts'
import { runProgram } from '../helpers/command.ts'

test('a release would pass every check', { timeout: 300_000 }, async () => {
  const { code, stdout, stderr } = await runProgram(
    process.execPath,
    [`${packageRoot}/release/release.ts`, '--dry-run'],
    {
      INIT_CWD: packageRoot,
    },
  )
  expect(
    stdout.split('\n').filter((line) => line.startsWith('✗')),
    stdout + stderr,
  ).toEqual([])
  expect(stdout.match(/^✓ /gm)).toHaveLength(7)
  expect(code).toBe(0)
})

test('what is no version is not released', async () => {
  const { code, stderr } = await runProgram(process.execPath, [`${packageRoot}/release/release.ts`, 'v1'])
  expect([code, stderr]).toEqual([2, '"v1" is no version, such as 1.2.3.\n'])
})
