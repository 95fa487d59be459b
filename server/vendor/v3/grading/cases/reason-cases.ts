import { outcomes } from '../../../../core/jobs/outcome.ts'
import { judges } from '../../../../core/jobs/result.ts'
import type { Case } from '../../../grading/case.ts'
import { inWords } from '../../../grading/expected-conclusion.ts'
import { type Focus, mainProduct } from '../../../grading/focus.ts'
import { callbackOf, conclude, deliver } from '../../../grading/steps.ts'
import { catalogue } from '../../wording/catalogue.ts'
import type { Reason, VerdictStatus } from '../../wording/products/row.ts'
import { conclusionsOf } from '../conclusions.ts'

type Reasoned = Exclude<VerdictStatus, 'clear' | 'processing'>

// Source: v3 §7.
const reasonsOf: Readonly<Record<Reasoned, readonly Exclude<Reason, null>[]>> = {
  attention: [
    ...(['document_expired', 'document_copy_detected', 'age_requirement_not_met', 'medium_risk'] as const),
    ...(['news_media_match', 'information_outdated'] as const),
  ],
  block: [
    ...(['high_risk', 'account_locked_fraud', 'face_verification_failed', 'spoof_detected'] as const),
    ...(['identifier_not_found', 'document_check_failed', 'unsupported_document', 'age_requirement_not_met'] as const),
    ...(['aml_match_found', 'address_out_of_range', 'name_mismatch', 'no_address_on_record'] as const),
  ],
  error: [
    ...(['service_unavailable', 'internal_error', 'image_unavailable_or_invalid', 'content_policy_violated'] as const),
    ...(['document_unclassifiable', 'invalid_id_number'] as const),
  ],
}

const statuses = Object.keys(reasonsOf) as readonly Reasoned[]

/** Reasons that Smile ID documents and no outcome of the graded products has, and one that nobody documents, with each status. */
export function reasonCases(focus: Focus): Case[] {
  const said = focus.products.flatMap(pairsOf)
  return statuses.flatMap((status) => [
    ...reasonsOf[status]
      .filter((reason) => !said.includes(`${status}/${reason}`))
      .map((one) => known(status, one, focus)),
    unknown(status, focus),
  ])
}

/** The status and reason of everything that is said about a product, as the outcomes' cases send it. */
function pairsOf(product: Focus['products'][number]): string[] {
  return judges.flatMap((by) =>
    outcomes.flatMap((outcome) => {
      const row = catalogue[product]?.[by]?.[outcome]
      return row ? [`${row.status}/${row.reason}`] : []
    }),
  )
}

function known(status: Reasoned, reason: string, focus: Focus): Case {
  return reasonCase({ name: `${status}-${reason.replaceAll('_', '-')}`, status, reason }, focus, {
    title: `Status ${status} with reason ${reason}`,
    why: 'Smile ID documents this reason, and may give it for any product.',
  })
}

function unknown(status: Reasoned, focus: Focus): Case {
  return reasonCase({ name: `unknown-reason-of-${status}`, status, reason: 'reason_of_later_years' }, focus, {
    title: `Status ${status} with an unknown reason`,
    why: 'Reasons are added: a new one must not break anything, nor turn a result into another.',
  })
}

interface Pair {
  readonly name: string
  readonly status: Reasoned
  readonly reason: string
}

function reasonCase({ name, status, reason }: Pair, focus: Focus, words: { title: string; why: string }): Case {
  const end = conclusionsOf[status]
  const fix = `Take status ${status} with any reason, and make ${inWords(end)} of it.`
  const message = status === 'attention' ? 'Verification successful' : 'Verification failed'
  return {
    id: `codes/${name}`,
    section: 'codes',
    title: words.title,
    reason: words.why,
    fix,
    jobs: { job: { product: mainProduct(focus) } },
    steps: [
      deliver(callbackOf(outcomeOf[status], { overrides: { status, reason, message } }), 'taken', fix),
      conclude(end, fix),
    ],
  }
}

// What the rest of the body is like.
const outcomeOf = { attention: 'approved', block: 'rejected', error: 'rejected' } as const
