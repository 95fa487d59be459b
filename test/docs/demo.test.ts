import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { packageRoot } from '../../server/files/root.ts'

const run = promisify(execFile)

test('the demo tells the truth', async () => {
  const { stdout } = await run(process.execPath, [join(packageRoot, 'examples', 'demo.ts')], {
    env: { ...process.env, NO_COLOR: '1' },
  })
  expect(stdout).toContain('Every decision is right.')
  expect(stdout.match(/✓/g)).toHaveLength(9)
})
