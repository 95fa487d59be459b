import { hash } from 'node:crypto'
import type { SmileError } from '../../../core/errors.ts'
import {
  type ImageFact,
  type Package,
  type PackageProblem,
  selfieOf,
  type UploadRequest,
} from '../../../core/jobs/submission.ts'
import { byteOrderMark } from '../../../core/text/utf8.ts'
import { createWarning, type Warning } from '../../../core/warnings/warning.ts'
import type { V1InfoJson } from '../../../generated/v1/info-json.ts'
import { parseJson } from '../../../http/bodies/read-body.ts'
import { beginningOf } from '../../../http/journal/shortened.ts'
import type { Registry } from '../../../validation/registry.ts'
import { describeViolations } from '../../../validation/violation.ts'
import { readIdInfo } from '../../shared/identity.ts'
import { isLinked } from '../views/picture.ts'
import { imageKindOf } from './image-kind.ts'
import { decodeBase64, type ImageEntry, imageWarnings } from './image-warnings.ts'
import { openZip, type Zip, ZipError } from './zip.ts'
import { zipWarnings } from './zip-warnings.ts'

/** A package's facts, and its pictures for `--keep-images`. */
export interface PackageReading {
  readonly package: Package
  /** The pictures that links lead to, by their SHA-256. */
  readonly pictures: ReadonlyMap<string, Buffer>
}

/** The limits of packages. */
export interface PackageLimits {
  /** The maximum size of all its entries together after inflating, in bytes. */
  readonly maxUnpacked: number
  /** The maximum size of a package as sent, in bytes. */
  readonly maxPackage: number
  readonly registry: Registry
}

/** The parts of the announcing request that decide how to read the package. */
type Announced = Partial<Pick<UploadRequest, 'useEnrolledImage' | 'sourceSdk'>>

const mark = Buffer.from(byteOrderMark)

// As many names as help a person; a zip may have a hundred thousand.
const entriesShown = 50

// Enough of a name to recognise it; names in a zip may have 64 kB.
const longestName = 200

/** A zip that can be read but is not a package. Thrown internally, and turned into a package that cannot be judged. */
class InvalidPackageError extends Error {
  readonly warning: Warning

  constructor(warning: Warning) {
    super(warning.id)
    this.warning = warning
  }
}

/**
 * Reads the zip that was PUT: `info.json` and the facts of the pictures it names. Never throws because of its content:
 * a package that cannot be judged has a `fault`. Entries that are not named are not inflated, and nothing is written to disk.
 * Sources: v1 §4.1, §4.2 (what really is in each SDK's zip).
 * @param request the request that announced it: with `useEnrolledImage` no selfie need be sent.
 */
export async function readPackage(
  bytes: Buffer,
  limits: PackageLimits,
  { useEnrolledImage = false, sourceSdk }: Announced = {},
): Promise<PackageReading> {
  let names: readonly string[] = []
  try {
    const zip = await openPackage(bytes, limits.maxUnpacked)
    names = zip.names.slice(0, entriesShown).map((name) => beginningOf(name, longestName))
    const info = await readInfo(zip, limits)
    const { images, pictures, warnings } = await readImages(info.images, zip, sourceSdk)
    const pack: Package = {
      size: bytes.length,
      entries: names,
      images,
      idInfo: readIdInfo(info.id_info ?? {}),
      warnings: [...zipWarnings(zip, info.images), ...warnings],
    }
    return { package: useEnrolledImage || selfieOf(pack) ? pack : withoutSelfie(pack, info.images), pictures }
  } catch (error) {
    const [problem, warning] = problemOf(error as Error)
    const pack = { size: bytes.length, entries: names, images: [], idInfo: {}, warnings: [warning], problem }
    return { package: pack, pictures: new Map() }
  }
}

/** Why a package cannot be judged. Throws other errors. */
function problemOf(error: Error): [PackageProblem, Warning] {
  if (error instanceof InvalidPackageError) return ['data_invalid', error.warning]
  if (error instanceof ZipError) return ['zip_corrupt', createWarning('zip-corrupt', { problem: error.message })]
  throw error
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
        ? `It begins like a zip but is not complete (${found}; ${(error as Error).message}). Was it cut off, or sent as text?`
        : `It is not a zip: ${found}.`,
    )
  }
}

async function readInfo(zip: Zip, { maxPackage, registry }: PackageLimits): Promise<V1InfoJson> {
  // Base64 pictures are compressed by a quarter at most, so twice the package is more than any client needs.
  const bytes = await zip.read('info.json', 2 * maxPackage)
  if (!bytes) {
    const entries = zip.names.slice(0, 10).join(', ') || 'nothing'
    throw new InvalidPackageError(createWarning('info-json-missing', { entries }))
  }
  const info = parseInfo(bytes)
  const violations = registry.validate('v1/info-json', info)
  if (violations.length > 0) throw unusableInfo(describeViolations(violations))
  return info as V1InfoJson
}

function parseInfo(bytes: Buffer): unknown {
  const hasMark = bytes.subarray(0, mark.length).equals(mark)
  try {
    return parseJson(hasMark ? bytes.subarray(mark.length) : bytes)
  } catch (error) {
    throw unusableInfo((error as SmileError).hint.replace('The body', 'It'))
  }
}

function unusableInfo(problem: string): InvalidPackageError {
  return new InvalidPackageError(createWarning('info-json-invalid', { problem }))
}

async function readImages(images: readonly ImageEntry[], zip: Zip, sourceSdk: string | undefined) {
  const facts: ImageFact[] = []
  const warnings: Warning[] = []
  const pictures = new Map<string, Buffer>()
  for (const image of images) {
    const kind = imageKindOf(image.image_type_id)
    const file = image.file_name ? await zip.read(image.file_name) : undefined
    const bytes = file ?? decodeBase64(image.image ?? '')
    // One warning of each kind is enough: pictures usually share their problems.
    for (const warning of imageWarnings(image, file, bytes, sourceSdk)) {
      if (!warnings.some(({ id }) => id === warning.id)) warnings.push(warning)
    }
    const hash = bytes.length > 0 ? sha256(bytes) : ''
    facts.push({ kind, fileName: beginningOf(image.file_name ?? '', longestName), size: bytes.length, sha256: hash })
    if (bytes.length > 0 && isLinked(kind)) pictures.set(hash, bytes)
  }
  return { images: facts, warnings, pictures }
}

/** The warnings about its pictures may explain why the selfie is missing, so they are kept. */
function withoutSelfie(pack: Package, named: readonly ImageEntry[]): Package {
  const types = named.map(({ image_type_id: type }, index) => (pack.images[index]?.size ? type : `${type} (empty)`))
  const about = { types: types.join(', ') || 'none', entries: pack.entries.join(', ') }
  const warning = createWarning('selfie-missing', about)
  return { ...pack, warnings: [...pack.warnings, warning], problem: 'data_invalid' }
}

function sha256(bytes: Buffer): string {
  return hash('sha256', bytes)
}
