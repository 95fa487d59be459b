import type { Product } from '../../../../core/jobs/product.ts'
import type { Case, CaseCallback } from '../../../grading/case.ts'
import { fieldCase } from '../../../grading/field-case.ts'
import type { Focus } from '../../../grading/focus.ts'
import { callbackOf, conclude, deliver } from '../../../grading/steps.ts'
import { rowOf } from '../../../shared/wording/words.ts'

// What an ID authority or a document says about a person. Sources: v1 §6.3, §6.4 and §6.10.
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

const reason = 'An authority knows more about one person than about another, and a document can be hard to read.'
const fix =
  'Treat every member about the person as one that may be absent, null, "" or "Not Available", and check it before you convert it. The result is in ResultCode.'

/** What a callback says about the person, or leaves out. */
export function personCases({ products }: Focus): Case[] {
  const speaking = products.filter(describesPerson)
  const [product] = speaking
  // "Not Available" was recorded for documents.
  const document = speaking.find((one) => one === 'document_verification') ?? product
  if (product === undefined || document === undefined) return []
  return [
    approval('person-absent', 'that says nothing about the person', product, {
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
        'FullData has the authority’s own record: its members differ from country to country, and there may be none.',
      fix: 'Check that a member of FullData is present before you read it.',
    }),
  ]
}

/** Whether an approval of the product has data about the person. */
function describesPerson(product: Product): boolean {
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
  const genderFix = 'Treat M and Male, F and Female as the same, and anything else as unknown.'
  const ofGender = (job: string, Gender: string) =>
    deliver(callbackOf('approved', { job, members: { Gender } }), 'taken', genderFix)
  return {
    id: 'fields/gender-in-words',
    section: 'fields',
    title: 'Approvals whose Gender is Male and Female, not M and F',
    reason: 'Each country’s authority writes it differently.',
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
