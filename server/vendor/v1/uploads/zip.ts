import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl'
import { MemoryReader } from './memory-reader.ts'

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw)

/** A zip, or one of its entries, that cannot be read. The message says which, and why. */
export class ZipError extends Error {
  override readonly name = 'ZipError'
}

/** A zip in memory: its names are known, and nothing is unpacked until it is asked for. */
export interface Zip {
  /** As written, but for steps out of the folder. A name that stands twice, as Python writes them, counts once. */
  readonly names: readonly string[]
  /** The names that stand more than once, over files that differ. The first of them is the one that is read. */
  readonly ambiguous: readonly string[]
  /**
   * The bytes of the entry of that name: at the root, or else in any folder, since some clients zip a directory.
   * @param most the most bytes it may unpack to, within what is left of the budget.
   * @returns undefined when there is none. @throws ZipError when it is damaged, or when all that was read exceeds the budget.
   */
  read(name: string, most?: number): Promise<Buffer | undefined>
}

/**
 * Opens a zip by its directory.
 * @param budget the most bytes that all entries read may unpack to, however small the zip was.
 * @throws ZipError when the bytes are no zip, or one that was cut off.
 */
export async function openZip(bytes: Buffer, budget: number): Promise<Zip> {
  const { zip, entries, ambiguous } = await readDirectory(bytes)
  let left = budget
  let byFileName: ReadonlyMap<string, readonly string[]> | undefined

  async function unpack(name: string, entry: Entry, most: number): Promise<Buffer> {
    const size = entry.uncompressedSize
    if (size > left) throw new ZipError(tooLarge('The package', budget, name))
    if (size > most) throw new ZipError(tooLarge(`"${name}"`, most, name))
    left -= size
    return contentOf(zip, entry, bytes).catch((error: Error) => {
      throw new ZipError(`Entry "${name}" cannot be unpacked: ${error.message}.`)
    })
  }

  function nameInAnyFolder(wanted: string): string | undefined {
    byFileName ??= Map.groupBy(entries.keys(), fileNameOf)
    return byFileName.get(fileNameOf(wanted))?.find((one) => one.endsWith(`/${wanted}`))
  }

  return {
    names: [...entries.keys()],
    ambiguous,
    async read(wanted, most = budget) {
      const name = entries.has(wanted) ? wanted : nameInAnyFolder(wanted)
      const entry = entries.get(name ?? '')
      return name !== undefined && entry ? unpack(name, entry, most) : undefined
    },
  }
}

async function readDirectory(bytes: Buffer) {
  const entries = new Map<string, Entry>()
  const ambiguous = new Set<string>()
  try {
    // Names stay bytes: one that climbs out of the folder would otherwise end the reading, and nothing is written to disk.
    const options = { lazyEntries: true, decodeStrings: false, autoClose: false }
    const zip = await fromRandomAccessReaderPromise(new MemoryReader(bytes), bytes.length, options)
    for await (const entry of zip.eachEntry()) {
      const name = harmless(String(entry.fileName))
      const earlier = entries.get(name)
      if (!earlier) entries.set(name, entry)
      else if (earlier.crc32 !== entry.crc32) ambiguous.add(name)
    }
    return { zip, entries, ambiguous: [...ambiguous] }
  } catch (error) {
    throw new ZipError((error as Error).message)
  }
}

/**
 * The entry's bytes: a view of the zip where they are stored, and inflated where they are compressed.
 * @throws Error unless there are as many as the directory says, with the checksum that it says.
 */
async function contentOf(zip: ZipFile, entry: Entry, bytes: Buffer): Promise<Buffer> {
  if (!entry.canDecodeFileData()) throw new Error('it is encrypted, or compressed in a way that nobody uses here')
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize)
  if (packed.length < entry.compressedSize) throw new Error('it ends too early')
  const content = entry.isCompressed() ? await inflated(packed, entry.uncompressedSize) : packed
  if (content.length !== entry.uncompressedSize) throw new Error('it is shorter than the zip says')
  if (crc32(content) !== entry.crc32) throw new Error('its checksum is wrong')
  return content
}

async function inflated(packed: Buffer, size: number): Promise<Buffer> {
  try {
    // zlib wants room for at least one byte.
    return await inflate(packed, { maxOutputLength: Math.max(size, 1) })
  } catch (error) {
    const isLonger = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw isLonger ? new Error('it is longer than the zip says') : error
  }
}

function tooLarge(what: string, limit: number, name: string): string {
  return `${what} unpacks to more than ${limit} bytes; reading stopped at "${name}".`
}

function fileNameOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}

function harmless(name: string): string {
  const steps = name.split(/[/\\]/).filter((step) => step !== '' && step !== '.' && step !== '..')
  return steps.join('/')
}
