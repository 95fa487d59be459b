import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createPackage, createTestPartner, pictureBase64, type TestPartner, usualPackage } from '../helpers/partner.ts'

/** Submits a package and says what came of it. */
async function outcomeOf(emulator: Emulator, partner: TestPartner, zip: Buffer | string) {
  const { smileJobId, put } = await partner.submit({ zip })
  const job = await emulator.jobs.get(smileJobId)
  await emulator.clock.advance('1s')
  return { put, job, code: job.results[0]?.result.code, pack: job.submission.package }
}

describe('PUT of a package', () => {
  test('answers an empty 200, as S3 does', async () => {
    await using emulator = await startTestEmulator()
    const { put } = await createTestPartner(emulator).submit()
    expect([put.status, put.body, put.headers.get('content-length')]).toEqual([200, '', '0'])
    expect(put.headers.get('etag')).toBeTruthy()
  })

  test('keeps the facts of each picture and not its bytes', async () => {
    await using emulator = await startTestEmulator()
    const zip = await createPackage([{ image_type_id: 0, image: '', file_name: 'selfie.jpg' }], {
      'selfie.jpg': 'picture',
    })
    const { pack } = await outcomeOf(emulator, createTestPartner(emulator), zip)
    expect(pack?.images).toEqual([
      {
        kind: 'selfie',
        fileName: 'selfie.jpg',
        size: 7,
        sha256: '2cea274d0bedc39ec4ab6ba9e59ec889e3ed6fb56a1cf088a64d9b383378dc97',
      },
    ])
  })

  test('finds pictures and info.json inside a folder', async () => {
    await using emulator = await startTestEmulator()
    const zip = new JSZip()
    zip.file('job/info.json', JSON.stringify({ images: [{ image_type_id: '0', image: '', file_name: 'selfie.jpg' }] }))
    zip.file('job/selfie.jpg', 'picture')
    const { code } = await outcomeOf(
      emulator,
      createTestPartner(emulator),
      await zip.generateAsync({ type: 'nodebuffer' }),
    )
    expect(code).toBe('0820')
  })

  test('does not mind unknown entries, nor names that climb out of the folder', async () => {
    await using emulator = await startTestEmulator()
    const zip = await createPackage(undefined, {
      '../../etc/passwd': 'x',
      base64imgString: 'junk',
      'security_info.json': '{}',
    })
    const { code, pack } = await outcomeOf(emulator, createTestPartner(emulator), zip)
    expect(code).toBe('0820')
    expect(pack?.entries.some((name) => name.includes('..'))).toBe(false)
  })

  test('does not mind the same name twice, as Python writes it', async () => {
    await using emulator = await startTestEmulator()
    const twice = duplicateEntry(await createPackage(undefined, { 'aaaa.txt': 'one', 'bbbb.txt': 'two' }))
    expect((await outcomeOf(emulator, createTestPartner(emulator), twice)).code).toBe('0820')
  })

  test('takes base64 that begins with a data URI, and warns', async () => {
    await using emulator = await startTestEmulator()
    const zip = await createPackage([{ image_type_id: 2, image: `data:image/jpeg;base64,${pictureBase64}` }])
    const { code, job } = await outcomeOf(emulator, createTestPartner(emulator), zip)
    expect([code, job.submission.package?.warnings.map(({ id }) => id)]).toEqual(['0820', ['data-uri', 'no-liveness']])
  })

  test('looks at the first package only: S3 takes the second one too, and nothing changes', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { body } = await partner.upload()
    await partner.put(body.upload_url, await usualPackage())
    const second = await partner.put(body.upload_url, 'no zip')
    expect([second.status, second.hint]).toEqual([200, expect.stringContaining('already has its package')])
    expect(await emulator.jobs.list()).toHaveLength(1)
  })
})

