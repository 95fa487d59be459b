import JSZip from 'jszip'

const aDay = new Date('2026-01-01T00:00:00.000Z')

/** The same files in the same order, in bytes that do not depend on when, or by what, they were zipped. */
export async function stableZip(bytes: Buffer, change: (text: string) => string): Promise<Buffer> {
  const [from, to] = [await JSZip.loadAsync(bytes), new JSZip()]
  for (const [name, file] of Object.entries(from.files)) {
    const content = await file.async('nodebuffer')
    to.file(name, name === 'info.json' ? change(content.toString('utf8')) : content, { date: aDay })
  }
  return to.generateAsync({ type: 'nodebuffer', compression: 'STORE', platform: 'DOS' })
}
