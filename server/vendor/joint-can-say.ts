import type { CanSay } from '../core/jobs/wording.ts'

/** Whether any of several generations can say this. @param all is asked each time. */
export function createJointCanSay(all: () => readonly { readonly canSay: CanSay }[]): CanSay {
  return (...asked) => all().some(({ canSay }) => canSay(...asked))
}
