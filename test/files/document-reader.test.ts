import { chmodSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createDocumentReader } from '../../server/files/scenarios/document-reader.ts'
import { registry } from '../helpers/registry.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const story = (summary: string) =>
  `name: mine\nsummary: ${summary}\nstages:\n  - { after: 1s, outcome: approved, by: machine }\n`

function storyFile(): string {
  const path = join(temporaryFolder('scenarios'), 'mine.yaml')
  writeFileSync(path, story('One.'))
  return path
}

describe('a scenario file', () => {
  test('that is settled is read once, also when it is wrong', () => {
    const read = createDocumentReader(registry, Date.now, 0)
    const path = storyFile()
    expect(read(path)).toBe(read(path))
    writeFileSync(path, 'name: [')
    const wrong = read(path)
    expect([wrong, read(path)]).toEqual([
      { wrong: [expect.objectContaining({ message: expect.stringContaining('not valid YAML') })] },
      wrong,
    ])
  })

  test('that was changed a moment ago is read again each time', () => {
    const read = createDocumentReader(registry, Date.now)
    const path = storyFile()
    expect(read(path)).not.toBe(read(path))
  })

  test.each<[string, (path: string) => void]>([
    ['written', (path) => writeFileSync(path, story('Longer.'))],
    [
      'written with the size and the time of before',
      (path) => {
        const { atime, mtime } = statSync(path)
        writeFileSync(path, story('Two.'))
        utimesSync(path, atime, mtime)
      },
    ],
    [
      'replaced by another',
      (path) => {
        writeFileSync(`${path}.new`, story('Two.'))
        renameSync(`${path}.new`, path)
      },
    ],
    ['closed to this user', (path) => chmodSync(path, 0o000)],
    ['taken away', (path) => rmSync(path)],
  ])('is read again after it was %s', async (_, change) => {
    const read = createDocumentReader(registry, Date.now, 0)
    const path = storyFile()
    const before = read(path)
    expect(read(path)).toBe(before)
    // Longer than a tick of the clock that stamps files.
    await new Promise((resolve) => setTimeout(resolve, 20))
    change(path)
    expect(read(path)).not.toBe(before)
  })
})
