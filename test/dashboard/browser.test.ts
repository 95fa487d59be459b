import { afterAll, describe, expect, test } from 'vitest'
import { accessibilityFindings, openChromium, openPage } from '../helpers/chromium.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { hostileTexts, sendHostile } from '../helpers/hostile.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'
import { v3Client } from '../helpers/v3.ts'

const dashboard = '/__emulator/dashboard'
const partners = [
  { id: 'one', apiKey: 'key' },
  { id: 'two', apiKey: 'key' },
]

interface HTMLAreaElement {
  readonly value: string
  readonly selectionStart: number
  readonly selectionEnd: number
}

interface HTMLPicture {
  readonly naturalWidth: number
  decode(): Promise<void>
}

const chromium = await openChromium()
afterAll(() => chromium?.close())

// In the page: this project knows no DOM.
const standingOut = `[...document.querySelectorAll('.card :is(button, input, select, code, td)')]
  .filter((one) => one.getBoundingClientRect().right > one.closest('.card').getBoundingClientRect().right - 15)
  .map((one) => one.outerHTML)`
const overTheirCells = `[...document.querySelectorAll('.list td > *')]
  .filter((one) => one.getBoundingClientRect().right > one.closest('td').getBoundingClientRect().right)
  .map((one) => one.outerHTML)`
const filterHeights = `[...new Set(
  [...document.querySelectorAll('.filter :is(button, input, select)')].map((one) => Math.round(one.offsetHeight)),
)]`

