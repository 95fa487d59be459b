import { expect, test } from 'vitest'
import { type Block, blocksOf, pages } from '../helpers/pages.ts'
import { readers } from './code-readers.ts'

const blocks = pages.flatMap(blocksOf)
const place = ({ page, line, language }: Block) => `${page}:${line} ${language}`

test.each(Object.entries(readers))('every block in %s can be read', (language, read) => {
  const those = blocks.filter((one) => one.language === language)
  const problems = read(those.map(({ text }) => text))
  if (problems === undefined) console.warn(`Blocks in ${language} are not read: its program is not on this machine.`)
  const wrong = those.map((block, at) => `${place(block)}: ${problems?.[at] ?? ''}`)
  expect(wrong.filter((line) => !line.endsWith(': '))).toEqual([])
})

test.each([
  ['bash', 'echo "'],
  ['console', '$ echo "\nprinted'],
  ['diff', '+a'],
  ['go', 'func ('],
  ['ini', 'a = 1'],
  ['java', 'int = 1;'],
  ['js', 'const'],
  ['json', '{'],
  ['php', '$a = ;'],
  ['properties', 'a b'],
  ['python', 'def'],
  ['ruby', 'def'],
  ['ts', 'const a: = 1'],
  ['xml', '<a>'],
  ['yaml', 'stages: [{ outcome: aproved }]'],
  ['yaml', 'clok: virtual'],
])('a reader of %s finds what is wrong: %s', (language, text) => {
  const [problem = 'not here'] = readers[language]?.([text]) ?? []
  expect(problem).not.toBe('')
})
