import { afterAll, describe, expect, test } from 'vitest'
import { accessibilityFindings, openChromium, openPage } from '../helpers/chromium.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'

const chromium = await openChromium()
afterAll(() => chromium?.close())

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

  test('finds nothing in the way on any page, by light or dark', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    await createTestPartner(emulator).submit({ userId: 'demo-anna-provisional' })
    await emulator.clock.advance('1s')
    for (const colorScheme of ['light', 'dark'] as const) {
      await using browser = await openPage(chromium, { colorScheme, bypassCSP: true })
      for (const path of [
        '/__emulator/',
        '/__emulator/dashboard/jobs/1234/0000000001',
        '/__emulator/dashboard/nowhere',
      ]) {
        await browser.page.goto(`${emulator.url}${path}`)
        expect(await accessibilityFindings(browser.page), `${path}, ${colorScheme}`).toEqual([])
        browser.complaints.length = path.endsWith('nowhere') ? 0 : browser.complaints.length
      }
    }
  })
})
