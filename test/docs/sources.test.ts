import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../server/files/root.ts'

// What may name a source. The pages themselves speak of other documents' sections, too.
const folders = ['server', 'schemas', 'scenarios', 'contracts', 'test', 'bench', 'examples']
const pages = ['v1', 'v2', 'v3'] as const

/** What a page has that can be named: headings, paragraphs that begin with their number, counted rows and items. */
function sectionsOf(page: string): Set<string> {
  const sections = new Set<string>()
  let chapter = ''
  for (const line of readFileSync(join(packageRoot, 'docs/protocol', `${page}.md`), 'utf8').split('\n')) {
    const [, heading] = /^#{2,3} (\d+(?:\.\d+)?)[. ]/.exec(line) ?? []
    if (heading !== undefined) {
      sections.add(heading)
      ;[chapter = ''] = heading.split('.')
    }
    const [, numbered] = /^(\d+\.\d+) /.exec(line) ?? []
    if (numbered !== undefined) sections.add(numbered)
    const [, counted] = /^(?:\| )?(\d+)(?: \||\. )/.exec(line) ?? []
    if (counted !== undefined) sections.add(`${chapter}.${counted}`)
  }
  return sections
}

/** The sections of a page that a text names: all that follow the page's name until another page is named. */
function sectionsNamed(text: string, page: string): string[] {
  return text
    .split(/\b(?=v\d[\w-]* §)/)
    .filter((part) => part.startsWith(`${page} §`))
    .flatMap((part) => [...part.matchAll(/§(\d+(?:\.\d+)?)/g)].map(([, section = '']) => section))
}

const lines = folders
  .flatMap((folder) =>
    readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter(
    (name) =>
      /\.(ts|json|yaml|md|py)$/.test(name) && !name.includes('node_modules') && !name.endsWith('sources.test.ts'),
  )
  .flatMap((name) =>
    readFileSync(join(packageRoot, name), 'utf8')
      .replaceAll('\\u00a7', '§')
      .split('\n')
      .map((text, at) => ({ text, where: `${name}:${at + 1}` })),
  )
  .filter(({ text }) => text.includes('§'))

describe.each(pages)('docs/protocol/%s.md', (page) => {
  const sections = sectionsOf(page)

  test('has every section that a comment names as its source', () => {
    const missing = lines.flatMap(({ text, where }) =>
      sectionsNamed(text, page)
        .filter((section) => !sections.has(section))
        .map((section) => `${where}: ${page} §${section}`),
    )
    expect(missing).toEqual([])
  })
})

test('comments name no other page than those of docs/protocol', () => {
  const strange = lines.filter(({ text }) => /\bdesign §/.test(text)).map(({ where }) => where)
  expect(strange).toEqual([])
})

test('the pages are where a comment of v1 leads', () => {
  const named = lines.flatMap(({ text }) => sectionsNamed(text, 'v1'))
  expect(named.length).toBeGreaterThan(200)
  expect(sectionsOf('v1').has('9.99')).toBe(false)
})
