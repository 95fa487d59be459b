/** A colour: red, green and blue, each from 0 to 255. */
export type Colour = readonly [number, number, number]

// A block of one colour has only its mean, so only codes for means, and for the end of a block, are needed.
const meanCodeLength = 4
const meanCodes = 12

/**
 * A JPEG of squares, eight pixels wide, each of one colour. Source: ITU-T T.81 (baseline, sequential).
 * @param rows equally long.
 */
export function jpegOfSquares(rows: readonly (readonly Colour[])[]): Buffer {
  const [first = []] = rows
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    // All steps are 8, so that a mean is written unchanged.
    segment(0xdb, [0, ...Array(64).fill(8)]),
    segment(0xc0, [
      8,
      ...word(rows.length * 8),
      ...word(first.length * 8),
      3,
      ...[1, 2, 3].flatMap((id) => [id, 0x11, 0]),
    ]),
    segment(0xc4, [0x00, ...codesOf(meanCodeLength, meanCodes), ...Array(meanCodes).keys()]),
    segment(0xc4, [0x10, ...codesOf(1, 1), 0]),
    segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
    scan(rows.flat().map(toYCbCr)),
    Buffer.from([0xff, 0xd9]),
  ])
}

function segment(marker: number, bytes: readonly number[]): Buffer {
  return Buffer.from([0xff, marker, ...word(bytes.length + 2), ...bytes])
}

function word(value: number): [number, number] {
  return [value >> 8, value & 0xff]
}

/** How many codes there are of each length from 1 to 16. */
function codesOf(length: number, count: number): number[] {
  return Array.from({ length: 16 }, (_, index) => (index + 1 === length ? count : 0))
}

/** The means of all blocks, each as its difference to the one before, in bits. */
function scan(blocks: readonly Colour[]): Buffer {
  const before = [0, 0, 0]
  let bits = ''
  for (const block of blocks) {
    for (const [component, value] of block.entries()) {
      const difference = value - (before[component] ?? 0)
      before[component] = value
      const size = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1
      const amplitude = difference < 0 ? difference + 2 ** size - 1 : difference
      bits += size.toString(2).padStart(meanCodeLength, '0')
      bits += size === 0 ? '' : amplitude.toString(2).padStart(size, '0')
      // The end of this block.
      bits += '0'
    }
  }
  const bytes = (bits.match(/.{1,8}/g) ?? []).map((text) => Number.parseInt(text.padEnd(8, '1'), 2))
  // A 0 follows 255, so that it is not a marker.
  return Buffer.from(bytes.flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte])))
}

/** Around 0, as means are written. Source: JFIF 1.02. */
function toYCbCr([red, green, blue]: Colour): Colour {
  return [
    Math.round(0.299 * red + 0.587 * green + 0.114 * blue - 128),
    Math.round(-0.1687 * red - 0.3313 * green + 0.5 * blue),
    Math.round(0.5 * red - 0.4187 * green - 0.0813 * blue),
  ]
}
