import type { Consent } from '../identity/consent.ts'
import type { IdInfo } from '../identity/identity.ts'
import type { Person } from '../identity/person.ts'
import type { Warning } from '../warnings/warning.ts'
import type { Product } from './product.ts'

/** What a submission itself asks to come to. */
export interface Hints {
  /** A scenario, by its name. */
  readonly scenario?: string | undefined
  /** A result of the vendor's sandbox. Source: v1 §10. */
  readonly sandboxResult?: string | undefined
}

/** How a partner proves itself, and so how it is answered: `sec_key` is the scheme retired in 2022. Source: v1 §2.1, §2.3. */
export type SignatureScheme = 'hmac' | 'sec_key'

/** What a partner asks for, in no generation's words: judged at once, or when its package has come. */
export interface JobRequest {
  /** The generation of the vendor's API by which it came, and by which it is answered and called back. */
  readonly generation: string
  readonly partnerId: string
  readonly product: Product
  readonly userId: string
  readonly jobId: string
  /** Everything sent as `partner_params`, echoed in results as it came. Source: v1 §8.2. */
  readonly partnerParams: Readonly<Record<string, unknown>>
  readonly hints?: Hints | undefined
  readonly callbackUrl: string | undefined
  /** The identity asked about; empty when none was given. */
  readonly idInfo: IdInfo
  /** Where a generation asks for it. */
  readonly consent?: Consent | undefined
  readonly sourceSdk: string | undefined
  /** Scheme and host by which the client reached the emulator: links in callbacks lead there. */
  readonly origin?: string | undefined
  /** How the request was signed, and so how its callbacks are; `hmac` unless said. */
  readonly scheme?: SignatureScheme | undefined
  /** What the request is warned about; its package has warnings of its own. */
  readonly warnings: readonly Warning[]
}

/** A request that announces a package. */
export interface UploadRequest extends JobRequest {
  /** The user may be on file already and is enrolled anew. */
  readonly allowNewEnroll: boolean
  /** The picture on file stands in place of a selfie. Source: v1 §8.3. */
  readonly useEnrolledImage: boolean
  /** The job is known and only a fresh upload link is wanted. Source: v1 §3.3. */
  readonly retry: boolean
}

/** One picture of a submission. Pictures are people's faces: facts are kept, not bytes. */
export interface ImageFact {
  /** Smile ID's `image_type_id`. Source: v1 §4.2. */
  readonly type: number
  readonly fileName: string
  /** Bytes; 0 when the picture named was not in the package. */
  readonly size: number
  /** SHA-256 of the bytes, hex; empty when the picture named was not in the package. */
  readonly sha256: string
}

/** What a package that cannot be judged comes to. */
export type PackageFault = 'zip_corrupt' | 'data_invalid'

/** What the zip held. */
export interface Package {
  readonly size: number
  readonly entries: readonly string[]
  readonly images: readonly ImageFact[]
  readonly idInfo: IdInfo
  readonly warnings: readonly Warning[]
  /** A warning says why. */
  readonly fault?: PackageFault | undefined
}

/** A complete submission: what was asked, the package that came with it, and whom the ID authority knows by that number. */
export interface Submission extends JobRequest {
  /** Absent for lookups. */
  readonly package?: Package | undefined
  readonly person?: Person | undefined
}

const selfieTypes = [0, 2]
const livenessTypes = [4, 6]

/** The selfie of a package, if one was really sent. Source: v1 §4.2 (types 0 and 2). */
export function selfieOf(pack: Package | undefined): ImageFact | undefined {
  return pack?.images.find((image) => selfieTypes.includes(image.type) && image.size > 0)
}

/** Whether a package really has a liveness picture. Source: v1 §4.2 (types 4 and 6). */
export function showsLiveness({ images }: Package): boolean {
  return images.some((image) => livenessTypes.includes(image.type) && image.size > 0)
}
