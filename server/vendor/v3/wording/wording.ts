import type { Product } from '../../../core/jobs/product.ts'
import type { Override, Result } from '../../../core/jobs/result.ts'
import type { CanSay, Word, Wording } from '../../../core/jobs/wording.ts'
import { catalogue } from './catalogue.ts'
import { v3Explanations } from './explain.ts'
import type { VerdictRow } from './products/row.ts'

/** What a scenario words itself in v3. */
export type V3Override = Override & { readonly [Name in keyof VerdictRow]?: VerdictRow[Name] | undefined }

/** Whether v3 can say this outcome about this product. */
export const canSay: CanSay = (product, outcome, by) => catalogue[product]?.[by]?.[outcome] !== undefined

/**
 * A result in v3's words: the catalogue's, or its scenario's own. Of a status that the scenario chooses, the catalogue knows no
 * reason. @throws RangeError when v3 has no words for it; check `canSay` first.
 */
export function sayResult(product: Product, result: Result): VerdictRow {
  const row = catalogue[product]?.[result.by]?.[result.outcome]
  if (!row) throw new RangeError(`no ${result.by} says "${result.outcome}" about ${product}`)
  const {
    status = row.status,
    message = row.message,
    reason = status === row.status ? row.reason : null,
  } = overrideOf(result)
  return { status, reason, message }
}

/** What a scenario words itself in v3 of a result. */
export function overrideOf({ overrides }: Result): V3Override {
  return overrides?.v3 ?? {}
}

/** A verdict in short: its status instead of a code, and why. */
export function shortly({ status, reason, message }: VerdictRow): Word {
  return { code: status, text: reason === null ? message : `${reason}: ${message}` }
}

/** How v3 words results. */
export const v3Wording: Wording = {
  canSay,
  word: (product, result) => shortly(sayResult(product, result)),
  explain: v3Explanations,
}
