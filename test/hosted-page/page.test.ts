import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { linkBrowser } from '../helpers/link-form.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { idType, linkByV1, linkByV3 } from '../helpers/smile-link.ts'

const ada = { idNumber: '00000000000', firstName: 'Ada', lastName: 'Obi', email: 'ada.obi@example.com', consent: 'yes' }
const ofV1 = { idNumber: '00000000000', consent: 'yes' }

let emulator: Emulator
beforeAll(async () => {
  emulator = await startTestEmulator({ callbacks: 'collect' })
})
afterAll(() => emulator.close())
beforeEach(() => emulator.reset())

/** Opens a link and sends its form. */
async function submit(link: string, filled: Readonly<Record<string, string | Blob>>) {
  const browser = linkBrowser()
  return browser.send(await browser.open(link), filled)
}

describe('the page behind a link', () => {
  test('of v3 says whose it is, submits the user’s job, shows the result, and the callback comes in v3’s form', async () => {
    const made = await linkByV3(emulator, {
      ...{ description: 'For new customers', callback_url: 'https://shop.example/heard' },
      ...{ redirect_url: 'https://shop.example/done', partner_params: { order: '7' } },
    })
    const browser = linkBrowser()
    const form = await browser.open(made.link)
    expect(form.status).toBe(200)
    for (const text of ['Sign-up', 'Partner <bdi class="said">1234</bdi>', 'For new customers', 'shop.example'])
      expect(form.text).toContain(text)
    expect(form.text).toContain('Bank Verification Number, Nigeria')

    const waiting = await browser.send(form, ada)
    expect([waiting.status, waiting.text]).toEqual([200, expect.stringContaining('We are checking')])
    const [job] = await emulator.jobs.list()
    expect(job).toMatchObject({
      submission: { generation: 'v3', product: 'biometric_kyc', userId: made.user_id },
      scenario: { name: 'approved' },
    })

    await emulator.clock.advance('1m')
    const { text } = await browser.open(waiting.url)
    expect(text).toContain('You are verified')
    expect(text).toContain('<strong>clear</strong> Verification successful')
    expect(text).toContain('<a class="primary" href="https://shop.example/done" rel="noreferrer">')
    const [message] = emulator.callbacks.inbox()
    expect(message).toMatchObject({
      url: 'https://shop.example/heard',
      body: { status: 'clear', user_id: made.user_id, partner_params: { order: '7' } },
    })
    expect((await linkBrowser().open(made.link)).status).toBe(410)
  })

  test('of v1 submits a job that job_status finds, and the callback comes in v1’s form', async () => {
    const made = await linkByV1(emulator, {
      ...{ user_id: 'anna', is_single_use: true, callback_url: 'http://localhost:3000/heard' },
      ...{ partner_params: { order: '7' } },
    })
    await submit(made.link, ofV1)
    await emulator.clock.advance('1m')
    const [message] = emulator.callbacks.inbox()
    const params = message?.body.PartnerParams as Readonly<Record<string, string>>
    expect(message?.body).toMatchObject({ ResultCode: '0810', IDType: 'BVN', IDNumber: '00000000000', Country: 'NG' })
    expect(params).toEqual({ user_id: 'anna', job_id: expect.any(String), job_type: 1, order: '7' })
    const { body } = await createTestPartner(emulator).status('anna', params.job_id ?? '')
    expect(body).toMatchObject({ job_complete: true, job_success: true, result: { ResultCode: '0810' } })
  })

  const methods = ['biometric_kyc', 'doc_verification', 'enhanced_document_verification', 'enhanced_kyc'] as const
  const pictures = {
    biometric_kyc: 9,
    doc_verification: 10,
    enhanced_document_verification: 10,
    enhanced_kyc: undefined,
  }

  test.each(methods)('asks for what %s needs, of both generations', async (method) => {
    const type = idType('NG', method === 'enhanced_kyc' ? 'BVN' : 'PASSPORT', method)
    for (const make of [linkByV1, linkByV3]) {
      const { link } = await make(emulator, { id_types: [type], callback_url: 'https://shop.example/heard' })
      const filled = { ...ada, idNumber: method === 'enhanced_kyc' ? '00000000000' : 'A00000000' }
      const { status, text } = await submit(link, filled)
      expect([status, text]).toEqual([200, expect.stringContaining('We are checking')])
    }
    await emulator.clock.advance('1m')
    const jobs = await emulator.jobs.list()
    expect(jobs.map(({ submission }) => submission.package?.images.length)).toEqual(Array(2).fill(pictures[method]))
    // Each callback was held against the schema of its own.
    expect(
      emulator.callbacks
        .inbox()
        .map(({ generation }) => generation)
        .toSorted(),
    ).toEqual(['v1', 'v3'])
  })
})
