import { describe, expect, test } from 'vitest'
import { jpegPortrait } from '../../server/people/portrait.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import {
  createPackage,
  createTestPartner,
  pictureBase64,
  request,
  type TestPartner,
  wholePackage,
} from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'

// Source of everything here: v1 §6.10.
const identity = { country: 'NG', id_type: 'NIN_SLIP', id_number: '00000000000', entered: 'true' }

/** A job whose package lacks nothing, one second after it. */
async function finished(
  emulator: Awaited<ReturnType<typeof startTestEmulator>>,
  partner: TestPartner,
  { jobType = 6, zip = wholePackage(jobType === 6 || jobType === 11), callbackUrl = '' } = {},
) {
  const userId = jobType === 2 ? 'demo-anna' : 'new'
  const sent = await partner.submit({ userId, jobType, upload: identity, zip: await zip, callbackUrl })
  await emulator.clock.advance('1s')
  return sent
}

const get = async (link: string, headers: Record<string, string> = {}) => {
  const response = await fetch(link, { headers })
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

describe('the links to a job’s pictures', () => {
  test.each([
    [1, ['selfie_image']],
    [2, ['selfie_image']],
    [4, ['selfie_image']],
    [6, ['selfie_image', 'id_card_image', 'id_card_back']],
    [11, ['selfie_image', 'id_card_image', 'id_card_back']],
  ])('are in the callback, the result and image_links: job type %i', async (jobType, names) => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    const partner = createTestPartner(emulator)
    const { userId, jobId } = await finished(emulator, partner, { jobType, callbackUrl: receiver.url })
    const { body } = await partner.status(userId, jobId, { image_links: true, history: true })
    const reported = [receiver.received[0]?.body, body.result, body.history[0]]
    for (const { ImageLinks } of reported) expect(Object.keys(ImageLinks)).toEqual(names)
    expect(body.image_links).toEqual(body.result.ImageLinks)
    const links: string[] = [...reported.flatMap(({ ImageLinks }) => Object.values(ImageLinks as object))]
    const answers = await Promise.all(links.map((link) => get(link)))
    expect(answers.map(({ status }) => status)).toEqual(links.map(() => 200))
    expect(answers.map(({ headers }) => headers.get('content-type'))).toEqual(links.map(() => 'image/jpeg'))
  })

  test.each([8, 9])('are in image_links alone: job type %i', async (jobType) => {
    await using emulator = await startTestEmulator({ enrolled: ['new'] })
    const partner = createTestPartner(emulator)
    const { userId, jobId } = await finished(emulator, partner, { jobType })
    const { body } = await partner.status(userId, jobId, { image_links: true })
    expect(body.result).not.toHaveProperty('ImageLinks')
    expect((await get(body.image_links.selfie_image)).status).toBe(200)
  })

  test('are an error when no picture came, and not in the result', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { userId, jobId } = await finished(emulator, partner, { zip: Promise.resolve(Buffer.from('no zip')) })
    const { body } = await partner.status(userId, jobId, { image_links: true })
    expect(body.image_links).toEqual({ error: 'No selfie image found' })
    expect(body.result).not.toHaveProperty('ImageLinks')
  })

  test('lead to pictures that are made up, since faces are not kept', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { userId, jobId } = await finished(emulator, partner)
    const { result } = (await partner.status(userId, jobId)).body
    const { bytes, headers } = await get(result.ImageLinks.selfie_image)
    const sha256 = (await emulator.jobs.list())[0]?.submission.package?.images[0]?.sha256 ?? ''
    expect(bytes).toEqual(jpegPortrait(Buffer.from(sha256, 'hex')))
    expect(headers.get('smile-emulator-hint')).toContain('--keep-images')
  })

  test('lead to what was sent, with keepImages', async () => {
    await using emulator = await startTestEmulator({ keepImages: true })
    const partner = createTestPartner(emulator)
    const front = Buffer.from('89504e470d0a1a0a00', 'hex')
    const zip = createPackage(
      [
        { image_type_id: 2, image: pictureBase64, file_name: '' },
        { image_type_id: 1, image: '', file_name: 'front.png' },
      ],
      { 'front.png': front },
    )
    const { userId, jobId } = await finished(emulator, partner, { zip })
    const { result } = (await partner.status(userId, jobId)).body
    const [selfie, card] = await Promise.all(Object.values<string>(result.ImageLinks).map((link) => get(link)))
    expect(selfie?.bytes.toString('base64')).toBe(pictureBase64)
    expect([card?.bytes, card?.headers.get('content-type')]).toEqual([front, 'image/png'])
  })

  test('lead where the client was when it submitted, and where it is when it asks', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    const partner = createTestPartner(emulator)
    const port = new URL(emulator.url).port
    const names = JSON.stringify(partner.uploadBody({ callbackUrl: receiver.url, userId: 'demo-anna', jobId: 'j' }))
    const opened = await request(`${emulator.url}/v1/upload`, 'POST', names, { host: `smile-id:${port}` })
    await partner.put(opened.body.upload_url.replace('smile-id:', 'localhost:'), await wholePackage())
    await emulator.clock.advance('1s')
    expect(receiver.received[0]?.body.ImageLinks.selfie_image).toContain(`http://smile-id:${port}/`)
    const { result } = (await partner.status('demo-anna', 'j')).body
    expect(result.ImageLinks.selfie_image).toContain(`${emulator.url}/`)
  })
})

