import { randomBytes } from 'node:crypto'
import JSZip from 'jszip'

const selfieSize = 200_000

/** A package as the official Node SDK zips it (stored, not deflated), with a selfie of random bytes as its one file. */
export function createPackageZip(): Promise<Buffer> {
  const info = { images: [{ image_type_id: 0, image: '', file_name: 'selfie.jpg' }], id_info: {} }
  const zip = new JSZip()
  zip.file('info.json', JSON.stringify(info))
  zip.file('selfie.jpg', randomBytes(selfieSize))
  return zip.generateAsync({ type: 'nodebuffer' })
}
