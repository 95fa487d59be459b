import type { Case } from '../../../grading/case.ts'
import { fieldCase } from '../../../grading/field-case.ts'
import { type Focus, mainProduct } from '../../../grading/focus.ts'
import { callbackOf } from '../../../grading/steps.ts'

// Source: v3 §8.
const texts = [
  ...['country', 'id_type', 'id_number', 'first_name', 'last_name', 'full_name', 'other_names'],
  ...['date_of_birth', 'gender', 'issuance_date', 'expiration_date', 'address'],
]
const provided = ['given_names', 'last_name', 'email', 'phone_number']

const fix =
  'Treat every member about the person as one that may be absent, null or empty, and check it before you convert it. The result is in status.'
const reason = 'An authority knows more about one person than about another, and a document can be hard to read.'

/** What a callback says about the person, or leaves open. */
export function personCases(focus: Focus): Case[] {
  const approval = (name: string, title: string, members: object): Case =>
    fieldCase({
      ...{ name, title: `An approval ${title}`, product: mainProduct(focus), end: 'approved', reason, fix },
      callback: callbackOf('approved', { members: { ...members } }),
    })
  return [
    approval('person-absent', 'whose id_fields are empty', { id_fields: {} }),
    approval('person-null', 'in which everything in id_fields is null', { id_fields: each(texts, null) }),
    approval('person-empty', 'in which every text in id_fields is empty', { id_fields: each(texts, '') }),
    approval('provided-null', 'in which everything in user_provided_info is null', {
      user_provided_info: each(provided, null),
    }),
    approval('risk-null', 'in which every part of antifraud is null', {
      antifraud: { fraud_risk: null, smile_secure: null, summary: null },
    }),
  ]
}

function each(names: readonly string[], value: unknown): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, value]))
}