describe('a receipt', () => {
  test.each([
    [1, '/v1/upload', 'KYCReceipt', 'kyc_receipt'],
    [6, '/v1/upload', 'KYCReceipt', 'kyc_receipt'],
    [11, '/v1/upload', 'KYCReceipt', 'kyc_receipt'],
    [5, '/v1/id_verification', 'KYCReceipt', 'kyc_receipt'],
    [7, '/v1/business_verification', 'kyb_receipt', 'kyb_receipt'],
  ])('of job type %i is a PDF with its result', async (jobType, path, inResult, beside) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const names = { userId: 'new', jobId: 'lookup' }
    if (path === '/v1/upload') Object.assign(names, await finished(emulator, partner, { jobType }))
    else {
      const params = { user_id: 'new', job_id: 'lookup', job_type: jobType }
      const question = { ...identity, id_type: jobType === 7 ? 'BUSINESS_REGISTRATION' : 'BVN' }
      const body = { partner_id: '1234', ...partner.signed(), partner_params: params, ...question }
      expect((await partner.post(path, body)).body).toHaveProperty(inResult)
    }
    const { body } = await partner.status(names.userId, names.jobId)
    expect(body[beside]).toBe(body.result[inResult])
    const { status, headers, bytes } = await get(body[beside])
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const text = bytes.toString('latin1')
    expect(text).toContain(`Result: ${body.result.ResultCode}`)
    expect(text).toContain(body.result.SmileJobID)
    expectWhole(text)
  })

  test('is there of what was identified only', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { userId, jobId } = await partner.submit({ userId: 'new-rejected', jobType: 6, upload: identity })
    await emulator.clock.advance('1s')
    const { body } = await partner.status(userId, jobId)
    expect([body.kyc_receipt, body.kyb_receipt, body.result.KYCReceipt]).toEqual([undefined, undefined, undefined])
  })

  /** Every offset of the file's table leads to its object, and the trailer to the table. */
  function expectWhole(pdf: string): void {
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1])
    expect(pdf.slice(start, start + 4)).toBe('xref')
    const offsets = [...pdf.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset))
    expect(offsets.map((offset, index) => pdf.slice(offset).startsWith(`${index + 1} 0 obj`))).toEqual(
      Array(5).fill(true),
    )
    const [, length, stream = ''] = /\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(pdf) ?? []
    expect(stream).toHaveLength(Number(length))
  }
})

