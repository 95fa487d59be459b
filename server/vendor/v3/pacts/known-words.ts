import { judges } from '../../../core/jobs/result.ts'
import { catalogue } from '../wording/catalogue.ts'
import { productsByWord } from './product-words.ts'

/** All values in v3's table of verdicts, by the name of the member. */
export function knownWords(): Readonly<Record<string, readonly string[]>> {
  const rows = Object.values(catalogue).flatMap((product) => judges.flatMap((by) => Object.values(product[by] ?? {})))
  return {
    status: distinct(rows.map(({ status }) => status)),
    reason: distinct(rows.flatMap(({ reason }) => reason ?? [])),
    message: distinct(rows.map(({ message }) => message)),
    product: Object.keys(productsByWord),
  }
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)]
}
