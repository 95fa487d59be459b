import type { ImageFact, Package } from '../../../core/jobs/submission.ts'

/** The pictures of a job that links lead to, by the members that name them. Source: v1 §6.10. */
export const pictureNames = ['selfie_image', 'id_card_image', 'id_card_back'] as const

export type PictureName = (typeof pictureNames)[number]

// Which image_type_id each is. Source: v1 §4.2.
const types: Readonly<Record<PictureName, readonly number[]>> = {
  selfie_image: [0, 2],
  id_card_image: [1, 3],
  id_card_back: [5, 7],
}

/** The picture with that name, if it was really sent. */
export function pictureOf(pack: Package | undefined, name: PictureName): ImageFact | undefined {
  return pack?.images.find(({ type, size }) => size > 0 && types[name].includes(type))
}

/** Whether a link may lead to pictures of this type. */
export function isLinked(type: number): boolean {
  return pictureNames.some((name) => types[name].includes(type))
}
