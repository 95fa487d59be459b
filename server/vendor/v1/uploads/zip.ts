import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl'
import { MemoryReader } from './memory-reader.ts'

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw)

/** A zip, or one of its entries, cannot be read. The message says which, and why. */
export class ZipError extends Error {
  override readonly name = 'ZipError'
}

/** A zip in memory: its names are known, and entries are unpacked on demand. */
export interface Zip {
  /** As written, except for steps out of the folder. A duplicate name, as Python writes them, counts once. */
  readonly names: readonly string[]
  /** Duplicate names of files that differ. The first file is read. */
  readonly ambiguous: readonly string[]
  /**
   * The bytes of the entry with that name: at the root, or else in any folder, since some clients zip a directory.
   * @param most the maximum size after unpacking, within the rest of the budget.
   * @returns undefined when there is none. @throws ZipError when it is damaged, or when everything read exceeds the budget.
   */
  read(name: string, most?: number): Promise<Buffer | undefined>
}

/**
 * Opens a zip by its directory.
 * @param budget the maximum size of all entries read, after unpacking.
 * @throws ZipError when the bytes are not a zip, or were cut off.
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
    // Names stay bytes: otherwise a name that leads out of the folder would end the reading, though nothing is written to disk.
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
 * The entry's bytes: a view of the zip if they are stored, and inflated if they are compressed.
 * @throws Error unless their number and checksum are those in the directory.
 */
async function contentOf(zip: ZipFile, entry: Entry, bytes: Buffer): Promise<Buffer> {
  if (!entry.canDecodeFileData()) throw new Error('it is encrypted, or compressed with an unsupported method')
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
    // zlib needs room for at least one byte.
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
