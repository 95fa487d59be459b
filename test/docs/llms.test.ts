import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../server/files/root.ts'
import { pageAt, pages } from '../helpers/pages.ts'

const read = (name: string) => readFileSync(join(packageRoot, name), 'utf8')

// The form is that of https://llmstxt.org: a title, a quoted summary, and chapters of links.
test('llms.txt has the form that assistants look for, and its links lead somewhere', () => {
  const text = read('llms.txt')
  expect(text).toMatch(/^# Smile ID emulator\n\n> A local Smile ID: [^\n]+\.\n\n/)
  const targets = [...text.matchAll(/^- \[[^\]]+\]\(([^)]+)\): \S/gm)].map(([, target = '']) => target)
  expect(text.match(/^- /gm)).toHaveLength(targets.length)
  expect(targets.length).toBeGreaterThan(30)
  expect(targets.filter((target) => !existsSync(join(packageRoot, target)))).toEqual([])
  const tasks = pages
    .map(({ path }) => path)
    .filter((path) => /^docs\/[^/]+\.md$/.test(path) && path !== 'docs/README.md')
  expect(tasks.filter((path) => !targets.includes(path))).toEqual([])
})

test('llms-full.txt has the pages themselves, the README first, and is not too long to be read', () => {
  const text = read('llms-full.txt')
  for (const path of ['README.md', 'docs/quick-start.md', 'docs/troubleshooting.md', 'docs/control-api.md']) {
    expect(text).toContain(
      pageAt(path)
        .text.replace(/^<!--.*-->\n/, '')
        .trim(),
    )
  }
  expect(text.startsWith('<!-- README.md -->\n\n# Smile ID emulator\n')).toBe(true)
  expect(text.length).toBeLessThan(300_000)
})
