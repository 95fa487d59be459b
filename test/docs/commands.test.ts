import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { flagsOf } from '../../server/cli/command.ts'
import { commands } from '../../server/cli/commands.ts'
import { readOptions } from '../../server/cli/options/read.ts'
import { readCommandLine } from '../../server/cli/options/read-command-line.ts'
import { optionTable } from '../../server/cli/options/table.ts'
import { packageRoot } from '../../server/files/root.ts'
import { blocksOf, inlineCodeOf, pages } from '../helpers/pages.ts'
import { readers } from './code-readers.ts'
import { shellLinesOf, shownCommands } from './shown-commands.ts'

const kept = pages.filter(({ path }) => path !== 'CHANGELOG.md')

test('every block of a page says in what language it is, and there is a reader of it', () => {
  const blocks = pages.flatMap(blocksOf)
  expect(blocks.length).toBeGreaterThan(50)
  expect(
    blocks
      .filter(({ language }) => language !== 'text' && !(language in readers))
      .map(({ page, line }) => `${page}:${line}`),
  ).toEqual([])
})

describe('every command of ours that a page shows', () => {
  test('is there, with its options, and they may have the values that they are given', async () => {
    expect(shownCommands.length).toBeGreaterThan(40)
    const problems: string[] = []
    for (const { page, words } of shownCommands) {
      const [name, ...given] = words
      const rest = given.filter((word) => word !== '--help')
      const command = commands.find((one) => one.name === name)
      if (!command) problems.push(`${page}: there is no command ${name}`)
      else {
        try {
          const { flags } = readCommandLine(rest, await flagsOf(command))
          // Words in capitals stand for the reader's own.
          if (!rest.some((word) => /^[A-Z]+$/.test(word))) readOptions(flags, {})
        } catch (error) {
          problems.push(`${page}: ${words.join(' ')}: ${(error as Error).message}`)
        }
      }
    }
    expect(problems).toEqual([])
  })
})

test('every script of npm that a page names is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { scripts: object }
  const named = kept.flatMap((page) =>
    shellLinesOf(page).flatMap((line) =>
      [...line.matchAll(/\bnpm run (?:-s |--silent )?([a-z][\w:-]*)/g)].map(([, name = '']) => ({
        page: page.path,
        name,
      })),
    ),
  )
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter(({ name }) => !(name in scripts))).toEqual([])
})

test('every option that a sentence names is one of ours, or of the program that it is said to be of', async () => {
  const own = (await Promise.all(commands.map(flagsOf))).flat().map(({ flag }) => `--${flag}`)
  // Of npm, Docker and Pact; bench/ has options of its own.
  const others = /^--(?:help|version|omit|save-dev|add-host|read-only|cap-drop|transports)$/
  const unknown = kept
    .filter(({ path }) => !path.startsWith('bench/'))
    .flatMap((page) =>
      inlineCodeOf(page)
        .filter((text) => text.startsWith('--') && text.length > 2)
        .flatMap((text) => text.match(/(?:^|(?<=\s))--[a-z][a-z-]*/g) ?? [])
        .filter((flag) => !own.includes(flag) && !others.test(flag))
        .map((flag) => `${page.path}: ${flag}`),
    )
  expect(unknown).toEqual([])
})

test('every variable of ours that a page names is read', () => {
  const known = optionTable.map(({ flag }) => `SMILE_ID_EMULATOR_${flag.toUpperCase().replaceAll('-', '_')}`)
  // The last is the helpers' own.
  const sources = ['CONFIG', 'URL', 'CHROMIUM', 'COMMAND'].map((name) => `SMILE_ID_EMULATOR_${name}`)
  const unknown = kept
    .filter(({ path }) => path !== 'CONTRIBUTING.md')
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\bSMILE_ID_EMULATOR_[A-Z_]+/g)]
        .filter(([name]) => !known.includes(name) && !sources.includes(name))
        .map(([name]) => `${path}: ${name}`),
    )
  expect(unknown).toEqual([])
})