describe.skipIf(!chromium)('a person', () => {
  if (!chromium) return

  test('sees a job arrive, reviews it, sees the final callback land, and replays it', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    await using browser = await openPage(chromium)
    const { page } = browser
    await page.goto(emulator.url)
    await page.getByText('No job was submitted yet').waitFor()

    await createTestPartner(emulator).submit({ userId: 'demo-anna-provisional', callbackUrl: receiver.url })
    await page.getByText('demo-anna-provisional').waitFor()
    await emulator.clock.advance('1s')
    await page.locator('.badge.wait', { hasText: 'provisional' }).waitFor()

    await page.getByRole('link', { name: '0000000001' }).click()
    await page.getByRole('button', { name: 'Reject' }).click()
    await page.getByRole('heading', { name: 'Be the reviewer' }).waitFor({ state: 'detached' })
    await page.getByText('Callback 1221 due').waitFor()
    await emulator.clock.advance('0s')
    await page.getByText('Callback 1221: answered 200').waitFor()

    const last = page.getByRole('article').last()
    await last.getByLabel('Send again').selectOption('forged')
    await last.getByRole('button', { name: 'Replay' }).click()
    await page.getByText('Replayed callback 1221 due').waitFor()
    await emulator.clock.advance('0s')
    await page.getByText('Replayed callback 1221: answered 200').waitFor()
    expect(receiver.received.map(({ body }) => body.ResultCode)).toEqual(['0822', '1221', '1221'])
    expect(new URL(page.url()).pathname).toBe('/__emulator/dashboard/jobs/1234/0000000001')
  })

  test('edits a scenario with a mistake, sees the line, and queues it when it is right', async () => {
    await using emulator = await startTestEmulator()
    await using browser = await openPage(chromium)
    const { page } = browser
    await page.goto(`${emulator.url}${dashboard}/scenarios/provisional-then-approved`)
    const editor = page.getByLabel('YAML')
    const text = await editor.inputValue()
    await editor.fill(text.replace('outcome: provisional', 'outcome: provisionel'))
    await page.getByRole('button', { name: 'Keep in memory' }).click()
    await page.getByText('Did you mean provisional?').waitFor()
    const line = text.split('\n').findIndex((one) => one.includes('outcome: provisional')) + 1
    await page.getByRole('button', { name: `Line ${line}` }).click()
    // It is marked in the editor, which has what was written.
    const marked = await editor.evaluate((area: HTMLAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    )
    expect(marked).toContain('outcome: provisionel')
    await page.locator('.listing .wrong', { hasText: 'provisionel' }).waitFor()

    await editor.fill(text.replace('after: 30s', 'after: 45s'))
    await page.getByRole('button', { name: 'Keep in memory' }).click()
    await page.getByText('after 45s: approved').waitFor()
    await page.getByRole('button', { name: 'Queue for the next job' }).click()
    await page.getByText('next submission: provisional-then-approved').waitFor()
    await createTestPartner(emulator).submit({ userId: 'demo-anna' })
    await page.getByText('next submission:').waitFor({ state: 'detached' })
    expect(await emulator.jobs.list()).toMatchObject([{ scenario: { chosenBy: 'queued' } }])
  })

  test('tries a job, advances the clock, and finds the callback in the inbox', async () => {
    await using emulator = await startTestEmulator({ keepImages: true })
    await using browser = await openPage(chromium, { viewport: { width: 390, height: 800 } })
    const { page } = browser
    await page.goto(`${emulator.url}${dashboard}/try`)
    await page.locator('select[name=product]').selectOption('Biometric KYC')
    await page.locator('select[name=scenario]').selectOption('spoof-suspected-then-cleared')
    await page.getByRole('button', { name: 'Submit' }).click()
    await page.getByRole('heading', { name: 'Job 0000000001' }).waitFor()
    // The selfie that was made up is a picture indeed.
    expect(
      await page
        .locator('img.picture')
        .evaluate((picture: HTMLPicture) => picture.decode().then(() => picture.naturalWidth)),
    ).toBe(64)
    await page.getByRole('link', { name: 'Clock' }).click()
    await page.getByRole('button', { name: 'To the next event, 1s' }).click()
    await page.getByRole('button', { name: 'To the next event, 29s' }).click()
    await page.getByText('Nothing, until something is submitted').waitFor()
    await page.getByRole('link', { name: 'Inbox' }).click()
    expect(await page.getByText('signature valid').count()).toBe(2)
    const { body } = await v3Client(emulator.url, { id: '1234', apiKey: 'emulator-api-key' }).submit({
      callback_url: 'inbox:1234',
    })
    await emulator.clock.advance('1s')
    // Nothing is wider than a phone, or than what it is in; and what stands in one line is of one height.
    for (const path of [
      '/__emulator/',
      `${dashboard}/jobs/1234/0000000001`,
      `${dashboard}/jobs/1234/${body.job_id}`,
      `${dashboard}/callbacks`,
      `${dashboard}/scenarios`,
      `${dashboard}/users`,
    ]) {
      await page.goto(`${emulator.url}${path}`)
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(390)
      expect(await page.evaluate(standingOut), path).toEqual([])
      expect(await page.evaluate(filterHeights), path).toHaveLength(path.includes('jobs/') ? 0 : 1)
    }
  })

  test('reads what stands in a list side by side, however long the names are', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    const long = 'unbroken'.repeat(10)
    await createTestPartner(emulator).submit({ userId: `demo-${long}`, jobId: long })
    await v3Client(emulator.url, { id: '1234', apiKey: 'emulator-api-key' }).submit()
    await using browser = await openPage(chromium, { viewport: { width: 1120, height: 800 } })
    for (const path of ['/__emulator/', `${dashboard}/users`]) {
      await browser.page.goto(`${emulator.url}${path}`)
      expect(await browser.page.evaluate(overTheirCells), path).toEqual([])
    }
  })

  test('reads and acts without JavaScript as well', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect', controlToken: 'correct-horse' })
    await createTestPartner(emulator).submit({ userId: 'demo-anna-provisional' })
    await emulator.clock.advance('1s')
    await using browser = await openPage(chromium, { javaScriptEnabled: false })
    const { page } = browser
    await page.goto(emulator.url)
    await page.getByLabel('Token').fill('correct-horse')
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.getByRole('link', { name: '0000000001' }).click()
    await page.getByRole('button', { name: 'Approve' }).click()
    await page.getByText('Reviewed: approved').waitFor()
    await page.getByRole('link', { name: 'Clock' }).click()
    await page.getByRole('button', { name: 'To the next event' }).click()
    await page.getByRole('link', { name: 'Inbox' }).click()
    await page.getByRole('heading', { name: '1220' }).waitFor()
  })

  test('finds nothing in the way on any page, by light or dark', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect', partners, keepImages: true })
    const partner = createTestPartner(emulator, 'one', 'key')
    await partner.submit({ userId: 'demo-anna-provisional' })
    await partner.submit({ userId: 'bola', jobType: 4 })
    await partner.submit({ userId: 'kofi', jobType: 1, params: { emulator_scenario: 'callback-forged' } })
    await emulator.clock.advance('1s')
    await emulator.next('rejected')
    await using browser = await openPage(chromium, { bypassCSP: true })
    const pages = [
      'try',
      'scenarios',
      'scenarios/rejected',
      'new-scenario',
      'magic-values',
      'callbacks',
      'inbox',
      'journal',
      'coverage',
      'users',
      'clock',
    ]
    for (const path of ['/__emulator/', ...['jobs/one/0000000001', ...pages].map((name) => `${dashboard}/${name}`)]) {
      await browser.page.goto(`${emulator.url}${path}`)
      await browser.page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true })')
      expect(await accessibilityFindings(browser.page), path).toEqual([])
    }
  })

  test('comes to no harm by what others send', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    await using browser = await openPage(chromium)
    await browser.page.addInitScript(markStreamed)
    const paths: string[] = []
    for (const [ordinal, text] of hostileTexts.entries()) paths.push(await sendHostile(emulator, text, ordinal))
    await emulator.clock.advance('1s')
    const lists = ['scenarios?q=hostile', 'callbacks', 'inbox', 'journal', 'users', 'clock'].map(
      (name) => `${dashboard}/${name}`,
    )
    for (const path of ['/__emulator/', ...lists, ...paths]) {
      await browser.page.goto(`${emulator.url}${path}`)
      // What the stream sends takes another way into the page than what was there at first.
      await browser.page.locator('body[data-streamed]').waitFor()
      const found = await browser.page.evaluate(
        '[globalThis.hacked, document.querySelectorAll("main :is(script, iframe, img:not(.picture), [onerror], [onload])").length]',
      )
      expect(found, path).toEqual([undefined, 0])
    }
  })
})

/** Has the page say when a message of its stream has been put in place. */
const markStreamed = `document.addEventListener('htmx:sse:after:message', () => document.body.setAttribute('data-streamed', ''))`
