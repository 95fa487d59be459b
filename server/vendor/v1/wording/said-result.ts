import type { Result } from '../../../core/jobs/result.ts'
import { type Package, pictureOf, type Submission } from '../../../core/jobs/submission.ts'
import { comparedActions } from '../../shared/wording/compared-fields.ts'
import type { CatalogueRow } from '../../shared/wording/row.ts'
import { overrideOf, rowOf } from '../../shared/wording/words.ts'

/** A result with all that v1 says of it. */
export type SaidResult = Result & CatalogueRow

/** What a result is about: the product, and what was sent. */
type SaidAbout = Pick<Submission, 'product' | 'package'> & Partial<Pick<Submission, 'idInfo'>>

/** Says a result in v1: by the catalogue, as far as the pictures allow. A scenario's own words stand as they are. */
export function sayResult({ product, package: pack, idInfo }: SaidAbout, result: Result): SaidResult {
  const row = rowOf(product, result)
  const own = overrideOf(result)
  const seen = { ...asSeen(row.actions, pack), ...comparedActions(product, result.outcome, idInfo) }
  const confidence = own.confidence ?? row.confidence
  return {
    ...result,
    code: own.code ?? row.code,
    text: own.text ?? row.text,
    actions: { ...seen, ...own.actions },
    ...(confidence !== undefined && { confidence }),
  }
}

const livenessChecks = ['Liveness_Check', 'Human_Review_Liveness_Check']
const good = ['Passed', 'Provisionally Approved']

/**
 * Nobody passes a check of pictures that did not come. Source: v1 §6.10 [READMEs], whose example without liveness pictures
 * has Liveness_Check "Not Applicable"; that a suspicion stands is assumed: a selfie alone can raise one.
 */
function asSeen(actions: CatalogueRow['actions'], pack: Package | undefined): CatalogueRow['actions'] {
  if (!pack || pictureOf(pack, 'liveness')) return actions
  const changed = { ...actions }
  for (const name of livenessChecks) if (good.includes(changed[name] ?? '')) changed[name] = 'Not Applicable'
  return changed
}
