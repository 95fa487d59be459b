import type { Consent } from '../identity/consent.ts'
import type { IdInfo } from '../identity/identity.ts'
import type { Person } from '../identity/person.ts'
import type { Screening } from '../identity/screening.ts'
import type { Warning } from '../warnings/warning.ts'
import type { Product } from './product.ts'

/** The outcome that a submission itself asks for. */
export interface Hints {
  /** A scenario, by its name. */
  readonly scenario?: string | undefined
  /** A result of the vendor's sandbox. Source: v1 §10. */
  readonly sandboxResult?: string | undefined
}

/** How a partner signs requests, and so how answers are signed; `sec_key` is the scheme retired in 2022. Source: v1 §2.1, §2.3. */
export type SignatureScheme = 'hmac' | 'sec_key'

/** A partner's request, independent of generations: judged at once, or when its package has come. */
export interface JobRequest {
  /** The generation of the vendor's API that it used, which also words the answer and the callbacks. */
  readonly generation: string
  readonly partnerId: string
  readonly product: Product
  readonly userId: string
  readonly jobId: string
  /** Everything sent as `partner_params`, echoed unchanged in results. Source: v1 §8.2. */
  readonly partnerParams: Readonly<Record<string, unknown>>
  readonly hints?: Hints | undefined
  readonly callbackUrl: string | undefined
  /** The identity asked about; empty when none was given. */
  readonly idInfo: IdInfo
  /** Where a generation asks for it. */
  readonly consent?: Consent | undefined
  /** False when it puts nobody on file, although others of its product do. */
  readonly enrols?: boolean | undefined
  /** Of a screening: whom it looks for. */
  readonly screening?: Screening | undefined
  readonly sourceSdk: string | undefined
  /** The scheme and host that the client used: links in callbacks use them. */
  readonly origin?: string | undefined
  /** How the request was signed, and so its callbacks; `hmac` by default. */
  readonly scheme?: SignatureScheme | undefined
  /** The request's warnings; its package has its own. */
  readonly warnings: readonly Warning[]
}

/** A request that announces a package. */
export interface UploadRequest extends JobRequest {
  /** The user may already be on file and is enrolled again. */
  readonly allowNewEnroll: boolean
  /** The picture on file is used instead of a selfie. Source: v1 §8.3. */
  readonly useEnrolledImage: boolean
  /** The job is known and only a fresh upload link is wanted. Source: v1 §3.3. */
  readonly retry: boolean
}

/** What a picture shows, in one word for every generation; `other` is what none of them looks at. */
export type ImageKind = 'selfie' | 'liveness' | 'document_front' | 'document_back' | 'visa' | 'comparison' | 'other'

/** One picture of a submission. Pictures show people's faces, so facts are kept, not bytes. */
export interface ImageFact {
  readonly kind: ImageKind
  readonly fileName: string
  /** Bytes; 0 when the picture named was not in the package. */
  readonly size: number
  /** SHA-256 of the bytes, hex; empty when the picture named was not in the package. */
  readonly sha256: string
}

/** Why a package could not be judged. */
export type PackageProblem = 'zip_corrupt' | 'data_invalid'

/** What came beside a request's words: the contents of a zip, or the files of one call. */
export interface Package {
  readonly size: number
  readonly entries: readonly string[]
  readonly images: readonly ImageFact[]
  readonly idInfo: IdInfo
  readonly warnings: readonly Warning[]
  /** A warning says why. */
  readonly problem?: PackageProblem | undefined
}

/** A complete submission: the request, its package, and the person with that ID number. */
export interface Submission extends JobRequest {
  /** Absent for lookups. */
  readonly package?: Package | undefined
  readonly person?: Person | undefined
}

/** The first picture of a kind, if one was really sent. */
export function pictureOf(pack: Package | undefined, wanted: ImageKind): ImageFact | undefined {
  return pack?.images.find(({ kind, size }) => kind === wanted && size > 0)
}

/** The selfie of a package, if one was really sent. */
export function selfieOf(pack: Package | undefined): ImageFact | undefined {
  return pictureOf(pack, 'selfie')
}
