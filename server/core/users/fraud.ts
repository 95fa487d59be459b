import type { ImageKind, Package } from '../jobs/submission.ts'
import type { Instant } from '../time.ts'

/** What a user may be reported for. Source: v3 §5.5. */
export const fraudReasons = [
  'FIRST_PARTY_FRAUD',
  'SECOND_PARTY_FRAUD',
  'THIRD_PARTY_FRAUD',
  'SYNTHETIC_IDENTITY',
  'ACCOUNT_TAKEOVER',
  'DOCUMENT_FORGERY',
  'IDENTITY_FARMING',
  'MULE_ACCOUNT',
  'OTHER',
] as const

export type FraudReason = (typeof fraudReasons)[number]

/** A user who was reported as fraud. Of the report, what people wrote and who wrote it is not kept. */
export interface FraudMark {
  readonly partnerId: string
  readonly userId: string
  readonly reason: FraudReason
  readonly since: Instant
  /** The user's faces: SHA-256 of the pictures in the jobs so far, hex. */
  readonly faces: readonly string[]
}

const withFace: readonly ImageKind[] = ['selfie', 'liveness']

/** The faces that were really sent. */
export function facesIn(pack: Package | undefined): readonly string[] {
  const shown = (pack?.images ?? []).filter(({ kind, size }) => size > 0 && withFace.includes(kind))
  return [...new Set(shown.map(({ sha256 }) => sha256))]
}

/** Whether a mark is about this user, or has one of these faces. */
export function concerns(mark: FraudMark, userId: string | undefined, faces: readonly string[]): boolean {
  return mark.userId === userId || mark.faces.some((one) => faces.includes(one))
}
