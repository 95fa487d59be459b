import type { Case } from '../../../grading/case.ts'
import { type FieldStory, fieldCase } from '../../../grading/field-case.ts'
import { type Focus, mainProduct } from '../../../grading/focus.ts'
import { callbackOf } from '../../../grading/steps.ts'

// Nothing listens there, so that following it fails at once.
const deadLink = (name: string) => `https://localhost:1/${name}`

/** Links to receipts and pictures. Source: v3 §8, §18 [INT-L]. */
export function linkCases(focus: Focus): Case[] {
  const approval = (story: Pick<FieldStory, 'name' | 'title' | 'reason' | 'fix'>, members: object): Case =>
    fieldCase({
      ...story,
      product: mainProduct(focus),
      callback: callbackOf('approved', { members: { ...members } }),
      end: 'approved',
    })
  return [
    approval(
      {
        name: 'receipt-gone',
        title: 'An approval with a link to a receipt that does not work',
        reason: 'A link is valid for some minutes, and a callback can be late. The result does not depend on it.',
        fix: 'Answer and keep the result first, and fetch the receipt of kyc_receipt afterwards; a replay brings a fresh link.',
      },
      { kyc_receipt: deadLink('receipt.pdf') },
    ),
    approval(
      {
        name: 'image-links-expired',
        title: 'An approval with links to its pictures that no longer work',
        reason: 'The links are valid for some 15 minutes: those of a late callback have expired. The result has not.',
        fix: 'Answer and keep the result first, and fetch pictures afterwards; a replay brings fresh links.',
      },
      { image_links: { selfie_image: deadLink('selfie.jpg'), id_card_image: deadLink('card.jpg') } },
    ),
    approval(
      {
        name: 'image-links-null',
        title: 'An approval whose links to pictures are all null',
        reason: 'There is a link for each picture that was kept: some cards have no back, and some jobs no card.',
        fix: 'Check that a link in image_links is neither absent nor null before you use it.',
      },
      { image_links: { selfie_image: null, id_card_image: null, id_card_back_image: null } },
    ),
  ]
}
