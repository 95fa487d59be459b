import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { portrait } from '../../server/people/portrait.ts'

const digestOf = (text: string) => createHash('sha256').update(text).digest()

/** A PNG's chunks, in order, with whether each one's checksum holds. */
function chunksOf(png: Buffer): [type: string, length: number, checksumHolds: boolean][] {
  const chunks: [string, number, boolean][] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const end = at + 8 + length
    const type = png.toString('latin1', at + 4, at + 8)
    chunks.push([type, length, crc32(png.subarray(at + 4, end)) === png.readUInt32BE(end)])
    at = end + 4
  }
  return chunks
}

test('is a whole PNG: a header, pixels and an end, each with its checksum, and nothing behind', () => {
  expect(chunksOf(portrait(digestOf('anna')))).toEqual([
    ['IHDR', 13, true],
    ['IDAT', expect.any(Number), true],
    ['IEND', 0, true],
  ])
})

test('has the same bytes twice, and other bytes for somebody else', () => {
  expect(portrait(digestOf('anna'))).toEqual(portrait(digestOf('anna')))
  expect(portrait(digestOf('anna'))).not.toEqual(portrait(digestOf('bola')))
})
