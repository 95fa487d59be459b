import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseScenario, readDocument } from '../../server/files/scenarios/document.ts'
import { registry } from '../helpers/registry.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

function firstFault(text: string): string {
  const read = parseScenario(text, 'evil.yaml', registry)
  return 'wrong' in read ? (read.wrong[0]?.message ?? '') : 'taken'
}

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index))
const bomb = lines(
  9,
  (level) => `l${level}: &l${level} [${lines(9, () => (level ? `*l${level - 1}` : 'x')).join(',')}]`,
)

describe('a scenario that is meant to take time or memory is refused with the reason:', () => {
  test.each<[string, string, RegExp]>([
    ['aliases of aliases', bomb.join('\n'), /resource exhaustion|more than 100 aliases/],
    ['thousands of aliases', `a: &a x\nb: [${'*a ,'.repeat(15_000)}]`, /more than 100 aliases/],
    ['an alias that holds itself', 'name: &a [*a]', /expected string|needs one of/],
    [
      'thousands of anchors',
      `b: [${lines(3_000, (index) => `&a${index} x, *a${index}`).join(',')}]`,
      /more than 100 aliases/,
    ],
    [
      'thousands of keys',
      lines(7_000, (index) => `k${index}: 1`).join('\n'),
      /is not known here|is required|needs one of/,
    ],
    ['a key that stands twice', 'name: a\nname: b', /Map keys must be unique/],
    ['a key that stands twice, deep inside', 'match: [{ user_id: a, user_id: b }]', /Map keys must be unique/],
    ['lists nested 60,000 deep', '['.repeat(60_000), /nested too deep/],
    [
      'maps nested 300 deep',
      lines(300, (index) => `${' '.repeat(index)}a:`).join('\n'),
      /is not known here|is required|needs one of/,
    ],
    ['65 kB of nothing', '#\n'.repeat(33_000), /longer than 64 kB/],
    [
      'a tag that makes objects',
      'name: !!js/function "() => process.exit()"',
      /is required|expected string|needs one of/,
    ],
    [
      'members that every object has',
      '__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }',
      /needs one of/,
    ],
    [
      'a callback of gigabytes',
      'name: a\nsummary: x\nstages: [{ after: 1s, outcome: approved, by: machine, callback: { size: 9999MB } }]',
      /size expected text matching/,
    ],
    ['several documents', 'name: a\n---\nname: b', /more than one document/],
  ])('%s', (_, text, why) => {
    expect(firstFault(text)).toMatch(why)
    expect('polluted' in {}).toBe(false)
  })
})

describe('a file', () => {
  const folder = temporaryFolder('evil')

  test('that is very large is not read', () => {
    const path = join(folder, 'large.yaml')
    writeFileSync(path, 'x'.repeat(1_000_000))
    expect(readDocument(path, registry)).toMatchObject({ wrong: [{ message: expect.stringContaining('64 kB') }] })
  })

  test.runIf(process.platform !== 'win32')('that never ends, such as a pipe, is not waited for', () => {
    const path = join(folder, 'pipe.yaml')
    execFileSync('mkfifo', [path])
    expect(readDocument(path, registry)).toMatchObject({ wrong: [{ message: 'is not a file.' }] })
  })
})
