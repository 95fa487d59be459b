import { crc32, deflateRawSync } from 'node:zlib'

/** An entry as an attacker writes it: every fact of it can be a lie. */
export interface ForgedEntry {
  readonly name: string
  readonly content?: Buffer | string
  /** Compressed by deflate. */
  readonly deflated?: boolean
  /** The bytes that stand in the zip, instead of the content's. */
  readonly packed?: Buffer
  readonly size?: number
  readonly crc?: number
  /** Where its bytes stand, instead of its own: zips whose entries overlap name one place many times. */
  readonly at?: number
  /** A Unix mode, such as that of a symbolic link. */
  readonly mode?: number
}

/** Writes a zip by hand, since no library writes one that lies. More than 65,534 entries make it a Zip64. */
export function forgeZip(entries: readonly ForgedEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let end = 0
  for (const entry of entries) {
    const facts = factsOf(entry)
    const at = entry.at ?? end
    if (entry.at === undefined) {
      const local = Buffer.concat([localHeader(facts), facts.name, facts.packed])
      parts.push(local)
      end += local.length
    }
    directory.push(directoryHeader(facts, at, entry.mode ?? 0o100644), facts.name)
  }
  const listing = Buffer.concat(directory)
  const zip64 = entries.length > 65_534 ? zip64End(entries.length, listing.length, end) : Buffer.alloc(0)
  return Buffer.concat([...parts, listing, zip64, endRecord(entries.length, listing.length, end)])
}

interface Facts {
  readonly name: Buffer
  readonly packed: Buffer
  readonly size: number
  readonly crc: number
  readonly method: number
}

function factsOf({ name, content = '', deflated = false, packed, size, crc }: ForgedEntry): Facts {
  const bytes = Buffer.from(content)
  return {
    name: Buffer.from(name),
    packed: packed ?? (deflated ? deflateRawSync(bytes) : bytes),
    size: size ?? bytes.length,
    crc: crc ?? crc32(bytes),
    method: deflated ? 8 : 0,
  }
}

// The layouts below are those of PKWARE's APPNOTE.TXT, 4.3.
function localHeader({ name, packed, size, crc, method }: Facts): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(method, 8)
  header.writeUInt32LE(crc, 14)
  header.writeUInt32LE(packed.length, 18)
  header.writeUInt32LE(size, 22)
  header.writeUInt16LE(name.length, 26)
  return header
}

function directoryHeader({ name, packed, size, crc, method }: Facts, at: number, mode: number): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE((3 << 8) + 20, 4)
  header.writeUInt16LE(20, 6)
  header.writeUInt16LE(method, 10)
  header.writeUInt32LE(crc, 16)
  header.writeUInt32LE(packed.length, 20)
  header.writeUInt32LE(size, 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt32LE((mode << 16) >>> 0, 38)
  header.writeUInt32LE(at, 42)
  return header
}

function endRecord(entries: number, length: number, at: number): Buffer {
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x06054b50, 0)
  record.writeUInt16LE(Math.min(entries, 65_535), 8)
  record.writeUInt16LE(Math.min(entries, 65_535), 10)
  record.writeUInt32LE(length, 12)
  record.writeUInt32LE(at, 16)
  return record
}

function zip64End(entries: number, length: number, at: number): Buffer {
  const record = Buffer.alloc(76)
  record.writeUInt32LE(0x06064b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeUInt16LE(45, 12)
  record.writeUInt16LE(45, 14)
  record.writeBigUInt64LE(BigInt(entries), 24)
  record.writeBigUInt64LE(BigInt(entries), 32)
  record.writeBigUInt64LE(BigInt(length), 40)
  record.writeBigUInt64LE(BigInt(at), 48)
  record.writeUInt32LE(0x07064b50, 56)
  record.writeBigUInt64LE(BigInt(at + length), 64)
  record.writeUInt32LE(1, 72)
  return record
}
