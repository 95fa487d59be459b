import type { Product } from '../../../../core/jobs/product.ts'
import type { Case, CaseCallback } from '../../../grading/case.ts'
import { fieldCase } from '../../../grading/field-case.ts'
import type { Focus } from '../../../grading/focus.ts'
import { callbackOf, conclude, deliver } from '../../../grading/steps.ts'
import { rowOf } from '../../wording/wording.ts'

// What an ID authority or a document says of a person. Sources: v1 §6.3, §6.4 and §6.10.
const texts = [
  'FullName',
  'FirstName',
  'LastName',
  'OtherName',
  'DOB',
  'Gender',
  'Address',
  'PhoneNumber',
  'PhoneNumber2',
  'IssuanceDate',
  'ExpirationDate',
  'SecondaryIDNumber',
]
const pictures = ['Photo', 'Document']

const reason = 'An authority knows more of one person than of another, and a document can be hard to read.'
const fix =
  'Treat every member about the person as one that may be absent, null, "" or "Not Available", and convert it only after you have looked. The result is in ResultCode.'

/** What must come of what a callback says, or does not say, of the person whom it is about. */
export function personCases({ products }: Focus): Case[] {
  const speaking = products.filter(tellsOfPerson)
  const [product] = speaking
  // Documents are what "Not Available" was recorded of.
  const document = speaking.find((one) => one === 'document_verification') ?? product
  if (product === undefined || document === undefined) return []
  return [
    approval('person-absent', 'that says nothing of the person', product, {
      without: [...texts, ...pictures, 'FullData'],
    }),
    approval('person-null', 'in which everything about the person is null', product, {
      members: each([...texts, ...pictures], null),
    }),
    approval('person-empty', 'in which everything about the person is empty', product, {
      members: each([...texts, ...pictures], ''),
    }),
    approval('person-not-available', 'in which everything about the person is "Not Available"', document, {
      members: each(texts, 'Not Available'),
    }),
    genderInWords(product),
    fieldCase({
      name: 'full-data-empty',
      title: 'An approval whose FullData is empty',
      product,
      callback: callbackOf('approved', { members: { FullData: {} } }),
      end: 'approved',
      reason:
        'FullData is what the authority’s own database holds: its members differ from country to country, and there may be none.',
      fix: 'Read nothing out of FullData without asking first whether it is there.',
    }),
  ]
}

/** Whether an approval of the product comes with what is known of the person. */
function tellsOfPerson(product: Product): boolean {
  return rowOf(product, { outcome: 'approved', by: 'machine' }).actions.Return_Personal_Info === 'Returned'
}

function approval(name: string, title: string, product: Product, more: Partial<CaseCallback>): Case {
  const callback = callbackOf('approved', more)
  return fieldCase({ name, title: `An approval ${title}`, product, callback, end: 'approved', reason, fix })
}

function each(names: readonly string[], value: unknown): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, value]))
}

/** Sources: an official SDK's test has `Male`, most samples have `M`. */
function genderInWords(product: Product): Case {
  const genderFix = 'Take M and Male, F and Female for the same, and whatever else comes for unknown.'
  const ofGender = (job: string, Gender: string) =>
    deliver(callbackOf('approved', { job, members: { Gender } }), 'taken', genderFix)
  return {
    id: 'fields/gender-in-words',
    section: 'fields',
    title: 'Approvals whose Gender is Male and Female, not M and F',
    reason: 'It is written as the authority of the country writes it.',
    fix: genderFix,
    jobs: { male: { product }, female: { product } },
    steps: [
      ofGender('male', 'Male'),
      conclude('approved', genderFix, 'male'),
      ofGender('female', 'Female'),
      conclude('approved', genderFix, 'female'),
    ],
  }
}
