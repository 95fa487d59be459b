import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../server/files/root.ts'

const security = readFileSync(join(packageRoot, 'SECURITY.md'), 'utf8')
const [, promises = ''] = security.split('## What it promises')
const rows = [...promises.matchAll(/^\| ([A-Z][^|]+) \| ([^|]+) \|$/gm)].map(([, promise = '', held = '']) => ({
  promise,
  held,
}))

test('every promise of SECURITY.md names the tests that hold it', () => {
  expect(rows.length).toBeGreaterThan(15)
  expect(rows.filter(({ held }) => !/\[[\w-]+\]\(test\/[^)]+\) "/.test(held)).map(({ promise }) => promise)).toEqual([])
})

test.each(rows)('$promise', ({ held }) => {
  const missing = held.split(/(?=\[[\w-]+\]\()/).flatMap((part) => {
    const [, path = ''] = /\]\(([^)]+)\)/.exec(part) ?? []
    if (!existsSync(join(packageRoot, path))) return [path]
    const text = readFileSync(join(packageRoot, path), 'utf8')
    return [...part.matchAll(/"([^"]+)"/g)].map(([, title = '']) => title).filter((title) => !text.includes(title))
  })
  expect(missing).toEqual([])
})
