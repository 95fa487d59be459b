import { crc32 } from 'node:zlib'

/** A zip of files that are stored, not compressed. Source: PKWARE's APPNOTE, 4.3. */
export function writeZip(files: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(files).map(([name, bytes]) => ({ name: Buffer.from(name), bytes, crc: crc32(bytes) }))
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const facts = factsOf(entry)
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), facts, entry.name, entry.bytes])
    bodies.push(body)
    directory.push(Buffer.from('PK\x01\x02'), word(20), facts, Buffer.alloc(10), long(offset), entry.name)
    offset += body.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const count = word(entries.length)
  const end = [Buffer.from('PK\x05\x06'), word(0), word(0), count, count, long(size), long(offset), word(0)]
  return Buffer.concat([...bodies, ...directory, ...end])
}

/** What both headers of an entry have: the version, flags (names are UTF-8), method, a date, checksum, sizes and lengths. */
function factsOf({
  name,
  bytes,
  crc,
}: {
  readonly name: Buffer
  readonly bytes: Buffer
  readonly crc: number
}): Buffer {
  // The first of January 1980, midnight: the same bytes every time.
  const date = [word(0), word(0x21)]
  const sizes = [long(bytes.length), long(bytes.length), word(name.length), word(0)]
  return Buffer.concat([word(20), word(0x800), word(0), ...date, long(crc), ...sizes])
}

function word(value: number): Buffer {
  return Buffer.from([value & 0xff, value >> 8])
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
