import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import { openSqliteStorage } from '../../server/store/sqlite/open.ts'
import { createTableStore } from '../../server/store/table-store.ts'
import { freshFile } from '../helpers/data-file.ts'
import { openTestEmulator, startTestEmulator } from '../helpers/emulator.ts'
import { linkBrowser } from '../helpers/link-form.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { createSlowStore } from '../helpers/slow-store.ts'
import { idType, linkByV1, linkByV3 } from '../helpers/smile-link.ts'

const ada = { idNumber: '00000000000', firstName: 'Ada', lastName: 'Obi', email: 'ada.obi@example.com', consent: 'yes' }

let emulator: Emulator
beforeAll(async () => {
  emulator = await startTestEmulator({ callbacks: 'collect', keepImages: true })
})
afterAll(() => emulator.close())
beforeEach(() => emulator.reset())

const stores = [
  ['memory', () => createTableStore(createMemoryStorage())],
  ['SQLite', () => createTableStore(openSqliteStorage(freshFile()))],
  ['a slow store', () => createSlowStore(createTableStore(createMemoryStorage()))],
] as const

describe.each(stores)('over %s', (_, openStore) => {
  test('of people who send at once by a link for one, one is taken; by a link for many, all, each as somebody new', async () => {
    const own = await openTestEmulator({ callbacks: 'collect' }, { store: openStore() })
    const url = { url: own.url }
    const [one, many] = [await linkByV3(url), await linkByV3(url, { is_single_use: 'false' })]
    const sendAll = async (link: string) => {
      const browsers = Array.from({ length: 8 }, linkBrowser)
      const forms = await Promise.all(browsers.map((browser) => browser.open(link)))
      const pages = await Promise.all(browsers.map((browser, place) => browser.send(forms[place] as never, ada)))
      return pages.map(({ status }) => status).toSorted()
    }
    expect(await sendAll(one.link)).toEqual([200, ...Array(7).fill(410)])
    expect(await sendAll(many.link)).toEqual(Array(8).fill(200))
    const users = (await own.control.jobs({})).map(({ submission }) => submission.userId)
    expect(users).toHaveLength(9)
    expect(new Set(users).size).toBe(9)
    expect(users).toContain(one.user_id)
    await own.close()
  })
})

