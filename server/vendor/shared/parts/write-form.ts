import type { TrialPicture } from './made-up-pictures.ts'

/** A form as a client writes it: text as it is, objects as JSON, and pictures as files. */
export function writeForm(
  parts: Readonly<Record<string, string | object>>,
  pictures: readonly TrialPicture[],
  boundary: string,
): Buffer {
  const written = Object.entries(parts).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`
  })
  const files = pictures.flatMap(({ name, bytes }) => {
    const head = `Content-Disposition: form-data; name="${name}"; filename="${name}.jpg"\r\nContent-Type: image/jpeg`
    return [Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), bytes, Buffer.from('\r\n')]
  })
  return Buffer.concat([Buffer.from(written.join('')), ...files, Buffer.from(`--${boundary}--\r\n`)])
}
