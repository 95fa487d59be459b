import { expect, test } from 'vitest'
import { windowsCommand } from '../../server/cli/clients/windows-command.ts'

const environment = {
  Path: 'C:\\Windows;C:\\Program Files\\nodejs',
  PATHEXT: '.COM;.EXE;.BAT;.CMD',
  COMSPEC: 'C:\\Windows\\system32\\cmd.exe',
}
const files = ['C:\\Program Files\\nodejs\\npm.CMD', 'C:\\Program Files\\nodejs\\node.EXE', '.\\gradlew.bat']
const isFile = (path: string) => files.includes(path)
const started = (...words: string[]) => windowsCommand(words, environment, isFile)

/** What cmd.exe makes of a line, as often as it reads it: a caret takes the meaning of what follows. */
const read = (line: string) => line.replace(/\^(.)/g, '$1')

test('a program is started as it is, and so is what is not found', () => {
  expect(started('node', '-p', 'a b')).toEqual({ command: 'node', words: ['-p', 'a b'] })
  expect(started('pytest', '-x')).toEqual({ command: 'pytest', words: ['-x'] })
})

test('a batch file is started by the shell of the system', () => {
  const { command, words, verbatim } = started('npm', 'test')
  expect([command, verbatim, words.slice(0, 3)]).toEqual([environment.COMSPEC, true, ['/d', '/s', '/c']])
  expect(read(read(words[3] ?? ''))).toBe('"C:\\Program Files\\nodejs\\npm.CMD "test""')
})

test('a batch file is found by its path, too', () => {
  expect(read(read(started('.\\gradlew.bat', 'test').words[3] ?? ''))).toContain('gradlew.bat')
})

test.each([
  ['a b', '"a b"'],
  ['say "hello"', '"say \\"hello\\""'],
  ['C:\\a folder\\', '"C:\\a folder\\\\"'],
  ['100% & more | less > file', '"100% & more | less > file"'],
  ['', '""'],
])('a word reaches the program behind a batch file as it was: %s', (word, expected) => {
  const line = started('npm', word).words[3] ?? ''
  expect(read(read(line))).toBe(`"C:\\Program Files\\nodejs\\npm.CMD ${expected}"`)
})

test('no character of a word has a meaning to the shell, however often it reads the line', () => {
  const line = started('npm', '&calc', '%PATH%', '"&calc').words[3] ?? ''
  const inside = line.slice(1, -1)
  expect(inside.replace(/\^\^\^./g, '').replace(/\^./g, '')).not.toMatch(/[&%"<>|]/)
})
