import { type ImageFact, type ImageKind, type Package, pictureOf } from '../../../core/jobs/submission.ts'

/** The pictures of a job that links lead to, by the members that name them. Source: v1 §6.10. */
export const pictureNames = ['selfie_image', 'id_card_image', 'id_card_back'] as const

export type PictureName = (typeof pictureNames)[number]

const kinds: Readonly<Record<PictureName, ImageKind>> = {
  selfie_image: 'selfie',
  id_card_image: 'document_front',
  id_card_back: 'document_back',
}

/** The picture with that name, if it was really sent. */
export function pictureNamed(pack: Package | undefined, name: PictureName): ImageFact | undefined {
  return pictureOf(pack, kinds[name])
}

/** Whether a link may lead to pictures of this kind. */
export function isLinked(kind: ImageKind): boolean {
  return pictureNames.some((name) => kinds[name] === kind)
}
