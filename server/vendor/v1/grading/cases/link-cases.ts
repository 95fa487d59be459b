import type { Case } from '../../../grading/case.ts'
import { fieldCase } from '../../../grading/field-case.ts'
import { type Focus, mainProduct } from '../../../grading/focus.ts'
import { callbackOf, conclude, deliver } from '../../../grading/steps.ts'

// Nothing listens there, so that following it fails at once.
const deadLink = (name: string) => `https://localhost:1/${name}`

const emptyFix = 'Check that a link in ImageLinks is present and not empty before you use it.'

/** Links to pictures and receipts. Source: v1 §6.10. */
export function linkCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const links = (job: string, ImageLinks: unknown) =>
    deliver(callbackOf('approved', { job, members: { ImageLinks } }), 'taken', emptyFix)
  return [
    fieldCase({
      name: 'image-links-expired',
      title: 'An approval with links to its pictures that no longer work',
      product,
      callback: callbackOf('approved', {
        members: {
          ImageLinks: {
            selfie_image: deadLink('selfie.jpg'),
            id_card_image: deadLink('card.jpg'),
            id_card_back: deadLink('card-back.jpg'),
          },
        },
      }),
      end: 'approved',
      reason: 'The links are valid for some 15 minutes: those of a late callback have expired. The result has not.',
      fix: 'Answer and keep the result first, and fetch pictures afterwards; job_status with image_links gives fresh links.',
    }),
    {
      id: 'fields/image-links-empty',
      section: 'fields',
      title: 'Approvals with no links in ImageLinks, and with empty ones',
      reason: 'There is a link for each picture that was kept: some cards have no back, and some jobs no card.',
      fix: emptyFix,
      jobs: { none: { product }, empty: { product } },
      steps: [
        links('none', {}),
        conclude('approved', emptyFix, 'none'),
        links('empty', { selfie_image: '', id_card_image: '', id_card_back: '' }),
        conclude('approved', emptyFix, 'empty'),
      ],
    },
    fieldCase({
      name: 'receipt-gone',
      title: 'An approval with a link to a receipt that does not work',
      product,
      callback: callbackOf('approved', { members: { KYCReceipt: deadLink('receipt.pdf') } }),
      end: 'approved',
      reason: 'A receipt can be late, gone, or behind a login. The result does not depend on it.',
      fix: 'Answer and keep the result first, and fetch the receipt of KYCReceipt afterwards.',
    }),
  ]
}
