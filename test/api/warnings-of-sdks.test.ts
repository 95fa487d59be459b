import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import type { WarningId } from '../../server/core/warnings/warning.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner, pictureBase64, type TestPartner } from '../helpers/partner.ts'

/** A submission as an SDK writes it, and what it deserves. */
interface Shape {
  /** Of a moment in ISO 8601 with milliseconds and Z. */
  readonly timestamp?: (iso: string) => string
  readonly upload: object
  readonly jobType?: number
  readonly images: readonly object[]
  /** Entries besides info.json; several may have one name. */
  readonly files?: readonly string[]
  readonly deserved: readonly WarningId[]
}

const jpeg = Buffer.from(pictureBase64, 'base64')
const times = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index + 1))
const toSecond = (iso: string) => iso.slice(0, 19)
const ruby = (iso: string) => `${toSecond(iso).replace('T', ' ')} +0000`

const files = ['selfie.jpg', ...times(8, (index) => `liveness-${index}.jpg`)]
const asFiles = files.map((name, index) => ({ image_type_id: index === 0 ? 0 : 4, image: '', file_name: name }))
const asBase64 = files.map((_, index) => ({ image_type_id: index === 0 ? 2 : 6, image: pictureBase64, file_name: '' }))
// JavaScript and Ruby: the selfie is zipped, and the paths of the others stand where the pictures should.
const asPaths = asFiles.map((one) => (one.image_type_id === 0 ? one : { ...one, image: one.file_name, file_name: '' }))
const rubys = { source_sdk: 'Ruby', source_sdk_version: '2.3.1', model_parameters: {}, file_name: 'selfie.zip' }

// Sources: v1 §2.1 (timestamps), §3.1 (fields), §4.2 (what is in each zip).
const shapes: Readonly<Record<string, Shape>> = {
  'JavaScript, with base64': {
    upload: { source_sdk: 'javascript', source_sdk_version: '3.2.1', use_enrolled_image: false, entered: 'false' },
    images: asBase64,
    deserved: [],
  },
  'JavaScript, with files': {
    upload: { source_sdk: 'javascript', source_sdk_version: '3.2.1', use_enrolled_image: false, entered: 'false' },
    images: asPaths,
    files: ['selfie.jpg'],
    deserved: ['image-is-a-path'],
  },
  'Python, with base64': {
    timestamp: (iso) => iso.replace('Z', '414+00:00'),
    upload: { source_sdk: 'Python', source_sdk_version: '3.0.1', use_enrolled_image: false },
    images: asBase64,
    files: times(9, () => 'base64imgString'),
    deserved: [],
  },
  'Python up to 3.0.0': {
    timestamp: (iso) => iso.replace('Z', '414'),
    upload: { source_sdk: 'Python', source_sdk_version: '2.1.0' },
    images: asFiles,
    files,
    deserved: ['timestamp-without-zone'],
  },
  'Python, its partner id given as int': {
    timestamp: (iso) => iso.replace('Z', '414+00:00'),
    upload: { smile_client_id: 1234, source_sdk: 'Python', source_sdk_version: '3.0.1' },
    images: asFiles,
    files,
    deserved: ['partner-id-as-number'],
  },
  PHP: {
    timestamp: (iso) => `${toSecond(iso)}+00:00`,
    upload: { source_sdk: 'PHP', source_sdk_version: '4.0.3', model_parameters: '' },
    images: asFiles,
    files,
    deserved: [],
  },
  'Ruby, with base64': { timestamp: ruby, upload: rubys, images: asBase64, deserved: [] },
  'Ruby, with files': {
    timestamp: ruby,
    upload: rubys,
    images: asPaths,
    files: ['selfie.jpg'],
    deserved: ['image-is-a-path'],
  },
  'somebody else who writes time as Ruby does': {
    timestamp: ruby,
    upload: { ...rubys, source_sdk: 'rest_api' },
    images: asBase64,
    deserved: ['timestamp-not-iso'],
  },
  Java: {
    timestamp: (iso) => iso.replace('Z', '456Z'),
    upload: { source_sdk: 'java', source_sdk_version: '2.1.8', model_parameters: {} },
    images: asFiles,
    files,
    deserved: [],
  },
  Android: {
    upload: { source_sdk: 'android', source_sdk_version: '11.1.2', metadata: [{ name: 'a', value: 'b' }] },
    images: asFiles.slice(0, 8),
    files: [...files.slice(0, 8), 'security_info.json'],
    deserved: [],
  },
  'web, with a token': {
    timestamp: () => '',
    upload: { source_sdk: 'hosted_web', source_sdk_version: '1.0.0', file_name: 'authentication.zip' },
    images: asBase64,
    files: ['security_info.json'],
    deserved: [],
  },
  'Document Verification, a selfie and a document': {
    jobType: 6,
    upload: { source_sdk: 'javascript', source_sdk_version: '3.2.1', country: 'NG', id_type: 'PASSPORT' },
    images: [asBase64[0] ?? {}, { image_type_id: 3, image: pictureBase64 }],
    // Advice: nothing shows that the selfie is of a living person.
    deserved: ['no-liveness'],
  },
  'the first try of most: one selfie': {
    upload: { source_sdk: 'javascript', source_sdk_version: '3.2.1' },
    images: asBase64.slice(0, 1),
    deserved: ['no-liveness'],
  },
}

describe('a submission is warned about what it deserves, and about nothing else:', () => {
  test.each(Object.entries(shapes))('%s', async (_, shape) => {
    await using emulator = await startTestEmulator({ clock: 'system' })
    const partner = createTestPartner(emulator)
    const { timestamp = (iso: string) => iso, upload, jobType = 2, images, files: names = [] } = shape
    const sent = timestamp(new Date().toISOString())
    const { body } = await partner.upload({
      userId: jobType === 2 ? 'demo-anna' : 'new',
      jobType,
      callbackUrl: 'http://localhost:9/callback',
      upload: { ...(sent ? partner.signed(sent) : await tokenOf(partner)), ...upload },
    })
    await partner.put(body.upload_url, await zipOf(images, names))
    expect((await emulator.jobs.list()).map(({ warnings }) => warnings.map(({ id }) => id))).toEqual([shape.deserved])
  })
})

async function tokenOf(partner: TestPartner): Promise<object> {
  const product = { user_id: 'demo-anna', job_id: 'job', product: 'authentication' }
  const { body } = await partner.post('/v1/token', { partner_id: partner.id, ...product, ...partner.signed() })
  return { token: body.token, signature: undefined, timestamp: undefined }
}

/** Names that stand several times are written several times, each over other bytes, as Python's zipfile writes them. */
async function zipOf(images: readonly object[], names: readonly string[]): Promise<Buffer> {
  const zip = new JSZip().file('info.json', JSON.stringify({ images, id_info: {} }))
  for (const [index, name] of names.entries()) {
    const content = /\.jpg$/.test(name) ? jpeg : `entry ${index}`
    zip.file(placeholderOf(name, index), content)
  }
  const bytes = (await zip.generateAsync({ type: 'nodebuffer' })).toString('latin1')
  const named = names.reduce((text, name, index) => text.replaceAll(placeholderOf(name, index), name), bytes)
  return Buffer.from(named, 'latin1')
}

/** A name of the same length that no other entry has. */
function placeholderOf(name: string, index: number): string {
  return name === 'base64imgString' ? `${index}`.padEnd(name.length, '#') : name
}
