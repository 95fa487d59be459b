import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import JSZip from 'jszip'
import { type ImageFact, type Package, type PackageFault, selfieOf, type Warning } from '../../core/submission.ts'
import type { V1InfoJson } from '../../generated/v1/info-json.ts'
import type { Registry } from '../../validation/registry.ts'
import { describeViolations } from '../../validation/violation.ts'

/** A package's facts, and its selfie for `--keep-images`. */
export interface PackageReading {
  readonly package: Package
  readonly selfie: Buffer | undefined
}

/** What a package is read with. */
export interface PackageLimits {
  /** The most bytes all of its entries together may inflate to. */
  readonly maxUnpacked: number
  readonly registry: Registry
}

type ImageEntry = V1InfoJson['images'][number]

// As many names as help a person; a zip may hold a hundred thousand.
const entriesShown = 50

/** A package that cannot be judged. Thrown inside, and turned into a package with a fault. */
class FaultyPackageError extends Error {
  readonly fault: PackageFault

  constructor(outcome: PackageFault['outcome'], explanation: string) {
    super(explanation)
    this.fault = { outcome, explanation }
  }
}

/**
 * Reads the zip that was PUT: `info.json` and the facts of the pictures it names. Never throws for what is in it:
 * a package that cannot be judged has a fault. Entries that nobody names are not inflated, and nothing is written to disk.
 * Sources: v1 §4.1, §4.2 (what really is in each SDK's zip).
 */
export async function readPackage(bytes: Buffer, limits: PackageLimits): Promise<PackageReading> {
  const names: string[] = []
  try {
    const zip = await openZip(bytes)
    for (const name in zip.files) if (names.length < entriesShown) names.push(name)
    const inflate = createInflater(limits.maxUnpacked)
    const info = await readInfo(zip, inflate, limits.registry)
    const { images, selfie, warnings } = await readImages(info.images, zip, inflate)
    const pack: Package = { size: bytes.length, entries: names, images, idInfo: info.id_info ?? {}, warnings }
    if (!selfieOf(pack)) throw new FaultyPackageError('data_invalid', noSelfie(images, names))
    return { package: pack, selfie }
  } catch (error) {
    if (!(error instanceof FaultyPackageError)) throw error
    const empty = { size: bytes.length, entries: names, images: [], idInfo: {}, warnings: [] }
    return { package: { ...empty, fault: error.fault }, selfie: undefined }
  }
}

async function openZip(bytes: Buffer): Promise<JSZip> {
  try {
    return await JSZip.loadAsync(bytes)
  } catch (error) {
    const [reason] = (error as Error).message.split(' : ')
    const looksLikeZip = bytes.subarray(0, 2).toString('latin1') === 'PK'
    const found =
      bytes.length === 0 ? 'an empty body' : `${bytes.length} bytes beginning ${bytes.subarray(0, 8).toString('hex')}`
    throw new FaultyPackageError(
      'zip_corrupt',
      looksLikeZip
        ? `The package begins like a zip but cannot be read to its end (${found}; ${reason}). Was it cut off, or sent as text?`
        : `The package is no zip: ${found}. PUT the zip's raw bytes, without base64 and without multipart.`,
    )
  }
}

type Inflate = (entry: JSZip.JSZipObject) => Promise<Buffer>

/** Inflates entries while all of them together stay within a budget, however small the zip was. */
function createInflater(budget: number): Inflate {
  let spent = 0
  return async (entry) => {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of contentOf(entry)) {
        spent += chunk.length
        if (spent > budget) break
        chunks.push(chunk)
      }
    } catch (error) {
      throw new FaultyPackageError(
        'zip_corrupt',
        `Entry "${entry.name}" cannot be unpacked: ${(error as Error).message}.`,
      )
    }
    if (spent > budget) {
      throw new FaultyPackageError(
        'zip_corrupt',
        `The package unpacks to more than ${budget} bytes; reading stopped at "${entry.name}".`,
      )
    }
    return Buffer.concat(chunks)
  }
}

