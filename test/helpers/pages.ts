import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../server/files/root.ts'

/** A page of the documentation. */
export interface Page {
  /** Where it stands in the repository, such as `docs/v3.md`. */
  readonly path: string
  readonly text: string
}

/** A fenced block of a page, without what it is indented by. */
export interface Block {
  readonly page: string
  /** The line of its first fence, from 1. */
  readonly line: number
  /** The word behind the fence; empty if there is none. */
  readonly language: string
  readonly text: string
}

const places = [
  '*.md',
  '{docs,decisions}/**/*.md',
  '{bench,contracts,examples,scenarios,schemas}/*.md',
  'helpers/**/*.md',
]

/** Every page that is written or made for people. */
export const pages: readonly Page[] = globSync(places, {
  cwd: packageRoot,
  exclude: (path) => /node_modules|\.venv/.test(path),
})
  .toSorted()
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(packageRoot, path), 'utf8') }))

/** The page at a path. */
export function pageAt(path: string): Page {
  const found = pages.find((one) => one.path === path)
  if (!found) throw new Error(`There is no page ${path}.`)
  return found
}

/** The fenced blocks of a page, in order. */
export function blocksOf({ path, text }: Page): Block[] {
  const lines = text.split('\n')
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; at++) {
    const [, indent, language = ''] = /^( *)```(\S*)/.exec(lines[at] ?? '') ?? []
    if (indent === undefined) continue
    const end = lines.findIndex((line, later) => later > at && line.trim() === '```')
    if (end === -1) throw new Error(`${path}:${at + 1}: this block has no end.`)
    const inside = lines.slice(at + 1, end).map((line) => line.slice(indent.length))
    blocks.push({ page: path, line: at + 1, language, text: `${inside.join('\n')}\n` })
    at = end
  }
  return blocks
}

/** The text of a page's first block in a language that contains these words. */
export function blockOf(path: string, language: string, containing = ''): string {
  const found = blocksOf(pageAt(path)).find((one) => one.language === language && one.text.includes(containing))
  if (!found) throw new Error(`${path} has no ${language} block with "${containing}".`)
  return found.text
}

/** A page's text outside of its blocks. */
export function proseOf({ text }: Page): string {
  return text.replace(/^( *)```[\s\S]*?^ *```$/gm, '')
}

/** The pieces of code within a page's sentences. */
export function inlineCodeOf(page: Page): string[] {
  return [...proseOf(page).matchAll(/(`+)(.+?)\1/g)].map(([, , text = '']) => text.trim())
}

/** What a page links to, as it is written: pages, files, pictures and addresses. */
export function linksOf(page: Page): string[] {
  const text = proseOf(page).replace(/(`+).+?\1/g, '`')
  const written = [...text.matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g)].map(([, target = '']) => target)
  const marked = [...text.matchAll(/<(?:a|img)\b[^>]*?(?:href|src)="([^"]+)"/g)].map(([, target = '']) => target)
  return [...written, ...marked]
}

/** The anchors of a page's headings, as GitHub makes them. */
export function anchorsOf(page: Page): string[] {
  const counts = new Map<string, number>()
  const headings = [...proseOf(page).matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = '']) => slugOf(heading))
  return headings.map((slug) => {
    const count = counts.get(slug) ?? 0
    counts.set(slug, count + 1)
    return count === 0 ? slug : `${slug}-${count}`
  })
}

function slugOf(heading: string): string {
  const shown = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '')
  return shown
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-')
}
