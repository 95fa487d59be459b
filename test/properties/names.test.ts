import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Product, traitsOf } from '../../server/core/jobs/product.ts'
import { defaultPartner, type Emulator } from '../../server/index.ts'
import { createBrowser } from '../helpers/browse.ts'
import { freshFile } from '../helpers/data-file.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { type Played, play } from '../helpers/play.ts'
import { type ProductRow, productRows } from '../helpers/product-rows.ts'
import { type Receiver, startReceiver } from '../helpers/receiver.ts'
import { kycParts, v3Client } from '../helpers/v3.ts'

// What people are called, and what comes with it when somebody types or copies it.
const names = {
  'Yorùbá, its marks apart': 'Ọlájídé Ṣẹ́gun'.normalize('NFD'),
  'Yorùbá, its letters whole': 'Ọlájídé Ṣẹ́gun'.normalize('NFC'),
  'an apostrophe': "N'Golo D’Almeida",
  'Arabic, with marks of its direction': '\u200fمحمد العلي\u200f',
  Amharic: 'አበበ ቢቂላ',
  emoji: 'Ada 👩🏾‍🦱 Obi',
  'what HTML, JSON and URLs quote': 'Ça & <b>"Zoë" \\ / % + é?#',
  'letters of four bytes': '𐤀𐤃𐤀 𝒪𝒷𝒾',
} as const
const listed = Object.values(names)

// Any text with something to see, as a form sends it: without spaces around it.
const anyName = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => text.trim())
  .filter((text) => /[\p{L}\p{N}]/u.test(text))

const rows = (await Promise.all(['v1', 'v2', 'v3'].map((api) => productRows(api)))).flat()
const everyRow = rows.map((row, index) => ({ ...row, name: listed[index % listed.length] as string }))

let emulator: Emulator
let receiver: Receiver

beforeAll(async () => {
  // In a file: what is kept goes through JSON and SQLite, too.
  emulator = await startTestEmulator({ data: freshFile(), callbacks: 'both' })
  receiver = await startReceiver()
})
afterAll(() => Promise.all([emulator.close(), receiver[Symbol.asyncDispose]()]))
beforeEach(() => emulator.reset())

describe('a name comes through as it was sent', () => {
  test.each(everyRow)('$call about $product, of $name', async (row) => void (await expectWhole(row, row.name)))

  test.each(Object.entries(names))('in what people look at: %s', async (_, name) => {
    const [row] = rows.filter(({ call }) => call === 'POST /v3/enhanced_kyc')
    if (!row) throw new Error('v3 has no Enhanced KYC.')
    const { moments } = await expectWhole(row, name)
    const { body } = moments.at(-1)?.callbacks[0] ?? {}
    expect(body.id_fields).toMatchObject({ last_name: name, full_name: `${name} ${name}` })
    const browser = createBrowser(emulator)
    const job = (await browser.open(`/__emulator/dashboard/jobs/1234/${body.job_id}`)).text
    const list = (await browser.open(`/__emulator/?${new URLSearchParams({ q: name })}`)).text
    const inbox = (await browser.open('/__emulator/dashboard/inbox')).text
    for (const page of [job, list]) expect(page).toContain(inHtml(`anna-${name}`))
    expect(inbox).toContain(inHtml(JSON.stringify(`anna-${name}`)))
    expect(await receiptText(body.kyc_receipt)).toContain(`user_id: anna-${name}`)
    // A state that was saved brings it back.
    const state = JSON.parse(JSON.stringify(await emulator.snapshot()))
    await emulator.restore(state)
    expect((await emulator.jobs.get(body.job_id)).submission).toMatchObject({
      userId: `anna-${name}`,
      idInfo: { firstName: name, lastName: name },
    })
  })

  test('bound to a token, and answered at once', () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(fc.constantFrom(...listed), anyName), async (name) => {
        const client = v3Client(emulator.url, defaultPartner)
        const token = await client.token({ payload: { given_names: name, last_name: name, email: 'a@example.com' } })
        const parts = { user_details: undefined, user_id: name, partner_params: { name } }
        const { status, body, headers } = await client.sync(parts, { 'smileid-token': token })
        expect(status).toBe(200)
        expect(body).toMatchObject({ user_id: name, partner_params: { name } })
        expect(body.user_provided_info).toMatchObject({ given_names: name, last_name: name })
        expect(decodeURIComponent(headers.get('user-id') ?? '')).toBe(decodeURIComponent(encodeURIComponent(name)))
      }),
      { numRuns: 25 },
    ))

  test('in a pact’s state and its message', async () => {
    const partner = createTestPartner(emulator)
    for (const name of listed) {
      const params = { user_id: name, job_id: `${name} 1` }
      const message = { description: 'a result', providerStates: [{ name: 'a job', params }] }
      const { body } = await partner.post('/__emulator/pact/messages', message)
      expect(body.PartnerParams).toMatchObject({ user_id: name, job_id: `${name} 1` })
    }
  })
})

/** Some users have to be on file, as those who begin with `demo-` are, and some must not be. */
function userOf(product: Product, name: string): string {
  return `${traitsOf(product).needsEnrolledUser ? 'demo' : 'anna'}-${name}`
}

/** Plays a product about somebody of this name, and looks at every message. */
async function expectWhole({ listed, product }: ProductRow, name: string): Promise<Played> {
  const isV3 = listed.generation.name === 'v3'
  const details = { ...(kycParts.user_details as object), given_names: name, last_name: name }
  const identity = isV3 ? { user_details: details } : { first_name: name, last_name: name }
  const userId = userOf(product, name)
  const asked = { userId, params: { note: name }, identity }
  const script = { listed, product, scenario: 'approved', asked, moments: [60_000] }
  const played = await play(script, emulator, receiver)
  const own = { note: name, ...(isV3 ? {} : { user_id: userId }) }
  const told = [...played.moments.flatMap(({ callbacks }) => callbacks.map(({ body }) => body)), played.answer.body]
  const results = told.filter((body) => body.PartnerParams ?? body.partner_params)
  for (const { PartnerParams, partner_params } of results) expect(PartnerParams ?? partner_params).toMatchObject(own)
  const [job] = await emulator.jobs.list()
  expect(job?.submission).toMatchObject({ userId, partnerParams: { note: name } })
  if (isV3)
    for (const { user_provided_info: said } of results) if (said) expect(said).toMatchObject({ last_name: name })
  return played
}

/** As `createBrowser` reads a page: its spaces are all alike. */
function inHtml(text: string): string {
  return text.replace(/\s+/g, ' ')
}

/** What a receipt says to whoever copies it: its lines as they are shown, or what stands in for them. */
async function receiptText(link: string): Promise<string> {
  const pdf = Buffer.from(await (await fetch(link.replace(/^https/, 'http'))).arrayBuffer()).toString('latin1')
  const lines = [...pdf.matchAll(/(?:ActualText <FEFF([0-9A-F]*)> >> BDC )?\(((?:[^\\()]|\\.)*)\) Tj/g)]
  return lines
    .map(([, hex, shown = '']) =>
      hex === undefined ? winAnsi(shown.replace(/\\(.)/g, '$1')) : Buffer.from(hex, 'hex').swap16().toString('utf16le'),
    )
    .join('\n')
}

function winAnsi(text: string): string {
  return new TextDecoder('windows-1252').decode(Buffer.from(text, 'latin1'))
}