describe('a package that cannot be judged ends the job, and the hint says what was found:', () => {
  const cases: [string, string, () => Promise<Buffer | string>, string][] = [
    ['no zip', '0903', async () => 'hello', 'It is not a zip: 5 bytes beginning 68656c6c6f'],
    ['an empty body', '0903', async () => '', 'It is not a zip: an empty body'],
    ['a zip cut off', '0903', async () => (await usualPackage()).subarray(0, 300), 'is not complete'],
    ['a damaged entry', '0903', async () => damaged(await compressed()), 'cannot be unpacked'],
    [
      'no info.json',
      '0001',
      async () => new JSZip().file('selfie.jpg', 'x').generateAsync({ type: 'nodebuffer' }),
      'has no info.json. It holds selfie.jpg',
    ],
    [
      'info.json that is not JSON',
      '0001',
      async () => new JSZip().file('info.json', '{"images": [').generateAsync({ type: 'nodebuffer' }),
      'It is not JSON',
    ],
    [
      'info.json without images',
      '0001',
      async () => new JSZip().file('info.json', '{}').generateAsync({ type: 'nodebuffer' }),
      '/images: is required',
    ],
    ['no selfie', '0001', () => createPackage([{ image_type_id: 6, image: pictureBase64 }]), 'has no selfie'],
    [
      'a selfie named and not sent',
      '0001',
      () => createPackage([{ image_type_id: 0, image: '', file_name: 'selfie.jpg' }]),
      '0 (empty)',
    ],
  ]

  test.each(cases)('%s', async (_, code, zip, hint) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const outcome = await outcomeOf(emulator, partner, await zip())
    expect([outcome.put.status, outcome.code]).toEqual([200, code])
    expect(outcome.put.hint).toContain(hint)
    expect(outcome.job.scenario.chosenBy).toBe('package')
    expect(outcome.job.warnings.at(-1)?.message).toContain(hint)
  })

  test('a selfie sent as a path, with a word on why it is missing', async () => {
    await using emulator = await startTestEmulator()
    const zip = await createPackage([{ image_type_id: 2, image: '/tmp/selfie.jpg' }])
    const { code, pack } = await outcomeOf(emulator, createTestPartner(emulator), zip)
    expect([code, pack?.warnings.map(({ id }) => id)]).toEqual(['0001', ['image-is-a-path', 'selfie-missing']])
    expect(pack?.images).toMatchObject([{ kind: 'selfie', size: 0 }])
  })

  test('a zip bomb, without holding what it inflates to', async () => {
    await using emulator = await startTestEmulator({ maxUnpacked: 1_000_000 })
    const bomb = await new JSZip()
      .file('info.json', JSON.stringify({ images: [{ image_type_id: 0, image: '', file_name: 'bomb.jpg' }] }))
      .file('bomb.jpg', Buffer.alloc(5_000_000))
      .generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
    expect(bomb.length).toBeLessThan(10_000)
    const { code, put } = await outcomeOf(emulator, createTestPartner(emulator), bomb)
    expect([code, put.hint]).toEqual(['0903', expect.stringContaining('unpacks to more than 1000000 bytes')])
  })

  test('many entries that together are a bomb', async () => {
    await using emulator = await startTestEmulator({ maxUnpacked: 1_000_000 })
    const names = Array.from({ length: 20 }, (_, index) => `${index}.jpg`)
    const zip = new JSZip().file(
      'info.json',
      JSON.stringify({ images: names.map((name) => ({ image_type_id: 0, file_name: name })) }),
    )
    for (const name of names) zip.file(name, Buffer.alloc(100_000))
    const bytes = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
    expect((await outcomeOf(emulator, createTestPartner(emulator), bytes)).code).toBe('0903')
  })
})

