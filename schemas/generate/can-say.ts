import type { CanSay, Wordings } from '../../server/core/jobs/wording.ts'
import { listGenerations } from '../../server/vendor/generations-without-emulator.ts'

const generations = listGenerations()

/** What each of the generations can say. */
export const wordings: Wordings = () => generations

/** Whether any of them can say this: of scenarios, which are shared. */
export const canSay: CanSay = (...asked) => generations.some((one) => one.canSay(...asked))
