import { posix } from 'node:path'
import type { IndexedPage } from './docs-index.ts'

type Chapters = ReadonlyMap<string, readonly IndexedPage[]>

// Long lists, in which one looks something up: the index has them, the full text does not.
const lists = /^(?:magic-values|test-callback|assumed)\.md$|^protocol\/|^\.\.\/(?:CHANGELOG|scenarios|schemas|bench)/

/** The index for assistants, in the form of llmstxt.org: what this is, and where its pages are. */
export function llmsIndex(about: string, chapters: Chapters): string {
  return [
    '# Smile ID emulator',
    '',
    `> ${about}`,
    '',
    'Every page is Markdown, and its code is tested. llms-full.txt has the pages in one file, without the long lists.',
    '',
    ...[...chapters].flatMap(([title, pages]) => [
      `## ${title}`,
      '',
      ...pages.map((page) => `- [${page.title}](${pathOf(page)}): ${page.about}`),
      '',
    ]),
  ].join('\n')
}

/** The pages in one file, each after its path. */
export function llmsFull(chapters: Chapters, read: (path: string) => string): string {
  const pages = [...chapters.values()].flat().filter(({ path }) => !lists.test(path))
  return ['README.md', ...pages.map(pathOf)]
    .map(
      (path) =>
        `<!-- ${path} -->\n\n${read(path)
          .replace(/^<!-- Made from .*-->\n/, '')
          .trim()}\n`,
    )
    .join('\n')
}

function pathOf({ path }: IndexedPage): string {
  return posix.normalize(`docs/${path}`)
}
