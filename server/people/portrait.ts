import { crc32, deflateSync } from 'node:zlib'
import { type Colour, jpegOfSquares } from './jpeg.ts'

const cells = 8
const cellSize = 6
const side = cells * cellSize

/**
 * A picture that cannot be mistaken for a photograph: coloured squares, mirrored left and right.
 * A PNG whose pixels are stored, not compressed, so that its bytes are the same with every zlib.
 * @param digest at least 32 bytes that identify the person.
 */
export function portrait(digest: Buffer): Buffer {
  const colour = [digest[0], digest[1], digest[2]].map((part = 0) => 64 + (part % 128))
  const rows = Array.from({ length: cells }, (_, row) => pixelRow(digest, row, colour))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  // Eight bits a channel, true colour.
  header.set([8, 2], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows.flatMap((row) => Array(cellSize).fill(row))), { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The same picture as a JPEG, which is what Smile ID is sent. */
export function jpegPortrait(digest: Buffer): Buffer {
  const [red = 0, green = 0, blue = 0] = digest
  const colour = [red, green, blue].map((part) => 64 + (part % 128)) as unknown as Colour
  const paper: Colour = [0xe2, 0xe2, 0xe2]
  return jpegOfSquares(
    Array.from({ length: cells }, (_, row) =>
      Array.from({ length: cells }, (_, cell) => (isFilled(digest, row, cell) ? colour : paper)),
    ),
  )
}

/** Whether a cell has the colour: the right half mirrors the left. */
function isFilled(digest: Buffer, row: number, cell: number): boolean {
  const mirrored = Math.min(cell, cells - 1 - cell)
  return (((digest[3 + row] ?? 0) >> mirrored) & 1) === 1
}

/** One line of pixels, after a byte that says it is not filtered. */
function pixelRow(digest: Buffer, cellRow: number, colour: readonly number[]): Buffer {
  const row = Buffer.alloc(1 + side * 3, 0xe2)
  row[0] = 0
  for (let x = 0; x < side; x++) {
    if (isFilled(digest, cellRow, Math.floor(x / cellSize))) row.set(colour, 1 + x * 3)
  }
  return row
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
