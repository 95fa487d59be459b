import { createHash } from 'node:crypto'

const boundary = '----smileidFormBoundary0123456789abcdef0123456789abcdef'

/** The Content-Type of every form here. */
export const formType: Readonly<Record<string, string>> = {
  'content-type': `multipart/form-data; boundary=${boundary}`,
}

/** A part of text. */
export type TextPart = readonly [name: string, text: string, type?: string]

type Picture = readonly [name: string, file: string, bytes: Buffer]

const pictureBytes = 60_000

/** A picture of a phone's size: the beginning of a JPEG, and noise. */
function noise(seed: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(pictureBytes / 64) }, (_, index) =>
    createHash('sha512').update(`${seed}/${index}`).digest(),
  )
  return Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), ...blocks], pictureBytes)
}

/** A selfie and eight pictures of liveness, as the official SDKs name them. */
export const pictures: readonly Picture[] = [
  ['selfie_image', 'selfie.jpg', noise(0)],
  ...Array.from(
    { length: 8 },
    (_, index) => ['liveness_images', `liveness${index + 1}.jpg`, noise(index + 1)] as const,
  ),
]

/** A form as bytes. */
export function formOf(sent: readonly TextPart[], files: readonly Picture[] = []): Buffer {
  const texts = sent.map(([name, text, type]) => [headOf(`name="${name}"`, type), Buffer.from(text)])
  const pieces = files.map(([name, file, bytes]) => [headOf(`name="${name}"; filename="${file}"`, 'image/jpeg'), bytes])
  const written = [...texts, ...pieces].flatMap((part) => [...part, Buffer.from('\r\n')])
  return Buffer.concat([...written, Buffer.from(`--${boundary}--\r\n`)])
}

function headOf(disposition: string, type: string | undefined): Buffer {
  const typed = type === undefined ? '' : `Content-Type: ${type}\r\n`
  return Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n${typed}\r\n`)
}
