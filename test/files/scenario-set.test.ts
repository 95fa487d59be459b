import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { createScenarioSet, type ScenarioSet } from '../../server/files/scenarios/set.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'
import { registry } from '../helpers/registry.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

let folder: string
beforeEach(() => {
  folder = temporaryFolder('set')
})

function story(name: string, outcome = 'approved', ...more: string[]): string {
  return [
    `name: ${name}`,
    'summary: A story.',
    ...more,
    'stages:',
    `  - { after: 1s, outcome: ${outcome}, by: machine }`,
  ].join('\n')
}

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)

function openSet(defaultName = 'approved'): ScenarioSet {
  return createScenarioSet({ folders: [folder], registry, wordings: () => [v1Wording], defaultName, now: Date.now })
}

function outcomeOf(set: ScenarioSet, name: string): string | undefined {
  return set.all().find((one) => one.name === name)?.stages[0]?.outcome
}

describe('files that are read again', () => {
  test('bring what is new, changed and gone', () => {
    write('a.yaml', story('a'))
    write('b.yaml', story('b'))
    const set = openSet()
    expect(
      set
        .all()
        .slice(0, 2)
        .map(({ name }) => name),
    ).toEqual(['a', 'b'])
    write('a.yaml', story('a', 'rejected'))
    write('c.yaml', story('c'))
    rmSync(join(folder, 'b.yaml'))
    expect(set.reread()).toEqual({ changed: ['a', 'c'], gone: ['b'], problems: [] })
    expect(
      set
        .all()
        .slice(0, 2)
        .map(({ name }) => name),
    ).toEqual(['a', 'c'])
    expect(outcomeOf(set, 'a')).toBe('rejected')
  })

  test('are nothing new when they say the same', () => {
    write('a.yaml', story('a'))
    const set = openSet()
    set.all()
    write('a.yaml', `# A comment.\n${story('a')}\n`)
    expect(set.reread()).toBeUndefined()
  })

  test('may not have been asked for yet', () => {
    write('a.yaml', story('a'))
    expect(openSet().reread()).toBeUndefined()
  })

  test('keep the whole set as it was while one of them is wrong', () => {
    write('a.yaml', story('a'))
    const set = openSet()
    set.all()
    write('b.yaml', story('b'))
    write('a.yaml', story('a', 'aproved'))
    const fault = {
      file: join(folder, 'a.yaml'),
      line: 4,
      column: 18,
      message: expect.stringContaining('aproved'),
    }
    expect(set.reread()).toEqual({ changed: [], gone: [], problems: [fault] })
    expect(set.problems()).toEqual([fault])
    expect([outcomeOf(set, 'a'), outcomeOf(set, 'b')]).toEqual(['approved', undefined])
    expect(set.reread()).toBeUndefined()
    write('a.yaml', story('a', 'rejected'))
    expect(set.reread()).toEqual({ changed: ['a', 'b'], gone: [], problems: [] })
    expect([set.problems(), outcomeOf(set, 'a'), outcomeOf(set, 'b')]).toEqual([[], 'rejected', 'approved'])
  })

  test('say that they are right again, though they are as they were', () => {
    write('a.yaml', story('a'))
    const set = openSet()
    set.all()
    write('a.yaml', 'name: [')
    set.reread()
    write('a.yaml', story('a'))
    expect(set.reread()).toEqual({ changed: [], gone: [], problems: [] })
  })

  test('name those that took from what changed', () => {
    write('a.yaml', story('a'))
    write('b.yaml', 'name: b\nsummary: B.\nextends: a')
    const set = openSet()
    set.all()
    write('a.yaml', story('a', 'rejected'))
    expect(set.reread()?.changed).toEqual(['a', 'b'])
    expect(outcomeOf(set, 'b')).toBe('rejected')
    rmSync(join(folder, 'a.yaml'))
    expect(set.reread()?.problems).toMatchObject([
      { line: 3, message: '/extends names a scenario that does not exist.' },
    ])
  })

  test('may be gone, folder and all, and come back', () => {
    write('a.yaml', story('a'))
    const set = openSet()
    set.all()
    rmSync(folder, { recursive: true })
    expect(set.reread()?.problems).toMatchObject([{ message: expect.stringContaining('cannot be read (ENOENT)') }])
    mkdirSync(folder)
    expect(set.reread()).toEqual({ changed: [], gone: ['a'], problems: [] })
  })

  test('must keep the default scenario', () => {
    write('a.yaml', story('a'))
    const set = openSet('a')
    set.all()
    rmSync(join(folder, 'a.yaml'))
    expect(set.reread()?.problems).toEqual([
      {
        file: folder,
        line: 1,
        column: 1,
        message: expect.stringMatching(/^the default scenario "a" no longer exists\. .*--default-scenario/),
      },
    ])
    expect(outcomeOf(set, 'a')).toBe('approved')
  })
})