describe('a form', () => {
  test('that is sent twice, at once or later, makes one job', async () => {
    for (const isSingleUse of ['true', 'false']) {
      const { link } = await linkByV3(emulator, { is_single_use: isSingleUse })
      const browser = linkBrowser()
      const form = await browser.open(link)
      const pages = await Promise.all([browser.send(form, ada), browser.send(form, ada)])
      pages.push(await browser.send(form, ada))
      expect(pages.map(({ status }) => status)).toEqual([200, 200, 200])
      expect(new Set(pages.map(({ url }) => url)).size).toBe(1)
    }
    expect(await emulator.jobs.list()).toHaveLength(2)
  })

  test.each([
    ['no number', { idNumber: '' }, 'Bank Verification Number: fill this in.'],
    ['a number of another form', { idNumber: '12' }, 'which is that of 00000000000'],
    ['an endless name', { lastName: 'a'.repeat(201) }, 'Last name: this is longer than 200 characters.'],
    ['no way to reach the person', { email: '' }, 'Fill in one of these: Email, Phone number.'],
    ['a phone number of no country', { phoneNumber: '0800' }, 'which is that of +2348000000000'],
    ['no consent', { consent: '' }, 'Nothing is sent unless you agree.'],
    ['a PNG as a face', { selfie: new Blob(['\x89PNG\r\n\x1a\n...'].map(latin1)) }, 'This is PNG.'],
    ['a text as a face', { selfie: new Blob(['hello']) }, 'This is not a picture of a known format.'],
  ])('with %s comes back as it was filled in, and says so beside the field', async (_, wrong, text) => {
    const { link } = await linkByV3(emulator)
    const browser = linkBrowser()
    const page = await browser.send(await browser.open(link), { ...ada, ...wrong })
    expect([page.status, page.text]).toEqual([400, expect.stringContaining(text)])
    const [field = ''] = Object.keys(wrong)
    const marked = field === 'email' ? 'email' : field
    expect(page.text).toMatch(new RegExp(`<input id="${marked}"[^>]*aria-invalid="true"`))
    expect(page.text).toContain('value="Ada"')
    expect(await emulator.jobs.list()).toEqual([])
    expect((await browser.send(page, { ...ada, phoneNumber: '' })).text).toContain('We are checking')
  })

  test('is sent with the pictures that were chosen, and results lead to them', async () => {
    const { link } = await linkByV1(emulator, { id_types: [idType('GH', 'PASSPORT', 'doc_verification')] })
    const face = new Blob(['\xff\xd8\xff my face'].map(latin1))
    const paper = new Blob(['\x89PNG\r\n\x1a\n my paper'].map(latin1))
    const browser = linkBrowser()
    await browser.send(await browser.open(link), { consent: 'yes', selfie: face, document_front: paper })
    await emulator.clock.advance('1m')
    const [message] = emulator.callbacks.inbox()
    const links = message?.body.ImageLinks as Readonly<Record<string, string>>
    expect(await (await fetch(links.selfie_image ?? '')).bytes()).toEqual(await face.bytes())
    expect(await (await fetch(links.id_card_image ?? '')).bytes()).toEqual(await paper.bytes())
    const [job] = await emulator.jobs.list()
    expect(job?.submission.package?.images.map(({ kind }) => kind)).toEqual([
      ...['selfie', 'document_front'],
      ...Array(8).fill('liveness'),
    ])
  })

  test('that --strict would warn about is refused', async () => {
    const strict = await startTestEmulator({ strict: true })
    const { link } = await linkByV1(strict, { partner_params: { emulator_scenario: 'aproved' } })
    const browser = linkBrowser()
    const { status, text } = await browser.send(await browser.open(link), ada)
    expect([status, text]).toEqual([409, expect.stringContaining('aproved')])
    await strict.close()
  })

  test('makes a job that the dashboard shows, and a person may decide', async () => {
    const { link } = await linkByV1(emulator, { partner_params: { emulator_scenario: 'provisional-then-approved' } })
    const browser = linkBrowser()
    const { url } = await browser.send(await browser.open(link), ada)
    await emulator.clock.advance('1s')
    const [job] = await emulator.jobs.list()
    const page = await fetch(`${emulator.url}/__emulator/dashboard/jobs/1234/${job?.smileJobId}`)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Be the reviewer')])
    await emulator.review(job?.smileJobId ?? '', 'reject')
    await emulator.clock.advance('1s')
    expect((await browser.open(url)).text).toContain('You could not be verified')
  })

  test('that the account refuses says why, and leaves the link open', async () => {
    const poor = await startTestEmulator({ partners: [{ id: '1234', apiKey: 'emulator-api-key', balance: 0 }] })
    const { link } = await linkByV3(poor)
    const browser = linkBrowser()
    const refused = await browser.send(await browser.open(link), ada)
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('balance')])
    const settings = `/__emulator/partners/1234/settings`
    await createTestPartner(poor).send('PUT', settings, '{"balance":1}', { 'content-type': 'application/json' })
    expect((await browser.send(await browser.open(link), ada)).status).toBe(200)
    await poor.close()
  })
})

describe('a link', () => {
  test('says that it was used, has expired or was disabled, on whatever form is sent late', async () => {
    const soon = new Date(emulator.clock.now() + 60_000).toISOString()
    const [expiring, disabled] = [await linkByV3(emulator, { expires_at: soon }), await linkByV3(emulator)]
    const browser = linkBrowser()
    const forms = [await browser.open(expiring.link), await browser.open(disabled.link)]
    await emulator.clock.advance('2m')
    const partner = createTestPartner(emulator)
    const change = { partner_id: '1234', ...partner.signed(), is_disabled: true }
    await partner.put(`${emulator.url}/v1/smile_links/${disabled.ref_id}`, JSON.stringify(change))
    const pages = [await browser.send(forms[0] as never, ada), await browser.send(forms[1] as never, ada)]
    expect(pages.map(({ status }) => status)).toEqual([410, 410])
    expect(pages[0]?.text).toContain('This link has expired')
    expect(pages[1]?.text).toContain('This link was disabled')
    expect(await emulator.jobs.list()).toEqual([])
  })

  test.each([
    ['v1', linkByV1],
    ['v3', linkByV3],
  ])('of %s stays used when a state is put back, and when v1 changes it', async (_, make) => {
    const made = await make(emulator, { is_single_use: 'true' })
    const browser = linkBrowser()
    await browser.send(await browser.open(made.link), ada)
    const state = JSON.parse(JSON.stringify(await emulator.snapshot()))
    await emulator.reset()
    expect((await browser.open(made.link)).status).toBe(404)
    await emulator.restore(state)
    const partner = createTestPartner(emulator)
    const change = { partner_id: '1234', ...partner.signed(), name: 'Other' }
    await partner.put(`${emulator.url}/v1/smile_links/${made.ref_id}`, JSON.stringify(change))
    const { status, text } = await browser.open(made.link)
    expect([status, text]).toEqual([410, expect.stringContaining('This link was used already')])
  })

  test('of several ID types lets people choose, and takes no other', async () => {
    const types = [idType('NG', 'BVN', 'biometric_kyc'), idType('KE', 'NATIONAL_ID', 'enhanced_kyc')]
    const { link } = await linkByV3(emulator, { id_types: types })
    const browser = linkBrowser()
    expect((await browser.open(link)).text).toContain('<a href="?type=1">National ID, Kenya')
    for (const place of ['2', '-1', 'x', '0.5']) expect((await browser.open(`${link}?type=${place}`)).status).toBe(404)
    const form = await browser.open(`${link}?type=1`)
    expect((await browser.send({ ...form, text: form.text.replace('value="1"', 'value="7"') }, ada)).status).toBe(404)
    expect((await browser.send(form, { ...ada, idNumber: '00000000' })).status).toBe(200)
    expect(await emulator.jobs.list()).toMatchObject([{ submission: { product: 'enhanced_kyc' } }])
  })
})

