import type { Product } from '../../../core/jobs/product.ts'
import type { Override, Result } from '../../../core/jobs/result.ts'
import type { CanSay, Word } from '../../../core/jobs/wording.ts'
import { catalogue } from './catalogue.ts'
import type { CatalogueRow } from './row.ts'

/** What a scenario words itself in the codes of v1 and v2. */
export type CodedOverride = Override & { readonly [Name in keyof CatalogueRow]?: CatalogueRow[Name] | undefined }

/** Whether there is a code for this outcome of this product. */
export const hasCode: CanSay = (product, outcome, by) => catalogue[product]?.[by]?.[outcome] !== undefined

/** Whether there is one, for a generation that has these products alone. */
export function sayableOf(products: readonly Product[]): CanSay {
  return (product, ...said) => products.includes(product) && hasCode(product, ...said)
}

/** What a scenario words itself: v2 calls back in v1's form (v2 §9), so what is said for one holds for both. */
export function overrideOf({ overrides }: Result): CodedOverride {
  return overrides?.v1 ?? {}
}

/**
 * The catalogue's row for a result.
 * @throws RangeError when there is none; ask `hasCode` first.
 */
export function rowOf(product: Product, { outcome, by }: Pick<Result, 'outcome' | 'by'>): CatalogueRow {
  const row = catalogue[product]?.[by]?.[outcome]
  if (row) return row
  throw new RangeError(`no ${by} says "${outcome}" about ${product}`)
}

/** A result's code and text. */
export function word(product: Product, result: Result): Word {
  const { code, text } = rowOf(product, result)
  const own = overrideOf(result)
  return { code: own.code ?? code, text: own.text ?? text }
}
