import type { Case } from '../case.ts'
import { type Focus, mainProduct } from '../focus.ts'
import { telling } from '../steps.ts'
import { absenceCases } from './absence-cases.ts'
import { actionCases } from './action-cases.ts'
import { bodyCases } from './body-cases.ts'
import { businessCases } from './business-cases.ts'
import { fieldCase } from './field-case.ts'
import { linkCases } from './link-cases.ts'
import { personCases } from './person-cases.ts'

/** What must come of members that are there, or not, or are of another form. */
export function fieldCases(focus: Focus): Case[] {
  return [
    fieldCase({
      name: 'unknown',
      title: 'An approval with members that nobody documents',
      product: mainProduct(focus),
      told: telling('approved', { fault: { fields: 'unknown' } }),
      end: 'approved',
      reason: 'Smile ID’s own samples differ in their members, and more can come.',
      fix: 'Read the members that you need and let all others be: no schema that forbids what it does not know.',
    }),
    ...absenceCases(focus),
    ...actionCases(focus),
    ...linkCases(focus),
    ...personCases(focus),
    ...businessCases(focus),
    ...bodyCases(focus),
  ]
}
