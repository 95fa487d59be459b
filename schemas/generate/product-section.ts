import { outcomes } from '../../server/core/jobs/outcome.ts'
import type { Product } from '../../server/core/jobs/product.ts'
import { type Judge, judges } from '../../server/core/jobs/result.ts'
import { endpointName } from '../../server/http/endpoint-name.ts'
import type { Generation } from '../../server/vendor/generation.ts'
import { jobTypeOf, v1Products } from '../../server/vendor/v1/decode.ts'
import type { ListedOperation } from './listed-operations.ts'
import { code, table } from './markdown.ts'
import { findingsBeside, type Verdict, verdictsOn } from './verdicts.ts'

const says: Readonly<Record<Judge, string>> = {
  machine: 'the machine says',
  human: 'a human says',
  smile_secure: 'Smile Secure says, in a callback of its own',
  monitor: 'monitoring says later',
}

/** The results of a product, in the words of each generation that has any for it. */
export function productSection(
  product: Product,
  operations: readonly ListedOperation[],
  generations: readonly Generation[],
): string[] {
  return [
    v1Products.includes(product) ? `### ${product}, job type ${jobTypeOf(product)}` : `### ${product}`,
    '',
    ...generations.flatMap((generation) => {
      const said = [...verdictsOn(product, generation), ...findingsBeside(product, generation)]
      return said.length > 0 ? [...calls(product, generation, operations), ...verdictTable(said)] : []
    }),
  ]
}

function calls(product: Product, { name }: Generation, operations: readonly ListedOperation[]): string[] {
  const own = operations.filter(
    ({ generation, operation }) => generation.name === name && operation.products?.includes(product),
  )
  return [`In ${name}, asked for by ${own.map(({ operation }) => code(endpointName(operation))).join(' and ')}:`, '']
}

function verdictTable(said: readonly Verdict[]): string[] {
  const speaking = judges.filter((judge) => said.some(({ by }) => by === judge))
  const rows = outcomes
    .filter((outcome) => said.some((one) => one.outcome === outcome))
    .map((outcome) => [
      code(outcome),
      ...speaking.map((judge) => {
        const result = said.find((one) => one.outcome === outcome && one.by === judge)
        return result ? `${code(result.code)} ${result.text}${result.final ? '' : ' _(not final)_'}` : ''
      }),
    ])
  return [...table(['outcome', ...speaking.map((judge) => says[judge])], rows), '']
}
