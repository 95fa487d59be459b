import type { Instant } from '../time.ts'

/** Something that a partner bound to a token, and the reference that stands for it there. Source: v3 §2.1. */
export interface BoundValue {
  readonly partnerId: string
  readonly reference: string
  readonly value: string
  /** When it was bound last. */
  readonly boundAt: Instant
}
