import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { breakouts, hostileTexts } from '../helpers/hostile.ts'
import { linkBrowser } from '../helpers/link-form.ts'
import { linkByV1, linkByV3 } from '../helpers/smile-link.ts'

const ada = { idNumber: '00000000000', firstName: 'Ada', lastName: 'Obi', email: 'ada.obi@example.com', consent: 'yes' }
const controlToken = 'a-token-of-some-length'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startTestEmulator({ callbacks: 'collect', controlToken })
})
afterAll(() => emulator.close())
beforeEach(() => emulator.reset())

describe('what a link says', () => {
  test.each(hostileTexts)('is shown, and does nothing: %j', async (text) => {
    const hostile = { company_name: text, logo_url: text, redirect_url: text, data_privacy_policy_url: text }
    const type = { country: text, id_type: text, verification_method: 'biometric_kyc' }
    const { link, ref_id: refId } = await linkByV1(emulator, {
      ...hostile,
      name: text,
      user_id: text,
      id_types: [type],
    })
    const browser = linkBrowser()
    const form = await browser.open(link)
    const refused = await browser.send(form, { ...ada, idNumber: text.slice(0, 3), firstName: text, consent: '' })
    const sent = await browser.send(refused, { ...ada, firstName: 'Ada', scenario: text })
    await emulator.clock.advance('1m')
    const result = await browser.open(sent.url)
    expect([form.status, refused.status, result.status]).toEqual([200, 400, 200])
    for (const page of [form, refused, sent, result]) {
      expect(page.text.match(breakouts)).toBeNull()
      expect(page.text).not.toContain('href="javascript:')
      expect(page.text).not.toMatch(/(?:href|src|action)="[^"/?#]/)
    }
    await linkBrowser().open(`${emulator.url}/__links/1234/${refId}/${encodeURIComponent(text.toWellFormed())}`)
  })

  test.each(['javascript:alert(1)', 'data:text/html,hello', 'ftp://shop.example/', '//shop.example', 'shop.example'])(
    'leads nowhere but to the web: %s',
    async (url) => {
      const { link } = await linkByV3(emulator, { redirect_url: url })
      const browser = linkBrowser()
      const sent = await browser.send(await browser.open(link), ada)
      await emulator.clock.advance('1m')
      expect((await browser.open(sent.url)).text).not.toContain('Go on to')
    },
  )

  test('loads no logo, and a colour only if it is one', async () => {
    const logo = 'https://shop.example/logo.png'
    const { link } = await linkByV3(emulator, { logo_url: logo, theme_color: '#0a0' })
    const { text, headers } = await linkBrowser().open(link)
    expect(text).not.toContain(logo)
    expect(text).toContain('/theme.css"')
    expect(headers.get('content-security-policy')).toContain("img-src 'self'")
    const style = await fetch(`${link}/theme.css`)
    expect(await style.text()).toBe(':root { --accent: #00aa00; --on-accent: #000000; }\n')
    const wrong = await linkByV3(emulator, { theme_color: '#000; } body { background: url(https://a.example)' })
    expect((await linkBrowser().open(wrong.link)).text).not.toContain('theme.css')
    expect(await (await fetch(`${wrong.link}/theme.css`)).text()).toBe('')
  })
})

describe('a form', () => {
  test.each([
    ['of another site', { 'sec-fetch-site': 'cross-site' }],
    ['of another port of this machine', { 'sec-fetch-site': 'same-site' }],
    ['from another browser', { cookie: 'smile_link_form=AAAAAAAAAAAAAAAAAAAAAA' }],
    ['without its cookie', { cookie: '' }],
  ])('%s is not taken', async (_, headers) => {
    const { link } = await linkByV3(emulator)
    const browser = linkBrowser()
    const sent = await browser.send(await browser.open(link), ada, headers)
    expect([sent.status, sent.text]).toEqual([403, expect.stringContaining('Nothing was sent')])
    expect(await emulator.jobs.list()).toEqual([])
  })

  test('of another link is not taken', async () => {
    const [one, other] = [await linkByV3(emulator), await linkByV3(emulator)]
    const browser = linkBrowser()
    const form = await browser.open(one.link)
    const moved = { ...form, text: form.text.replace(/action="[^"]*"/, `action="${new URL(other.link).pathname}"`) }
    expect((await browser.send(moved, ada)).status).toBe(403)
    expect((await browser.send(form, ada)).status).toBe(200)
  })

  const odd: readonly (readonly [string, (form: FormData) => void])[] = [
    [
      'every field twice',
      (form) => {
        for (const [name, value] of [...form]) form.append(name, value)
      },
    ],
    ['text for a picture', (form) => form.set('selfie', 'text')],
    ['a file for a text', (form) => form.set('firstName', new Blob(['text']), 'name.txt')],
    ['a file for its token', (form) => form.set('token', new Blob(['text']), 'name.txt')],
    ['a name of every object', (form) => form.set('__proto__', 'x')],
    ['names with brackets', (form) => form.set('firstName[0]', 'x')],
    ['another type than there is', (form) => form.set('type', 'constructor')],
    ['too long a text', (form) => form.set('firstName', 'x'.repeat(20_000))],
    ['signs that are none', (form) => form.set('firstName', '\u0000\u202e\ud800')],
    [
      'forty pictures',
      (form) => {
        for (let more = 40; more > 0; more--) form.append('liveness', new Blob(['x']), 'x.jpg')
      },
    ],
    [
      'nothing at all',
      (form) => {
        for (const name of [...form.keys()]) form.delete(name)
      },
    ],
  ]

  test.each(odd)('with %s is answered with a page, and the emulator has made no mistake', async (_, change) => {
    const { link } = await linkByV3(emulator)
    const browser = linkBrowser()
    const page = await browser.send(await browser.open(link), ada, {}, change)
    expect(page.status).toBeLessThan(500)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect((await browser.open(link)).status).toBe((await emulator.jobs.list()).length > 0 ? 410 : 200)
  })

  test('that is no form is refused with a page, and what is too large too', async () => {
    const { link } = await linkByV3(emulator)
    const json = await fetch(link, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
    expect([json.status, json.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8'])
    const browser = linkBrowser()
    const large = new Blob([new Uint8Array(33 * 1024 * 1024)])
    expect((await browser.send(await browser.open(link), { ...ada, selfie: large })).status).toBe(413)
  })
})

describe('the page', () => {
  test('needs no control token, stands in nobody’s frame, and is not read by other pages', async () => {
    const { link } = await linkByV3(emulator)
    expect((await fetch(`${emulator.url}/__emulator/jobs`)).status).toBe(401)
    const page = await fetch(link, { headers: { origin: 'https://shop.example' } })
    expect(page.status).toBe(200)
    expect(page.headers.get('access-control-allow-origin')).toBeNull()
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(page.headers.get('permissions-policy')).toContain('camera=(self)')
    expect(page.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^smile_link_form=[\w-]{22}; Path=\/__links; HttpOnly; SameSite=Lax$/),
    ])
    const preflight = await fetch(link, { method: 'OPTIONS', headers: { origin: 'https://shop.example' } })
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([404, null])
  })

  test('is not sent the dashboard’s cookie', async () => {
    const body = new URLSearchParams({ token: controlToken, to: '/__emulator/' })
    const login = await fetch(`${emulator.url}/__emulator/dashboard/login`, {
      method: 'POST',
      body,
      redirect: 'manual',
    })
    expect(login.headers.getSetCookie()[0]).toContain('; Path=/__emulator;')
  })

  test('shows the result of a job to who was sent to it alone', async () => {
    const { link } = await linkByV3(emulator, { is_single_use: 'false' })
    const browser = linkBrowser()
    const { url } = await browser.send(await browser.open(link), ada)
    const other = await linkByV3(emulator)
    expect((await linkBrowser().open(url)).status).toBe(200)
    for (const guess of [url.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A')), url.replace(link, other.link)])
      expect((await linkBrowser().open(guess)).status).toBe(404)
  })

  test('leaves what people fill in out of the journal', async () => {
    const { link } = await linkByV3(emulator)
    const browser = linkBrowser()
    await browser.send(await browser.open(link), { ...ada, idNumber: '12345678909', lastName: 'Secretname' })
    expect(JSON.stringify(emulator.journal.list())).not.toMatch(/12345678909|Secretname/)
  })
})
