import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { problemWith } from '../helpers/problem-with.ts'
import { blocksIn, copyOfHelper, runWithEmulator } from './helper-run.ts'

const missing = await problemWith('go', ['version'])
if (missing && process.env.SMILE_ID_EMULATOR_REQUIRE_GO === '1') throw new Error(`Tests in Go need go: ${missing}`)
if (missing) console.warn(`Tests of the helper for Go are skipped: there is no go on the PATH (${missing}).`)

describe.skipIf(missing)('the helper for Go', () => {
  const copy = copyOfHelper('go')
  // Nothing is fetched: the helper needs the standard library alone, and the Go that is here.
  const env = { GOPROXY: 'off', GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod' }
  const go = (words: readonly string[], cwd = copy) => runWithEmulator('go', words, { cwd, env })

  test('does what its tests say, with v1 and v3 by HTTP', { timeout: 300_000 }, async () => {
    const said = await go(['test', '-count=1', '-v', './...'])
    expect(said).toMatch(/^ok\s+smileidemulator/m)
    // One is there for another to start.
    expect(said.match(/^--- SKIP.*/gm)).toEqual([expect.stringContaining('TestHoldsAnEmulator')])
    console.log(`helper for Go: ${said.match(/^--- PASS/gm)?.length} passed`)
  })

  test('is written as gofmt and vet want it', { timeout: 300_000 }, async () => {
    expect(await runWithEmulator('gofmt', ['-l', '.'], { cwd: copy })).toBe('')
    await go(['vet', './...'])
  })

  test('does what docs/go.md says, as printed there', { timeout: 300_000 }, async () => {
    const user = join(copy, '..', 'user')
    for (const [index, text] of blocksIn('docs/go.md', 'go').entries()) {
      const folder = join(user, `block${index}`)
      mkdirSync(join(folder, 'testdata', 'stories'), { recursive: true })
      writeFileSync(join(folder, 'block_test.go'), text)
    }
    writeFileSync(join(user, 'go.mod'), 'module user\n\ngo 1.19\n')

    await go(['mod', 'edit', '-require', 'smileidemulator@v0.1.0', '-replace', `smileidemulator=${copy}`], user)
    const said = await go(['test', '-count=1', './...'], user)
    expect(said.match(/^ok/gm)).toHaveLength(blocksIn('docs/go.md', 'go').length)
  })
})
