import { describe, expect, test } from 'vitest'
import { blocksOf, pageAt, pages } from '../helpers/pages.ts'

const readme = pageAt('README.md')
const lines = readme.text.trimEnd().split('\n')

describe('the README', () => {
  test('is short enough to be read', () => {
    expect(lines.length).toBeLessThanOrEqual(180)
    expect(readme.text.split(/\s+/).filter((word) => word !== '').length).toBeLessThanOrEqual(1_300)
  })

  test('begins with one sentence, and says by line 8 how to run it and how to run its tests', () => {
    const [title, , about = ''] = lines
    expect(title).toMatch(/^# \S/)
    expect(about).toMatch(/^[^.]+\.$/)
    expect(lines.slice(0, 8).join('\n')).toMatch(/`npm ci && npm start`[^`]*`npm cit`/)
  })

  test('shows no block of code that does not stand on a page, where it is tested', () => {
    const elsewhere = pages.filter(({ path }) => path !== 'README.md').flatMap(blocksOf)
    const own = blocksOf(readme).filter((block) => !elsewhere.some(({ text }) => text.includes(block.text.trim())))
    expect(blocksOf(readme).length).toBeGreaterThan(5)
    expect(own.map(({ line, text }) => `${line}: ${text}`)).toEqual([])
  })

  test('leads to the index, which leads to every page of docs/', () => {
    expect(readme.text).toContain('](docs/README.md)')
    const index = pageAt('docs/README.md').text
    const lacking = pages
      .map(({ path }) => path)
      .filter((path) => /^docs\/[^/]+\.md$/.test(path) && path !== 'docs/README.md')
      .filter((path) => !index.includes(`](${path.replace('docs/', '')})`))
    expect(lacking).toEqual([])
  })
})
