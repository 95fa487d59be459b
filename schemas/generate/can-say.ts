import type { CanSay } from '../../server/core/jobs/wording.ts'
import { createJointCanSay } from '../../server/vendor/joint-can-say.ts'
import { listGenerations } from '../../server/vendor/listed-generations.ts'

const generations = listGenerations()

/** Whether any of the generations can say this: of scenarios, which are shared. */
export const canSay: CanSay = createJointCanSay(() => generations)
