import type { Wording } from '../core/wording.ts'

/** What any of several generations can say, in the words of the first that can. @param all is asked each time. */
export function createJointWording(all: () => readonly Wording[]): Wording {
  return {
    canSay: (...asked) => all().some(({ canSay }) => canSay(...asked)),
    word(product, result) {
      const speaker = all().find(({ canSay }) => canSay(product, result.outcome, result.by))
      if (speaker) return speaker.word(product, result)
      throw new RangeError(`no generation says "${result.outcome}" about ${product}, by ${result.by}`)
    },
  }
}
