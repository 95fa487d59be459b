import type { ImageKind } from '../../../core/jobs/submission.ts'

/** What links lead to: some of the pictures that were sent, and the photo that the ID authority has. */
export type LinkedPicture = Extract<ImageKind, 'selfie' | 'document_front' | 'document_back' | 'visa'> | 'photo'

/** Each by its name in a link. */
export const pictureNames: Readonly<Record<LinkedPicture, string>> = {
  selfie: 'selfie.jpg',
  document_front: 'document.jpg',
  document_back: 'document_back.jpg',
  visa: 'visa.jpg',
  photo: 'photo.png',
}

/** Whether links lead to pictures of this kind. */
export function isLinked(kind: ImageKind): boolean {
  return kind in pictureNames
}
