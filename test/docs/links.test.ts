import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../server/files/root.ts'
import { anchorsOf, linksOf, pages } from '../helpers/pages.ts'

const inside = pages.flatMap((page) =>
  linksOf(page)
    .filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target))
    .map((target) => ({ page: page.path, target })),
)

/** The path that a link leads to, seen from the repository. */
function pathOf({ page, target }: { page: string; target: string }): string {
  const [path = ''] = target.split('#')
  return path === '' ? page : posix.normalize(posix.join(dirname(page), decodeURIComponent(path)))
}

test('every link of a page leads to a file that is there', () => {
  expect(inside.length).toBeGreaterThan(300)
  const broken = inside.filter((link) => pathOf(link).startsWith('..') || !existsSync(join(packageRoot, pathOf(link))))
  expect(broken).toEqual([])
})

test('every link to a heading leads to one that is there', () => {
  const anchors = new Map(pages.map((page) => [page.path, anchorsOf(page)]))
  const withAnchor = inside.filter(({ target }) => /\.md#|^#/.test(target))
  expect(withAnchor.length).toBeGreaterThan(100)
  const broken = withAnchor.filter((link) => !anchors.get(pathOf(link))?.includes(link.target.split('#')[1] ?? ''))
  expect(broken).toEqual([])
})

test('every page that a message or a comment names is there', () => {
  const sources = globSync('{server,schemas,bench,examples,contracts,test}/**/*.{ts,json}', {
    cwd: packageRoot,
    exclude: (path) => /node_modules|golden|payloads|pacts/.test(path),
  })
  const missing = sources.flatMap((path) => {
    const text = readFileSync(join(packageRoot, path), 'utf8')
    const named = [...text.matchAll(/(?<![\w./-])((?:docs|decisions|schemas|scenarios|contracts)\/[\w/-]+\.md)\b/g)]
    return named
      .map(([, page = '']) => page)
      .filter((page) => !existsSync(join(packageRoot, page)))
      .map((page) => `${relative('.', path)}: ${page}`)
  })
  expect(missing).toEqual([])
})
