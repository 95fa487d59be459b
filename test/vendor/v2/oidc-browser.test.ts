import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { defaultPartner } from '../../../server/index.ts'
import { accessibilityFindings, openChromium, openPage } from '../../helpers/chromium.ts'
import { startTestEmulator } from '../../helpers/emulator.ts'
import { createTestPartner } from '../../helpers/partner.ts'

// A partner's page, as the vendor's web client behaves: it asks where to sign in, opens a window, and listens. Source: v2 §8.
const partnersPage = `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,"><button id="go">Sign in</button><p id="heard">nothing</p>
<script>
const asked = new URLSearchParams(location.search)
const api = asked.get('api')
const session = fetch(api + '/v2/oidc/authorize_url', {
  method: 'POST', mode: 'cors', body: JSON.stringify({ country: 'NG' }),
  headers: { 'smileid-token': asked.get('token'), 'smileid-partner-id': asked.get('partner'), 'content-type': 'application/json' },
}).then((answer) => answer.json())
addEventListener('message', async ({ origin, data }) => {
  const { state } = await session
  if (origin !== api || data.state !== state) return
  document.getElementById('heard').textContent = data.message + ' ' + (data.error ?? '')
})
document.getElementById('go').onclick = async () => open((await session).authorize_url)
</script></html>`

const chromium = await openChromium()
const shop = createServer((_, response) => {
  response.setHeader('content-type', 'text/html')
  response.end(partnersPage)
})
await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
const shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`

afterAll(async () => {
  shop.close()
  await chromium?.close()
})

describe.skipIf(!chromium)('a person who signs in with an authority', () => {
  if (!chromium) return

  test.each([
    ['Agree', 'SmileIdentity::OidcCallback::Success', 'Signed in'],
    ['Refuse', 'SmileIdentity::OidcCallback::Error access_denied', 'Not signed in'],
  ])('%s: the page that opened the window hears it', async (button, heard, heading) => {
    await using emulator = await startTestEmulator({ clock: 'system' })
    const partner = createTestPartner(emulator)
    const names = {
      user_id: 'ada',
      job_id: 'job-1',
      product: 'enhanced_kyc',
      callback_url: 'https://shop.example/hook',
    }
    const { body } = await partner.post('/v1/token', { partner_id: partner.id, ...partner.signed(), ...names })
    await using browser = await openPage(chromium, { bypassCSP: false, viewport: { width: 360, height: 640 } })
    const { page } = browser
    const query = new URLSearchParams({ api: emulator.url, token: body.token, partner: defaultPartner.id })
    await page.goto(`${shopUrl}/?${query}`)
    const opened = page.waitForEvent('popup')
    await page.getByRole('button', { name: 'Sign in' }).click()
    const popup = await opened
    await popup.getByRole('heading', { name: 'Sign in: Nigeria' }).waitFor()
    // By the keyboard alone.
    await popup.getByRole('button', { name: button }).focus()
    await popup.keyboard.press('Enter')
    await popup.getByRole('heading', { name: heading }).waitFor()
    await page.getByText(heard).waitFor()
  })

  test('meets nothing that WCAG would complain of', async () => {
    await using emulator = await startTestEmulator({ clock: 'system' })
    const partner = createTestPartner(emulator)
    const names = { user_id: 'ada', job_id: 'job-1', product: 'enhanced_kyc' }
    const { body } = await partner.post('/v1/token', { partner_id: partner.id, ...partner.signed(), ...names })
    const headers = { 'smileid-token': body.token, 'smileid-partner-id': partner.id }
    const begun = await partner.post('/v2/oidc/authorize_url', { country: 'NG' }, headers)
    await using browser = await openPage(chromium, { bypassCSP: true })
    const { page } = browser
    await page.goto(begun.body.authorize_url)
    expect(await accessibilityFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Agree' }).click()
    await page.getByRole('heading', { name: 'Signed in' }).waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
  })
})
