import { randomBytes } from 'node:crypto'
import JSZip from 'jszip'

const usualSize = 200_000
const jpegStart = Buffer.from('ffd8ff', 'hex')

/** A package as the official Node SDK zips it (stored, not deflated), with a selfie as its one file: random bytes that begin as a JPEG does. */
export function createPackageZip(selfieSize: number = usualSize): Promise<Buffer> {
  const info = { images: [{ image_type_id: 0, image: '', file_name: 'selfie.jpg' }], id_info: {} }
  const zip = new JSZip()
  zip.file('info.json', JSON.stringify(info))
  zip.file('selfie.jpg', Buffer.concat([jpegStart, randomBytes(selfieSize - jpegStart.length)]))
  return zip.generateAsync({ type: 'nodebuffer' })
}
