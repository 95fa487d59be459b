import { type ErrorKind, SmileError } from '../../../core/errors.ts'
import type { Outcome } from '../../../core/jobs/outcome.ts'
import type { Product } from '../../../core/jobs/product.ts'
import { type Result, resultOf } from '../../../core/jobs/result.ts'
import type { Word } from '../../../core/jobs/wording.ts'
import { errorsAt } from './endpoint-errors.ts'
import { canSay, sayResult, shortly } from './wording.ts'

interface AnsweredProduct {
  readonly endpoint: 'sync' | 'amlSync'
  /** What it answers where the authority does not. Sources: v3 §16.2, §16.11. */
  readonly unavailable: ErrorKind
  /** Whether the job goes on that has no result in time. Source: v3 §5.3. */
  readonly goesOn: boolean
}

// What may be answered with its result. Source: v3 §5.3.
const answered: Readonly<Partial<Record<Product, AnsweredProduct>>> = {
  enhanced_kyc: { endpoint: 'sync', unavailable: 'authority_unavailable', goesOn: true },
  aml_check: { endpoint: 'amlSync', unavailable: 'authority_timeout', goesOn: false },
}

/** The refusal that a result is answered with; undefined where it is answered with 200. An error never is. Source: v3 §16.2. */
export function refusalAtOnce(product: Product, result: Result): ErrorKind | undefined {
  if (sayResult(product, result).status !== 'error') return undefined
  return (result.outcome === 'issuer_unavailable' && answered[product]?.unavailable) || 'system_error'
}

/** What the answer to a submission says that has an outcome in it: a verdict, or an HTTP status. */
export function sayAtOnce(product: Product, outcome: Outcome | undefined): Word | undefined {
  const { endpoint, goesOn } = answered[product] ?? {}
  if (!endpoint) return undefined
  if (!outcome) return goesOn ? refusalWord(endpoint, 'authority_timeout') : undefined
  const result = resultOf(outcome, 'machine')
  if (!result.final || !canSay(product, outcome, 'machine')) return undefined
  const refusal = refusalAtOnce(product, result)
  return refusal ? refusalWord(endpoint, refusal) : shortly(sayResult(product, result))
}

function refusalWord(endpoint: 'sync' | 'amlSync', kind: ErrorKind): Word {
  const { status, json } = errorsAt(endpoint)(new SmileError(kind, ''))
  return { code: String(status), text: (json as { readonly message: string }).message }
}
