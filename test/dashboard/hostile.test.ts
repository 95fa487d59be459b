import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { createBrowser } from '../helpers/browse.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { breakouts, hostileTexts, sendHostile } from '../helpers/hostile.ts'

let emulator: Emulator
const jobPages: string[] = []
beforeAll(async () => {
  emulator = await startTestEmulator({ callbacks: 'both', keepImages: true })
  for (const [ordinal, text] of hostileTexts.entries()) jobPages.push(await sendHostile(emulator, text, ordinal))
  await emulator.clock.advance('1s')
})
afterAll(() => emulator.close())

const dashboard = '/__emulator/dashboard'

describe('whatever anybody sends', () => {
  test('in the parts of v3 is shown, and does nothing', async () => {
    const jobs = (await emulator.jobs.list()).filter(({ submission }) => submission.generation === 'v3')
    expect(jobs.length).toBeGreaterThanOrEqual(hostileTexts.length)
    const browser = createBrowser(emulator)
    const pages = jobs.map(({ smileJobId }) => `${dashboard}/jobs/1234/${smileJobId}`)
    for (const path of ['/__emulator/', `${dashboard}/journal`, `${dashboard}/inbox`, ...pages]) {
      const { html, status } = await browser.open(path)
      expect(status, path).toBe(200)
      expect(html.match(breakouts), path).toBeNull()
    }
  })

  test.each(hostileTexts.map((text, ordinal) => [text, ordinal] as const))(
    '%j is shown, and does nothing',
    async (text, ordinal) => {
      const browser = createBrowser(emulator)
      const query = encodeURIComponent(text.toWellFormed())
      const pages = [
        jobPages[ordinal] ?? '',
        `/__emulator/?q=${query}&product=${query}&outcome=${query}&partner=1234`,
        `${dashboard}/scenarios/hostile-${ordinal}`,
        `${dashboard}/scenarios?q=hostile-${ordinal}`,
        `${dashboard}/try?user=${query}&callback=${query}&scenario=${query}&product=${query}`,
        `${dashboard}/callbacks?q=${query}&state=${query}`,
        `${dashboard}/journal?path=${query}&job=${query}&status=${query}`,
        `${dashboard}/users?q=${query}`,
        `${dashboard}/clock?partner=${query}`,
        `${dashboard}/inbox?partner=${query}`,
        `${dashboard}/jobs/${query}/${query}`,
        `${dashboard}/scenarios/${query}`,
        `${dashboard}/${query}`,
      ]
      for (const path of pages) {
        const { html, status } = await browser.open(path)
        expect(status, path).toBeLessThan(500)
        expect(html.match(breakouts), path).toBeNull()
      }
      const forms = [
        [`${dashboard}/scenarios`, { name: `hostile-${ordinal}`, text, do: 'keep' }],
        [`${dashboard}/new-scenario`, { name: text, text, do: 'save' }],
        [`${dashboard}/try`, { product: text, user: text, callback: text, scenario: text, partner: text }],
        [`${dashboard}/try`, { product: 'enhanced_kyc', user: text, callback: text, partner: text }],
        [`${dashboard}/users`, { user: text, state: text, partner: text }],
        [`${dashboard}/users`, { user: text, state: 'deleted' }],
        [`${dashboard}/clock/advance`, { by: text, partner: text }],
        [`${dashboard}/callbacks/${query}/replay`, { fault: text, back: text }],
        [`${dashboard}/scenarios/${query}/queue`, { partner: text }],
        [`${dashboard}/login`, { token: text, to: text }],
      ] as const
      for (const [path, fields] of forms) {
        const { html, status } = await browser.submit(path, fields)
        expect(status, path).toBeLessThan(500)
        expect(html.match(breakouts), path).toBeNull()
      }
    },
  )

  test('is there to be read: nothing is lost by escaping', async () => {
    const [script = ''] = hostileTexts
    const { text } = await createBrowser(emulator).open(jobPages[0])
    expect(text.split(script).length).toBeGreaterThan(8)
  })
})

test('a page loads and frames nothing from elsewhere, and runs no inline code', async () => {
  const { html, headers } = await createBrowser(emulator).open(jobPages[1])
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(html.match(/ style="| on\w+="|<style/g)).toBeNull()
  expect(
    [...html.matchAll(/ (?:src|href)="([^"]*)"/g)].filter(
      ([, url = '']) => !url.startsWith('/__emulator') && url !== '#page',
    ),
  ).toEqual([])
  for (const [, url = ''] of html.matchAll(/(?:src|href)="(\/__emulator\/dashboard\/assets[^"]*)"/g)) {
    expect((await fetch(`${emulator.url}${url}`)).status, url).toBe(200)
  }
})