describe('a scenario put into memory', () => {
  test('comes before all files, and takes the place of one of its name until it is removed', () => {
    write('a.yaml', story('a'))
    const set = openSet()
    expect(set.put('a', story('a', 'rejected'))).toEqual([])
    expect(set.put('z', story('z'))).toEqual([])
    expect(
      set
        .all()
        .slice(0, 2)
        .map(({ name, file }) => [name, file]),
    ).toEqual([
      ['z', 'z (in memory)'],
      ['a', 'a (in memory)'],
    ])
    expect([outcomeOf(set, 'a'), set.isKept('a'), set.isKept('approved')]).toEqual(['rejected', true, false])
    expect(set.remove('a')).toEqual([])
    expect([outcomeOf(set, 'a'), set.isKept('a')]).toEqual(['approved', false])
  })

  test('stays when files are read again, and takes from them as they are now', () => {
    write('a.yaml', story('a'))
    const set = openSet()
    set.put('mine', 'summary: Mine.\nextends: a')
    write('a.yaml', story('a', 'rejected'))
    set.reread()
    expect(outcomeOf(set, 'mine')).toBe('rejected')
  })

  test('is named by where it is put, unless it says so itself, and then the same', () => {
    const set = openSet()
    expect(set.put('mine', story('mine').replace('name: mine\n', ''))).toEqual([])
    expect(set.put('mine', story('other'))).toEqual([
      {
        file: 'mine (in memory)',
        line: 1,
        column: 1,
        message: '/name expected "mine", the name in the request, got "other".',
      },
    ])
  })

  test.each([
    ['name: [', 1, /^is not valid YAML/],
    ['', 1, /^is empty\./],
    ['summary: x\nstages:\n  - { after: 1s, outcome: aproved, by: machine }', 3, /aproved/],
    ['{\n  "summary": "x",\n  "extends": "rejcted"\n}', 3, /Did you mean "rejected"\?/],
    [`summary: x\nstages: ${'['.repeat(20_000)}`, 2, /nested too deep/],
    [`summary: x\nmatch: { user_id: ${'{ not: '.repeat(5_000)}x${' }'.repeat(5_001)}`, 2, /nested too deep/],
  ])('that is wrong is rejected, and the line is named: %#', (text, line, message) => {
    const set = openSet()
    const before = set.all()
    expect(set.put('mine', text)).toContainEqual({
      file: 'mine (in memory)',
      line,
      column: expect.any(Number),
      message: expect.stringMatching(message),
    })
    expect(set.all()).toBe(before)
    expect(set.problems()).toEqual([])
  })

  test('cannot go while another extends it, or while it is the default', () => {
    const set = openSet('base')
    expect(set.put('base', story('base'))).toEqual([])
    expect(set.put('mine', 'summary: Mine.\nextends: base')).toEqual([])
    expect(set.remove('base').map(({ message }) => message)).toEqual([
      '/extends names a scenario that does not exist.',
      expect.stringContaining('the default scenario "base" no longer exists'),
    ])
    expect(outcomeOf(set, 'mine')).toBe('approved')
  })

  test('is a problem of the files when they remove what it extends', () => {
    write('a.yaml', story('a'))
    const set = openSet()
    set.put('mine', 'summary: Mine.\nextends: a')
    rmSync(join(folder, 'a.yaml'))
    expect(set.reread()?.problems).toMatchObject([{ file: 'mine (in memory)', line: 2 }])
    expect(outcomeOf(set, 'mine')).toBe('approved')
  })
})