describe('a signed link', () => {
  /** A selfie's and a receipt's link of one job. */
  async function linksOf(emulator: Awaited<ReturnType<typeof startTestEmulator>>): Promise<[string, string]> {
    const partner = createTestPartner(emulator)
    const { userId, jobId } = await finished(emulator, partner)
    const { result } = (await partner.status(userId, jobId)).body
    return [result.ImageLinks.selfie_image, result.KYCReceipt]
  }

  test.each([
    ['no signature', (link: string) => link.replace(/\?.*/, '')],
    ['a later end', (link: string) => link.replace(/Expires=\d/, 'Expires=9')],
    ['another signature', (link: string) => link.replace(/Signature=./, 'Signature=!')],
    ['another picture', (link: string) => link.replace('SID_Preview_FULL', 'SID_IDCard')],
    ['a file that is none', (link: string) => link.replace('SID_Preview_FULL', 'selfie')],
    ['another job', (link: string) => link.replace(/0000000001/, '0000000002')],
    ['another partner', (link: string) => link.replaceAll(/\b1234\b/g, '999')],
  ])('with %s is refused, as S3 refuses it', async (_, change) => {
    await using emulator = await startTestEmulator({ keepImages: true })
    const links = (await linksOf(emulator)).filter((link) => change(link) !== link)
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) {
      const { status, bytes } = await get(change(link))
      expect([status, bytes.toString()]).toEqual([403, expect.stringContaining('<Code>SignatureDoesNotMatch</Code>')])
    }
  })

  test('ends after 15 minutes of its partner’s clock', async () => {
    await using emulator = await startTestEmulator({ keepImages: true })
    const links = await linksOf(emulator)
    await emulator.clock.advance('899s')
    for (const link of links) expect((await get(link)).status).toBe(200)
    await emulator.clock.advance('1s')
    for (const link of links) {
      const { status, bytes, headers } = await get(link)
      expect([status, bytes.toString()]).toEqual([403, expect.stringContaining('Request has expired')])
      expect(headers.get('smile-emulator-hint')).toContain('job_status for a fresh one')
    }
  })

  test('lives by the clock of a partner that has its own', async () => {
    await using emulator = await startTestEmulator({ keepImages: true })
    const own = await emulator.partner()
    const client = createTestPartner(emulator, own.id, own.apiKey)
    const { userId, jobId } = await client.submit({ userId: 'new', jobType: 4 })
    await own.clock.advance('1s')
    const { selfie_image: link } = (await client.status(userId, jobId)).body.result.ImageLinks
    await emulator.clock.advance('1d')
    expect((await get(link)).status).toBe(200)
    await own.clock.advance('15m')
    expect((await get(link)).status).toBe(403)
  })

  test('is not shown to pages of other origins, and no copy is kept', async () => {
    await using emulator = await startTestEmulator({ keepImages: true })
    const links = await linksOf(emulator)
    for (const link of [...links, ...links.map((one) => one.replace(/\?.*/, ''))]) {
      const { headers } = await get(link, { origin: 'https://stranger.example' })
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
    const { headers } = await get(links[0])
    expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual([
      'private, no-store',
      'nosniff',
    ])
  })

  test('leads nowhere after a reset, nor to the next job of the same name', async () => {
    await using emulator = await startTestEmulator({ keepImages: true })
    const links = await linksOf(emulator)
    await emulator.reset()
    for (const link of links) expect((await get(link)).status).toBe(403)
    const others = await linksOf(emulator)
    expect(others.map((link) => new URL(link).pathname)).toEqual(links.map((link) => new URL(link).pathname))
    for (const link of links) {
      const { status, headers } = await get(link)
      expect([status, headers.get('smile-emulator-hint')]).toEqual([403, expect.stringContaining('after a reset')])
    }
    for (const link of others) expect((await get(link)).status).toBe(200)
  })

  test('is in no journal', async () => {
    await using emulator = await startTestEmulator()
    const [picture] = await linksOf(emulator)
    await get(picture)
    const signature = new URL(picture).searchParams.get('Signature') ?? ''
    expect(signature).toHaveLength(27)
    expect(JSON.stringify(emulator.journal.list())).not.toContain(signature)
  })
})
