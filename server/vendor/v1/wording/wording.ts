import type { Product } from '../../../core/jobs/product.ts'
import type { Override, Result } from '../../../core/jobs/result.ts'
import type { CanSay, Word, Wording } from '../../../core/jobs/wording.ts'
import { catalogue } from './catalogue.ts'
import { v1Explanations } from './explain.ts'
import type { CatalogueRow } from './products/row.ts'

/** What a scenario words itself in v1. */
export type V1Override = Override & { readonly [Name in keyof CatalogueRow]?: CatalogueRow[Name] | undefined }

/** Whether v1 can say this outcome about this product. */
export const canSay: CanSay = (product, outcome, by) => catalogue[product]?.[by]?.[outcome] !== undefined

/** What a scenario words itself in v1 of a result. */
export function overrideOf({ overrides }: Result): V1Override {
  return overrides?.v1 ?? {}
}

/**
 * The catalogue's row for a result.
 * @throws RangeError when there is none; ask `canSay` first.
 */
export function rowOf(product: Product, { outcome, by }: Pick<Result, 'outcome' | 'by'>): CatalogueRow {
  const row = catalogue[product]?.[by]?.[outcome]
  if (row) return row
  throw new RangeError(`no ${by} says "${outcome}" about ${product}`)
}

/** A result's code and text in v1. */
export function word(product: Product, result: Result): Word {
  const { code, text } = rowOf(product, result)
  const own = overrideOf(result)
  return { code: own.code ?? code, text: own.text ?? text }
}

export const v1Wording: Wording = { canSay, word, explain: v1Explanations }
