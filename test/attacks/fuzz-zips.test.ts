import { createHash } from 'node:crypto'
import fc from 'fast-check'
import JSZip from 'jszip'
import { beforeAll, expect, test } from 'vitest'
import { readPackage } from '../../server/vendor/v1/uploads/package.ts'
import { forgeZip } from '../helpers/forged-zip.ts'
import { byteChanges, fuzzing, fuzzTime } from '../helpers/fuzz.ts'
import { pictureBase64 } from '../helpers/partner.ts'
import { registry } from '../helpers/registry.ts'

const megabyte = 1024 ** 2
const limits = { maxUnpacked: 4 * megabyte, maxPackage: megabyte, registry }

const picture = Buffer.from(pictureBase64, 'base64')
const other = Buffer.from('another picture '.repeat(50))
const images = [
  { image_type_id: 0, image: '', file_name: 'selfie.jpg' },
  { image_type_id: 4, image: '', file_name: 'liveness.jpg' },
  { image_type_id: 2, image: pictureBase64, file_name: '' },
]
const info = JSON.stringify({ images, id_info: { country: 'NG' } })
const third = Buffer.from('not this one')
const pictures = new Set([picture, other, third].map((bytes) => createHash('sha256').update(bytes).digest('hex')))

async function zipped(options: JSZip.JSZipGeneratorOptions<'nodebuffer'>): Promise<Buffer> {
  const zip = new JSZip().file('info.json', info).file('selfie.jpg', picture).file('liveness.jpg', other)
  return zip.generateAsync({ type: 'nodebuffer', ...options })
}

// As SDKs write them: stored, compressed, streamed with sizes after the bytes, in a folder, and with a name that stands twice.
let corpus: readonly Buffer[]
beforeAll(async () => {
  const files = [
    { name: 'info.json', content: info, deflated: true },
    { name: 'selfie.jpg', content: picture },
    { name: 'liveness.jpg', content: other, deflated: true },
  ]
  corpus = [
    await zipped({ compression: 'STORE' }),
    await zipped({ compression: 'DEFLATE' }),
    await zipped({ compression: 'DEFLATE', streamFiles: true, platform: 'UNIX', comment: 'a comment' }),
    forgeZip(files.map((file) => ({ ...file, name: `job/${file.name}` }))),
    forgeZip([...files, { name: 'selfie.jpg', content: third }]),
  ]
})

test('each zip of the corpus is read as it is', async () => {
  const readings = await Promise.all(corpus.map((zip) => readPackage(zip, limits)))
  expect(readings.map(({ package: { problem, images } }) => [problem, images.length])).toEqual(
    corpus.map(() => [undefined, 3]),
  )
})

test(
  'of a zip with some bytes changed, a picture is what it was, or it is not there',
  async () => {
    let [read, refused] = [0, 0]
    const property = fc.asyncProperty(fc.nat(4), byteChanges, async (which, spoil) => {
      const { package: pack } = await readPackage(spoil(corpus[which] as Buffer), limits)
      if (pack.problem) refused++
      else read++
      expect(pack.images.filter(({ sha256 }) => sha256 !== '' && !pictures.has(sha256))).toEqual([])
    })
    await fc.assert(property, fuzzing(600))
    // Both must happen, or nothing was tried.
    expect(Math.min(read, refused)).toBeGreaterThan(20)
  },
  fuzzTime,
)

test(
  'no bytes at all are more than a problem',
  async () => {
    const beginning = fc.constantFrom('', 'PK', 'PK\u0003\u0004', 'PK\u0005\u0006', 'PK\u0006\u0006')
    const property = fc.asyncProperty(beginning, fc.uint8Array({ maxLength: 300 }), async (start, rest) => {
      const { package: pack } = await readPackage(Buffer.concat([Buffer.from(start, 'latin1'), rest]), limits)
      expect(pack.problem).toBe('zip_corrupt')
    })
    await fc.assert(property, fuzzing(300))
  },
  fuzzTime,
)