/** JSZip's streams are of an older make, which cannot be iterated over. */
function contentOf(entry: JSZip.JSZipObject): AsyncIterable<Buffer> {
  return new Readable().wrap(entry.nodeStream())
}

async function readInfo(zip: JSZip, inflate: Inflate, registry: Registry): Promise<V1InfoJson> {
  const entry = entryNamed(zip, 'info.json')
  if (!entry) {
    const names = Object.keys(zip.files)
    throw new FaultyPackageError(
      'data_invalid',
      `The package has no info.json. It holds ${names.length === 0 ? 'nothing' : names.slice(0, 10).join(', ')}.`,
    )
  }
  const text = (await inflate(entry)).toString('utf8').replace(/^\ufeff/, '')
  let info: unknown
  try {
    info = JSON.parse(text)
  } catch (error) {
    throw new FaultyPackageError('data_invalid', `info.json is not JSON: ${(error as Error).message}.`)
  }
  const violations = registry.validate('v1/info-json', info)
  if (violations.length > 0)
    throw new FaultyPackageError('data_invalid', `info.json: ${describeViolations(violations)}`)
  return info as V1InfoJson
}

/** The entry of that name, at the root or else in any folder: some clients zip a directory. */
function entryNamed(zip: JSZip, name: string): JSZip.JSZipObject | undefined {
  const exact = zip.file(name)
  if (exact) return exact
  return Object.values(zip.files).find((entry) => !entry.dir && entry.name.endsWith(`/${name}`))
}

async function readImages(images: readonly ImageEntry[], zip: JSZip, inflate: Inflate) {
  const facts: ImageFact[] = []
  const warnings: Warning[] = []
  let selfie: Buffer | undefined
  for (const image of images) {
    const type = Number(image.image_type_id)
    const entry = image.file_name ? entryNamed(zip, image.file_name) : undefined
    const bytes = entry ? await inflate(entry) : decodeBase64(image.image ?? '')
    const problem = imageProblem(image, bytes)
    if (problem && !warnings.some(({ id }) => id === problem.id)) warnings.push(problem)
    facts.push({
      type,
      fileName: image.file_name ?? '',
      size: bytes.length,
      sha256: bytes.length > 0 ? sha256(bytes) : '',
    })
    if (bytes.length > 0 && (type === 0 || type === 2)) selfie ??= bytes
  }
  return { images: facts, warnings, selfie }
}

const pathForm = /^[^\n]{1,1024}\.(jpe?g|png)$/i
const dataUri = /^data:[^,]*,/

/** The bytes of a picture in base64; none when the text is a path, as the JavaScript and Ruby SDKs send for liveness files. */
function decodeBase64(text: string): Buffer {
  return pathForm.test(text) ? Buffer.alloc(0) : Buffer.from(text.replace(dataUri, ''), 'base64')
}

function imageProblem(image: ImageEntry, bytes: Buffer): Warning | undefined {
  const text = image.image ?? ''
  if (pathForm.test(text)) {
    return {
      id: 'image-is-a-path',
      message: `A picture of type ${image.image_type_id} was sent as a path, not as a picture: the JavaScript and Ruby SDKs do not zip types 4 and 5. Send liveness images as base64, type 6.`,
    }
  }
  if (dataUri.test(text)) {
    return { id: 'data-uri', message: 'A base64 picture begins with "data:". Send the base64 text alone.' }
  }
  if (bytes.length === 0) {
    const named = image.file_name
      ? `names "${image.file_name}", which is not in the zip`
      : 'has neither a file nor base64 text'
    return { id: 'image-missing', message: `A picture of type ${image.image_type_id} ${named}.` }
  }
  return undefined
}

function noSelfie(images: readonly ImageFact[], names: readonly string[]): string {
  const types = images.map(({ type, size }) => (size > 0 ? type : `${type} (empty)`)).join(', ') || 'none'
  return `The package has no selfie (image_type_id 0 or 2). Pictures named by info.json: ${types}. Entries: ${names.join(', ')}.`
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
