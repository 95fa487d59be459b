import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

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
   * @returns undefined when there is none. @throws ZipError when it is damaged, or when all that was read exceeds the budget.
   */
  read(name: string): Promise<Buffer | undefined>
}

/**
 * Opens a zip by its directory.
 * @param budget the most bytes that all entries read may unpack to, however small the zip was.
 * @throws ZipError when the bytes are no zip, or one that was cut off.
 */
export async function openZip(bytes: Buffer, budget: number): Promise<Zip> {
  const { zip, entries, ambiguous } = await readDirectory(bytes)
  let left = budget

  async function unpack(name: string, entry: Entry): Promise<Buffer> {
    const content = await contentOf(zip, entry, bytes, left).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_BUFFER_TOO_LARGE') throw new ZipError(tooLarge(budget, name))
      throw new ZipError(`Entry "${name}" cannot be unpacked: ${error.message}.`)
    })
    left -= content.length
    if (left < 0) throw new ZipError(tooLarge(budget, name))
    return content
  }

  return {
    names: [...entries.keys()],
    ambiguous,
    async read(wanted) {
      const name = entries.has(wanted) ? wanted : [...entries.keys()].find((one) => one.endsWith(`/${wanted}`))
      const entry = entries.get(name ?? '')
      return name !== undefined && entry ? unpack(name, entry) : undefined
    },
  }
}

async function readDirectory(bytes: Buffer) {
  const entries = new Map<string, Entry>()
  const ambiguous = new Set<string>()
  try {
    // Names stay bytes: one that climbs out of the folder would otherwise end the reading, and nothing is written to disk.
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false })
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

/** The entry's bytes: a view of the zip where they are stored, and inflated up to `most` where they are compressed. */
async function contentOf(zip: ZipFile, entry: Entry, bytes: Buffer, most: number): Promise<Buffer> {
  if (!entry.canDecodeFileData()) throw new Error('it is encrypted, or compressed in a way that nobody uses here')
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize)
  if (packed.length < entry.compressedSize) throw new Error('it ends too early')
  // zlib wants room for at least one byte.
  return entry.isCompressed() ? inflate(packed, { maxOutputLength: Math.max(most, 1) }) : packed
}

function tooLarge(budget: number, name: string): string {
  return `The package unpacks to more than ${budget} bytes; reading stopped at "${name}".`
}

function harmless(name: string): string {
  const steps = name.split(/[/\\]/).filter((step) => step !== '' && step !== '.' && step !== '..')
  return steps.join('/')
}
