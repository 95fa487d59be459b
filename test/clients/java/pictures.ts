import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ImageKind } from '../../../server/core/jobs/submission.ts'
import { imageKindOf } from '../../../server/vendor/v1/uploads/image-kind.ts'
import { pictureBase64 } from '../../helpers/partner.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

/** A picture as the SDK takes it: base64, or a path that it recognises by its ending. */
interface SdkImage {
  readonly image_type_id: number
  readonly image: string
}

const folder = temporaryFolder('java-sdk')

// A selfie and the front of an ID card, of different lengths. Source: v1 §4.2.
const pictures = [
  { name: 'selfie.jpg', file: 0, base64: 2 },
  { name: 'card.jpeg', file: 1, base64: 3 },
].map((one, index) => {
  const bytes = Buffer.concat([Buffer.from(pictureBase64, 'base64'), Buffer.alloc(3 * index, index)])
  return { ...one, path: join(folder, one.name), bytes }
})

/** Both pictures in one of the two forms. */
export function imagesAs(form: 'files' | 'base64'): readonly SdkImage[] {
  return pictures.map(({ file, base64, path, bytes }) =>
    form === 'files'
      ? { image_type_id: file, image: path }
      : { image_type_id: base64, image: bytes.toString('base64') },
  )
}

/** What a job should have recorded of them. */
export function factsOf(form: 'files' | 'base64'): { kind: ImageKind; size: number; sha256: string }[] {
  return pictures.map(({ file, base64, bytes }) => ({
    kind: imageKindOf(form === 'files' ? file : base64),
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }))
}

/** Writes the picture files. @returns their folder. */
export function writePictures(): string {
  for (const { path, bytes } of pictures) writeFileSync(path, bytes)
  return folder
}
