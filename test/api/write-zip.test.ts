import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { writeZip } from '../../server/vendor/v1/uploads/write-zip.ts'
import { openZip } from '../../server/vendor/v1/uploads/zip.ts'

test('a zip that is written can be read by others, checksums and names included', async () => {
  const files = {
    'info.json': Buffer.from('{"images": []}'),
    'photo – ä.jpg': Buffer.alloc(70_000, 7),
    empty: Buffer.alloc(0),
  }
  const bytes = writeZip(files)
  const zip = await JSZip.loadAsync(bytes, { checkCRC32: true })
  expect(Object.keys(zip.files)).toEqual(Object.keys(files))
  for (const [name, content] of Object.entries(files)) {
    expect(content.equals((await zip.file(name)?.async('nodebuffer')) ?? Buffer.of(1)), name).toBe(true)
  }
  expect(writeZip(files).equals(bytes)).toBe(true)
  expect((await openZip(bytes, 100_000)).names).toEqual(Object.keys(files))
})
