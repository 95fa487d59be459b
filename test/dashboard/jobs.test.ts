import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { createBrowser, plainText } from '../helpers/browse.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'

const jobPath = (smileJobId: string) => `/__emulator/dashboard/jobs/1234/${smileJobId}`

describe('the list of jobs', () => {
  test('is where / leads, and says what to do as long as it is empty', async () => {
    await using emulator = await startTestEmulator()
    const home = await createBrowser(emulator).open('/')
    expect(home).toMatchObject({ status: 200, text: expect.stringContaining('No job was submitted yet') })
    expect(home.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self'/,
    )
    for (const path of ['/__emulator', '/__emulator/']) {
      expect((await fetch(`${emulator.url}${path}`)).status).toBe(200)
    }
  })

  test('shows for each whose it is, why it has its scenario, its state and its callbacks', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    const partner = createTestPartner(emulator)
    await partner.submit({ userId: 'demo-anna-provisional', jobId: 'first' })
    await partner.submit({ userId: 'kofi-rejected', jobId: 'second', jobType: 1 })
    await emulator.clock.advance('1s')
    const { html, text } = await createBrowser(emulator).open()
    expect(html.indexOf('second')).toBeLessThan(html.indexOf('first'))
    expect(text).toContain(
      'demo-anna-provisional SmartSelfie Authentication provisional-then-approvedits conditions hold',
    )
    expect(text).toMatch(/provisional0822 1 warning 1 of 2 1 owed/)
    expect(text).toMatch(/kofi-rejected Biometric KYC rejectedits conditions hold rejected0811/)
  })

  test('is narrowed by partner, product, outcome and text', async () => {
    const partners = [
      { id: '1234', apiKey: 'one' },
      { id: '085', apiKey: 'two' },
    ]
    await using emulator = await startTestEmulator({ partners })
    await createTestPartner(emulator, '1234', 'one').submit({ userId: 'demo-a' })
    await createTestPartner(emulator, '1234', 'one').submit({ userId: 'ben-no-face', jobType: 1 })
    await createTestPartner(emulator, '085', 'two').submit({ userId: 'demo-c-provisional' })
    await emulator.clock.advance('1s')
    const browser = createBrowser(emulator)
    const users = async (query: string) => {
      const { html } = await browser.open(`/__emulator/?${query}`)
      return ['demo-a', 'ben-no-face', 'demo-c-provisional'].filter((user) => html.includes(`>${user}<`))
    }
    expect(await users('')).toHaveLength(3)
    expect(await users('partner=085')).toEqual(['demo-c-provisional'])
    expect(await users('product=biometric_kyc')).toEqual(['ben-no-face'])
    expect(await users('outcome=in_review')).toEqual(['demo-c-provisional'])
    expect(await users('outcome=no_face')).toEqual(['ben-no-face'])
    expect(await users('q=0911')).toEqual(['ben-no-face'])
    expect(await users('q=DEMO')).toEqual(['demo-a', 'demo-c-provisional'])
    expect((await browser.open('/__emulator/?q=nobody')).text).toContain('No job matches')
  })

  test('has as many pages as it needs, each with the same filter', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    for (let count = 0; count < 51; count++) await partner.submit({ userId: `demo-${count}` })
    const browser = createBrowser(emulator)
    const first = await browser.open('/__emulator/?q=demo')
    expect(first.text).toContain('51 jobs')
    expect(first.html).toContain('href="/__emulator/?q=demo&amp;page=2"')
    const second = await browser.open('/__emulator/?q=demo&page=2')
    expect(second.html.match(/<tr id="job-/g)).toHaveLength(1)
    expect(second.text).toContain('demo-0')
    expect((await browser.open('/__emulator/?page=99')).text).toContain('Page 2 of 2')
  })
})

