import { createHash } from 'node:crypto'
import { readIdInfo } from '../../core/person.ts'
import { type ImageFact, type Package, type PackageFault, selfieOf, type Warning } from '../../core/submission.ts'
import type { V1InfoJson } from '../../generated/v1/info-json.ts'
import type { Registry } from '../../validation/registry.ts'
import { describeViolations } from '../../validation/violation.ts'
import { openZip, type Zip, ZipError } from './zip.ts'

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

/** A zip that can be read and is no package. Thrown inside, and turned into a package with a fault. */
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
  let names: readonly string[] = []
  try {
    const zip = await openPackage(bytes, limits.maxUnpacked)
    names = zip.names.slice(0, entriesShown)
    const info = await readInfo(zip, limits.registry)
    const { images, selfie, warnings } = await readImages(info.images, zip)
    const pack: Package = {
      size: bytes.length,
      entries: names,
      images,
      idInfo: readIdInfo(info.id_info ?? {}),
      warnings,
    }
    if (!selfieOf(pack)) throw new FaultyPackageError('data_invalid', noSelfie(images, names))
    return { package: pack, selfie }
  } catch (error) {
    const fault = faultOf(error)
    if (!fault) throw error
    const empty = { size: bytes.length, entries: names, images: [], idInfo: {}, warnings: [] }
    return { package: { ...empty, fault }, selfie: undefined }
  }
}

function faultOf(error: unknown): PackageFault | undefined {
  if (error instanceof FaultyPackageError) return error.fault
  return error instanceof ZipError ? { outcome: 'zip_corrupt', explanation: error.message } : undefined
}

async function openPackage(bytes: Buffer, budget: number): Promise<Zip> {
  try {
    return await openZip(bytes, budget)
  } catch (error) {
    const looksLikeZip = bytes.subarray(0, 2).toString('latin1') === 'PK'
    const found =
      bytes.length === 0 ? 'an empty body' : `${bytes.length} bytes beginning ${bytes.subarray(0, 8).toString('hex')}`
    throw new ZipError(
      looksLikeZip
        ? `The package begins like a zip but cannot be read to its end (${found}; ${(error as Error).message}). Was it cut off, or sent as text?`
        : `The package is no zip: ${found}. PUT the zip's raw bytes, without base64 and without multipart.`,
    )
  }
}

async function readInfo(zip: Zip, registry: Registry): Promise<V1InfoJson> {
  const bytes = await zip.read('info.json')
  if (!bytes) {
    const { names } = zip
    throw new FaultyPackageError(
      'data_invalid',
      `The package has no info.json. It holds ${names.length === 0 ? 'nothing' : names.slice(0, 10).join(', ')}.`,
    )
  }
  const text = bytes.toString('utf8').replace(/^\ufeff/, '')
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

async function readImages(images: readonly ImageEntry[], zip: Zip) {
  const facts: ImageFact[] = []
  const warnings: Warning[] = []
  let selfie: Buffer | undefined
  for (const image of images) {
    const type = Number(image.image_type_id)
    const file = image.file_name ? await zip.read(image.file_name) : undefined
    const bytes = file ?? decodeBase64(image.image ?? '')
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