describe('an upload link', () => {
  test('expires, and says so in S3’s XML', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { body } = await partner.upload()
    await emulator.clock.advance('15m')
    const { status, body: xml, hint, headers } = await partner.put(body.upload_url, await usualPackage())
    expect([status, headers.get('content-type')]).toEqual([403, 'application/xml'])
    expect(xml).toContain(
      '<Code>AccessDenied</Code><Message>Request has expired</Message><Expires>2026-01-01T00:15:00.000Z</Expires>',
    )
    expect(hint).toContain('retry: true')
    expect((await partner.status('demo-anna', body.ref_id)).body.code).toBe('2304')
  })

  test('that expired is replaced by a retry, and the job goes on', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    await partner.upload({ jobId: 'slow' })
    await emulator.clock.advance('1h')
    const { body } = await partner.upload({ jobId: 'slow', upload: { retry: 'true' } })
    expect((await partner.put(body.upload_url, await usualPackage())).status).toBe(200)
    await emulator.clock.advance('1s')
    expect((await partner.status('demo-anna', 'slow')).body.result.ResultCode).toBe('0820')
  })

  test.each([
    ['a changed signature', (url: string) => url.replace('Signature=', 'Signature=x'), 'SignatureDoesNotMatch'],
    [
      'a longer life than it was given',
      (url: string) => url.replace(/Expires=\d+/, 'Expires=4000000000'),
      'SignatureDoesNotMatch',
    ],
    ['no query', (url: string) => url.slice(0, url.indexOf('?')), 'SignatureDoesNotMatch'],
    ['another ref', (url: string) => url.replace('-0000000001-', '-0000000009-'), 'AccessDenied'],
    ['another partner', (url: string) => url.replace('/1234/', '/999/'), 'AccessDenied'],
  ])('with %s is refused with S3’s XML', async (_, change, code) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { body } = await partner.upload()
    const { status, body: xml } = await partner.put(change(body.upload_url), await usualPackage())
    expect(status).toBe(403)
    expect(xml).toContain(`<Code>${code}</Code>`)
  })

  test('takes no more than the limit', async () => {
    await using emulator = await startTestEmulator({ maxPackage: 1_000 })
    const partner = createTestPartner(emulator)
    const { body } = await partner.upload()
    const { status, body: xml } = await partner.put(body.upload_url, Buffer.alloc(2_000))
    expect([status, xml]).toEqual([400, expect.stringContaining('<Code>EntityTooLarge</Code>')])
  })

  test('takes three pictures of 10 MB each, as many as a document with a back has', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { body } = await partner.upload({ jobId: 'large', jobType: 6, userId: 'new' })
    const names = ['selfie.jpg', 'front.jpg', 'back.jpg']
    const images = names.map((name, index) => ({ image_type_id: [0, 1, 5][index], image: '', file_name: name }))
    const picture = Buffer.concat([Buffer.from(pictureBase64, 'base64'), randomBytes(10 * 1024 ** 2)])
    const zip = await createPackage(images, Object.fromEntries(names.map((name) => [name, picture])))
    expect(zip.length).toBeGreaterThan(30 * 1024 ** 2)
    expect((await partner.put(body.upload_url, zip)).status).toBe(200)
    expect((await emulator.jobs.get(body.smile_job_id)).submission.package?.images.map(({ size }) => size)).toEqual(
      names.map(() => picture.length),
    )
  })

  test('outlives a PUT that broke off: nothing was taken, and the next one counts', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { body } = await partner.upload({ jobId: 'broken-off' })
    await breakOff(body.upload_url)
    expect((await partner.status('demo-anna', 'broken-off')).body.code).toBe('2314')
    expect((await partner.put(body.upload_url, await usualPackage())).status).toBe(200)
    expect(await emulator.jobs.list()).toHaveLength(1)
  })
})

/** Renames one entry to another's name, in both of the places where a zip names it. */
function duplicateEntry(zip: Buffer): Buffer {
  return Buffer.from(zip.toString('latin1').replaceAll('bbbb.txt', 'aaaa.txt'), 'latin1')
}

function compressed(): Promise<Buffer> {
  const info = JSON.stringify({ images: [{ image_type_id: 2, image: 'x'.repeat(5_000) }] })
  return new JSZip().file('info.json', info).generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

/** Overwrites the beginning of the first entry's compressed bytes, behind its 30-byte header and its name. */
function damaged(zip: Buffer): Buffer {
  return Buffer.from(zip).fill(0xff, 30 + 'info.json'.length, 30 + 'info.json'.length + 10)
}

/** Announces a thousand bytes, sends ten, and goes away. */
function breakOff(link: string): Promise<void> {
  const { hostname, port, pathname, search } = new URL(link)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `PUT ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Length: 1000\r\n\r\n0123456789`,
        () => {
          socket.destroy()
        },
      )
    })
    socket.on('close', () => setImmediate(resolve))
  })
}
