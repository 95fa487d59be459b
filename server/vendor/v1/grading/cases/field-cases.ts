import type { Case } from '../../../grading/case.ts'
import type { Focus } from '../../../grading/focus.ts'
import { absenceCases } from './absence-cases.ts'
import { actionCases } from './action-cases.ts'
import { businessCases } from './business-cases.ts'
import { linkCases } from './link-cases.ts'
import { paramCases } from './param-cases.ts'
import { personCases } from './person-cases.ts'

/** Members that are present, absent, or in another form. */
export function fieldCases(focus: Focus): Case[] {
  return [
    ...absenceCases(focus),
    ...actionCases(focus),
    ...linkCases(focus),
    ...personCases(focus),
    ...businessCases(focus),
    ...paramCases(focus),
  ]
}
