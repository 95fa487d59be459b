import type { Case } from '../../../grading/case.ts'
import { fieldCase } from '../../../grading/field-case.ts'
import type { Focus } from '../../../grading/focus.ts'
import { callbackOf } from '../../../grading/steps.ts'
import { type Member, optionalMembers } from '../members.ts'
import { relyOn } from '../words.ts'
import { linkCases } from './link-cases.ts'
import { paramCases } from './param-cases.ts'
import { personCases } from './person-cases.ts'
import { timeCases } from './time-cases.ts'

/** Members that are present, absent, or in another form. */
export function fieldCases(focus: Focus): Case[] {
  return [...absenceCases(focus), ...personCases(focus), ...linkCases(focus), ...paramCases(focus), ...timeCases(focus)]
}

// The ids are with the jobs.
const elsewhere = ['job_id', 'user_id']

/** Each optional member of any graded product: absent, null and empty, where that may be. */
function absenceCases(focus: Focus): Case[] {
  const seen = new Set(elsewhere)
  return focus.products.flatMap((product) =>
    optionalMembers(product)
      .filter(({ name }) => !seen.has(name) && seen.add(name))
      .flatMap((member) => memberCases(product, member)),
  )
}

function memberCases(product: Focus['products'][number], { name, mayBeNull, isList }: Member): Case[] {
  const approval = (how: string, title: string, more: object): Case =>
    fieldCase({
      name: `${how}-${name}`,
      title: `An approval ${title}`,
      product,
      callback: callbackOf('approved', more),
      end: 'approved',
      reason: 'Of most products Smile ID publishes no callback, and those that are known differ in their members.',
      fix: relyOn,
    })
  return [
    approval('without', `without ${name}`, { without: [name] }),
    ...(mayBeNull ? [approval('null', `whose ${name} is null`, { members: { [name]: null } })] : []),
    ...(isList ? [approval('empty', `whose ${name} is an empty list`, { members: { [name]: [] } })] : []),
  ]
}
