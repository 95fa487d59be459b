import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packageRoot } from '../../../server/files/root.ts'
import type { Emulator } from '../../../server/index.ts'
import { startTestEmulator } from '../../helpers/emulator.ts'
import { jpeg } from '../../helpers/pictures.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const page = readFileSync(join(packageRoot, 'docs', 'v2.md'), 'utf8')
const recipes = [...page.matchAll(/^```bash\n([\s\S]*?)^```/gm)]
  .map(([, text = '']) => text)
  .filter((text) => text.includes('curl '))
const folder = temporaryFolder('v2-recipes')
let emulator: Emulator

beforeAll(async () => {
  // Nothing in them may be worth a warning.
  emulator = await startTestEmulator({ strict: true, clock: 'system' })
  for (const name of ['selfie', '1', '2', '3', '4', '5', '6']) writeFileSync(join(folder, `${name}.jpg`), jpeg(name))
})
afterAll(() => emulator.close())

test('the page about v2 has a recipe for a selfie, an ID number and a phone number', () => {
  expect(recipes.map((text) => /localhost:7645(\S+)/.exec(text)?.[1])).toEqual([
    '/v2/smart-selfie-enroll',
    '/v2/verify',
    '/v2/verify-phone-number',
  ])
})

test.each(recipes)('a recipe runs as it stands: %#', async (text) => {
  const here = text.replaceAll('http://localhost:7645', emulator.url).replace('curl ', 'curl -sS --fail-with-body ')
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', here], { cwd: folder })
  expect(JSON.parse(stdout)).toMatchObject(
    text.includes('smart-selfie') ? { status: 'approved', user_id: 'ada' } : { ResultCode: '1020' },
  )
})
