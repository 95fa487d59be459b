import type { ImageKind } from '../../../core/jobs/submission.ts'

// By image_type_id: files first, then the same as base64. Source: v1 §4.2.
const kinds: Readonly<Record<string, ImageKind>> = {
  0: 'selfie',
  1: 'document_front',
  4: 'liveness',
  5: 'document_back',
  2: 'selfie',
  3: 'document_front',
  6: 'liveness',
  7: 'document_back',
}

/** What a picture shows, by its `image_type_id`. */
export function imageKindOf(type: number | string): ImageKind {
  return kinds[Number(type)] ?? 'other'
}
