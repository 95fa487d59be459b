import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ImageKind } from '../../../server/core/jobs/submission.ts'
import { imageKindOf } from '../../../server/vendor/v1/uploads/image-kind.ts'
import { pictureBase64 } from '../../helpers/partner.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import type { SdkImage } from './sdk.ts'

const folder = temporaryFolder('python-sdk')

// Each a few bytes longer than the one before: a picture taken for another is noticed.
const pictures = Array.from({ length: 9 }, (_, index) => {
  const bytes = Buffer.concat([Buffer.from(pictureBase64, 'base64'), Buffer.alloc(3 * index, index)])
  return { path: join(folder, `picture-${index}.jpg`), bytes }
})

/** A selfie and eight liveness pictures, in the two forms that the SDK takes. Source: v1 §4.2. */
export const imageSets: Readonly<Record<'files' | 'base64', readonly SdkImage[]>> = {
  files: pictures.map(({ path }, index) => ({ image_type_id: index === 0 ? 0 : 4, file_name: path })),
  base64: pictures.map(({ bytes }, index) => ({ image_type_id: index === 0 ? 2 : 6, image: bytes.toString('base64') })),
}

/** The form that the vendor's product page shows: a file's path as `image`. */
export const productPageImages: readonly SdkImage[] = pictures.map(({ path }, index) => ({
  image_type_id: index === 0 ? 0 : 4,
  image: path,
}))

/** What a job should have recorded of a set. */
export function factsOf(set: 'files' | 'base64'): { kind: ImageKind; size: number; sha256: string }[] {
  return pictures.map(({ bytes }, index) => ({
    kind: imageKindOf(imageSets[set][index]?.image_type_id ?? -1),
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }))
}

/** Writes the picture files. */
export function writePictures(): void {
  for (const { path, bytes } of pictures) writeFileSync(path, bytes)
}