describe('the page of a job', () => {
  test('shows what happened when, and what is to come', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver((_, response) => {
      response.statusCode = 500
      response.end('no such table: jobs')
    })
    const { smileJobId } = await createTestPartner(emulator).submit({
      userId: 'demo-anna-provisional',
      callbackUrl: receiver.url,
    })
    await emulator.clock.advance('1s')
    const { text, html } = await createBrowser(emulator).open(jobPath(smileJobId))
    expect(text).toContain('Package received')
    expect(text).toContain('By machine: provisional 0822 Pure Provisional')
    expect(text).toContain('Callback 0822: answered 500')
    expect(text).toContain('in 5 s Callback 0822, attempt 2 due')
    expect(text).toContain('in 29 s By human: approved 1220')
    expect(text).toContain('no such table: jobs')
    expect(text).toContain('sid_request')
    // A drawing to scale: the machine's result after 1 of 30 seconds, and the reviewer's at the end.
    const places = [...html.matchAll(/<circle cx="([\d.]+)%"/g)].map(([, x]) => Number(x))
    const [announced = 0, received = 0, byMachine = 0, byHuman = 0] = places
    expect([announced, received]).toEqual([2, 2])
    expect((byMachine - announced) / (byHuman - announced)).toBeCloseTo(1 / 30, 2)
    expect(html.match(/<li class="\w+ to-come">/g)).toHaveLength(3)
  })

  test('lets a person review, and replay callbacks, correctly and with a fault', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    const { smileJobId } = await createTestPartner(emulator).submit({
      userId: 'demo-anna-provisional',
      callbackUrl: receiver.url,
    })
    await emulator.clock.advance('1s')
    const browser = createBrowser(emulator)
    expect((await browser.open(jobPath(smileJobId))).text).toContain('Be the reviewer')
    const reviewed = await browser.submit(`${jobPath(smileJobId)}/review`, { decision: 'reject' })
    expect(reviewed.text).toContain('1221 Fail - Human Compare')
    expect(reviewed.text).not.toContain('Be the reviewer')
    await emulator.clock.advance('0s')

    const [first] = await emulator.callbacks.list()
    const replayed = await browser.submit(`/__emulator/dashboard/callbacks/${first?.id}/replay`, { fault: 'forged' })
    expect(replayed.text).toContain('has its signature wrong: forged')
    const lie = { fault: 'forged', claims: 'approved' }
    const lied = await browser.submit(`/__emulator/dashboard/callbacks/${first?.id}/replay`, lie)
    expect(lied.text).toContain('has its signature wrong: forged, claims approved')
    await browser.submit(`/__emulator/dashboard/callbacks/${first?.id}/replay`, { fault: 'twice' })
    await browser.submit(`/__emulator/dashboard/callbacks/${first?.id}/replay`, { fault: '' })
    await emulator.clock.advance('0s')
    expect(receiver.received).toHaveLength(7)
    const shown = await browser.open(jobPath(smileJobId))
    expect(shown.text).toContain('Replayed callback 0822: answered 200 (comes 2 times)')

    const again = await browser.submit(`${jobPath(smileJobId)}/review`, { decision: 'approve' })
    expect(again).toMatchObject({ status: 409, text: expect.stringContaining('a final result never changes') })
    const odd = await browser.submit(`/__emulator/dashboard/callbacks/${first?.id}/replay`, { fault: 'late' })
    expect(odd).toMatchObject({ status: 400, text: expect.stringContaining('forged, stale, unsigned, twice') })
    const honest = await browser.submit(`/__emulator/dashboard/callbacks/${first?.id}/replay`, { claims: 'approved' })
    expect(honest).toMatchObject({ status: 400, text: expect.stringContaining('only a wrongly signed callback') })
    const unknown = { fault: 'forged', claims: 'maybe' }
    const word = await browser.submit(`/__emulator/dashboard/callbacks/${first?.id}/replay`, unknown)
    expect(word).toMatchObject({ status: 400, text: expect.stringContaining('one of these results: approved,') })
  })

  test('gives each request as a command that works when it is run', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { smileJobId } = await partner.submit({ userId: "demo-o'neill", params: { note: `"; rm -rf $HOME '\\` } })
    const { html } = await createBrowser(emulator).open(jobPath(smileJobId))
    expect(html).not.toContain('emulator-api-key')
    const [, command = ''] = /As curl.*?<pre[^>]*><code>(.*?)<\/code>/s.exec(html) ?? []
    await emulator.reset()
    const environment = { ...process.env, SMILE_API_KEY: 'emulator-api-key', HOME: '/nowhere' }
    const { stdout } = await promisify(execFile)('bash', ['-c', plainText(command)], { env: environment })
    expect(JSON.parse(stdout)).toMatchObject({ code: '2202', smile_job_id: '0000000001' })
    const [{ request } = {}] = emulator.journal.list()
    expect(request).toMatchObject({ partner_params: { user_id: "demo-o'neill", note: `"; rm -rf $HOME '\\` } })
  })

  test('that is not there says so', async () => {
    await using emulator = await startTestEmulator()
    const browser = createBrowser(emulator)
    expect(await browser.open(jobPath('0000000009'))).toMatchObject({
      status: 404,
      text: expect.stringContaining('There is no job 0000000009'),
    })
    expect((await browser.open('/__emulator/dashboard/nowhere')).status).toBe(404)
  })
})
