import { outcomes } from '../../../core/jobs/outcome.ts'
import { products } from '../../../core/jobs/product.ts'
import { judges, resultOf } from '../../../core/jobs/result.ts'
import { v1Wording } from '../wording/wording.ts'

/** All values in v1's table of results, by the name of the member. */
export function knownResults(): Readonly<Record<string, readonly string[]>> {
  const { canSay, word } = v1Wording
  const words = products.flatMap((product) =>
    judges.flatMap((by) =>
      outcomes.filter((outcome) => canSay(product, outcome, by)).map((outcome) => word(product, resultOf(outcome, by))),
    ),
  )
  return {
    ResultCode: [...new Set(words.map(({ code }) => code))],
    ResultText: [...new Set(words.map(({ text }) => text))],
  }
}
