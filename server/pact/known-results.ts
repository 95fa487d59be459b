import { outcomes } from '../core/outcome.ts'
import { products } from '../core/product.ts'
import { canSay, judges, resultOf } from '../core/result.ts'

const results = products.flatMap((product) =>
  judges.flatMap((by) =>
    outcomes.filter((outcome) => canSay(product, outcome, by)).map((outcome) => resultOf(product, outcome, by)),
  ),
)

/** By the name of a member, all that the emulator's catalogue says there. */
export const knownResults: Readonly<Record<string, readonly string[]>> = {
  ResultCode: [...new Set(results.map(({ code }) => code))],
  ResultText: [...new Set(results.map(({ text }) => text))],
}
