import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { entries } from '../../server/vendor/v3/submissions/entries.ts'
import { createBrowser, plainText } from '../helpers/browse.ts'
import { openTestEmulator } from '../helpers/emulator.ts'
import { kycParts, v3Client } from '../helpers/v3.ts'

const dashboard = '/__emulator/dashboard'
const emulator = await openTestEmulator({ callbacks: 'collect' })
afterAll(() => emulator.close())
beforeEach(() => emulator.control.reset())
const { control, url } = emulator
const [partner] = emulator.partners
if (!partner) throw new Error('No partner is served.')
const shop = v3Client(url, partner)
const browser = createBrowser({ url })

/** A job of a scenario, a second later. @returns its id. */
async function submitted(scenario: string): Promise<string> {
  const { body } = await shop.submit({ user_id: 'anna', partner_params: { emulator_scenario: scenario } })
  await control.advance('1s')
  return body.job_id
}

describe('a job of v3', () => {
  test('is listed and shown by its one name, with its API, its verdict and the consent', async () => {
    const jobId = await submitted('rejected')
    const list = await browser.open()
    expect(list.text.split(jobId)).toHaveLength(2)
    expect(list.text).toMatch(/anna Enhanced KYC rejectedasked for by name rejectedblock/)
    const { text } = await browser.open(`${dashboard}/jobs/1234/${jobId}`)
    expect(text).toContain(`Job ${jobId} rejected block high_risk: Verification failed User`)
    expect(text).not.toContain('Job id')
    expect(text).toMatch(/API ?v3/)
    expect(text).toContain('2026-01-01T00:00:00Z, notice in EN at https://shop.example/privacy')
  })

  test('is proven by headers: its page says so, and the inbox shows them', async () => {
    const jobId = await submitted('approved')
    const { text } = await browser.open(`${dashboard}/jobs/1234/${jobId}`)
    expect(text).toContain('in the header Response-Signature')
    expect(text).toMatch(/2026-01-01T00:00:\d\d.000Z1234sid_request/)
    const inbox = await browser.open(`${dashboard}/inbox`)
    expect(inbox.text).toContain('clear Verification successful signature valid')
    expect(inbox.text).toMatch(/Response-Timestamp: 2026-01-01T00:00:\d\d.000Z/)
    expect(inbox.text).toContain(`Job-ID: ${jobId}`)
  })

  test('gives each request as a command that works when it is run, though the journal has nobody’s data', async () => {
    const jobId = await submitted('approved')
    await shop.status(jobId)
    await shop.replay(jobId)
    await shop.sync()
    const { html } = await browser.open(`${dashboard}/journal`)
    const commands = [...html.matchAll(/As curl.*?<pre[^>]*><code>(.*?)<\/code>/gs)].map(([, text = '']) =>
      plainText(text),
    )
    const environment = { ...process.env, SMILE_API_KEY: partner?.apiKey, NO_PROXY: 'localhost' }
    const answers = await Promise.all(
      commands.map(async (command) => {
        const { stdout } = await promisify(execFile)('bash', ['-c', command], { env: environment })
        return JSON.parse(stdout)
      }),
    )
    expect(commands.join()).toContain('user_details={"given_names":"Made","last_name":"Up"')
    expect(answers.flatMap(({ status = 'token' }) => status).sort()).toEqual([
      ...['accepted', 'accepted', 'clear', 'clear'],
      ...['token', 'token', 'token', 'token'],
    ])
  })

  test('is reviewed from its page', async () => {
    const jobId = await submitted('provisional-then-approved')
    const { text } = await browser.submit(`${dashboard}/jobs/1234/${jobId}/review`, { decision: 'reject' })
    expect(text).toContain('Callback block due')
    expect((await shop.status(jobId)).body.status).toBe('block')
  })
})

test('the page of a screening says whom it looks for, and how', async () => {
  const { user_details, consent } = kycParts
  const { body } = await shop.post('/v3/aml', {
    ...{
      countries: ['NG', 'GH'],
      full_name: '<b>Bukola Oni</b>',
      birth_year: '1971',
      aliases: ['Buki'],
      user_details,
      consent,
    },
  })
  const { text, html } = await browser.open(`${dashboard}/jobs/1234/${body.job_id}`)
  expect(text).toContain('Screened<b>Bukola Oni</b>, born in 1971, of NG, GH, also called Buki, with a strict match')
  expect(html).not.toContain('<b>Bukola')
})

describe('Try it', () => {
  test('submits by the API that is chosen, from the token to the callback', async () => {
    const form = await browser.open(`${dashboard}/try?generation=v3`)
    expect(form.html).toMatch(
      /API <select[^>]*><option value="v1">v1<\/option><option value="v2">v2<\/option><option value="v3" selected>/,
    )
    expect(form.html).toContain('<option value="biometric_kyc" selected>')
    const fields = { generation: 'v3', product: 'enhanced_kyc', scenario: 'rejected', user: 'kofi', callback: '' }
    const { text } = await browser.submit(`${dashboard}/try`, fields)
    expect(text).toMatch(/Job job_\w{26} .*kofi.*API ?v3/)
    await control.advance('1s')
    expect((await browser.open(`${dashboard}/inbox`)).text).toContain('block high_risk: Verification failed')
  })

  test.each(entries.map(({ product }) => product))(
    'submits %s that even strict mode has nothing against',
    async (product) => {
      const strict = await openTestEmulator({ strict: true })
      try {
        const fields = { generation: 'v3', product, scenario: '', user: '', callback: '' }
        const { text } = await createBrowser(strict).submit(`${dashboard}/try`, fields)
        expect(text).toMatch(/Job job_\w{26} /)
      } finally {
        await strict.close()
      }
    },
  )

  test('says what an API takes, where it does not take the product', async () => {
    const fields = { generation: 'v3', product: 'business_verification', scenario: '', user: '', callback: '' }
    const { status, text } = await browser.submit(`${dashboard}/try`, fields)
    expect([status, text]).toEqual([
      409,
      expect.stringContaining('does not take Business Verification: choose one of Biometric KYC, '),
    ])
  })
})
