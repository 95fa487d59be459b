import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { problemWith } from '../helpers/problem-with.ts'
import { blocksIn, copyOfHelper, runWithEmulator } from './helper-run.ts'

const missing = (await problemWith('javac', ['-version'])) ?? (await problemWith('mvn', ['--version']))
if (missing && process.env.SMILE_ID_EMULATOR_REQUIRE_JAVA === '1') throw new Error(`Tests in Java: ${missing}`)
if (missing) console.warn(`Tests of the helper for Java are skipped: they need a JDK and Maven 3 (${missing}).`)

// Maven fetches JUnit the first time.
describe.skipIf(missing)('the helper for Java', { timeout: 300_000 }, () => {
  const copy = copyOfHelper('java')
  const maven = (...words: string[]) =>
    runWithEmulator('mvn', ['--batch-mode', '--no-transfer-progress', ...words], { cwd: copy })

  test('does what its tests and docs/java.md say, with the SDK of v1 and with v3 by HTTP', async () => {
    const folder = join(copy, 'src', 'test', 'java', 'page')
    mkdirSync(folder, { recursive: true })
    for (const text of blocksIn('docs/java.md', 'java')) {
      const [, name = 'Unnamed'] = /^class (\w+)/m.exec(text) ?? []
      writeFileSync(join(folder, `${name}.java`), `package page;\n${text}`)
    }
    const said = await maven('test')
    expect(said).toMatch(/Tests run: \d+, Failures: 0, Errors: 0, Skipped: 0\n/)
    expect(said.match(/Running page\.\w+/g)).toHaveLength(blocksIn('docs/java.md', 'java').length)
    console.log(`helper for Java: ${said.match(/Tests run: \d+/g)?.at(-1)}`)
  })
})