describe('the outcome', () => {
  test('is a choice with --demo alone', async () => {
    const { link } = await linkByV3(emulator)
    const browser = linkBrowser()
    const form = await browser.open(link)
    expect(form.text).not.toContain('What should come of it?')
    await browser.send(form, { ...ada, scenario: 'rejected' })
    expect(await emulator.jobs.list()).toMatchObject([{ scenario: { name: 'approved' } }])

    const demo = await startTestEmulator({ callbacks: 'collect', demo: true })
    for (const make of [linkByV1, linkByV3]) {
      const offered = await browser.open((await make(demo)).link)
      expect(offered.text).toContain('<option value="spoof-confirmed">')
      const { url } = await browser.send(offered, { ...ada, scenario: 'spoof-confirmed' })
      await demo.clock.advance('1m')
      expect((await browser.open(url)).text).toContain('You could not be verified')
    }
    expect((await demo.jobs.list()).map(({ scenario }) => scenario.name)).toEqual(Array(2).fill('spoof-confirmed'))
    await demo.close()
  })

  test.each([
    ['the link’s user', linkByV1, { user_id: 'anna-rejected', is_single_use: true }],
    ['the parameters of a link of v1', linkByV1, { partner_params: { emulator_scenario: 'rejected' } }],
    ['the parameters of a link of v3', linkByV3, { partner_params: { emulator_scenario: 'rejected' } }],
  ])('is asked for by %s', async (_, make, terms) => {
    const { link } = await make(emulator, terms)
    const browser = linkBrowser()
    await browser.send(await browser.open(link), ada)
    expect(await emulator.jobs.list()).toMatchObject([{ scenario: { name: 'rejected' } }])
  })

  test('that takes its time is told as it stands', async () => {
    const { link } = await linkByV3(emulator, { partner_params: { emulator_scenario: 'provisional-then-approved' } })
    const browser = linkBrowser()
    const { url } = await browser.send(await browser.open(link), ada)
    const told = []
    for (const by of ['0s', '1s', '1m']) {
      await emulator.clock.advance(by)
      told.push(/<h1>(.*)<\/h1>/.exec((await browser.open(url)).text)?.[1])
    }
    expect(told).toEqual(['We are checking', 'Somebody takes a look', 'You are verified'])
  })
})

test('below a public path, every address has it', async () => {
  const behind = await startTestEmulator({ pathPrefix: '/smile' })
  const { link } = await linkByV3({ url: `${behind.url}/smile` })
  const browser = linkBrowser()
  const form = await browser.open(link)
  expect(form.headers.getSetCookie()[0]).toContain('Path=/smile/__links;')
  for (const [, address] of form.text.matchAll(/(?:src|action)="([^"]*)"/g))
    expect(address).toMatch(/^\/smile\/__links/)
  const sent = await browser.send(form, ada)
  expect(new URL(sent.url).pathname).toMatch(/^\/smile\/__links\/1234\//)
  await behind.close()
})

/** Each character as one byte. */
function latin1(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'latin1'))
}
