import { SmileError } from '../../../core/errors.ts'
import type { IdInfo } from '../../../core/identity/identity.ts'
import type { Job } from '../../../core/jobs/job.ts'
import type { JobRequest } from '../../../core/jobs/submission.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { Call } from '../../../http/operation.ts'
import { lookUp } from '../../../service/jobs/look-up.ts'
import { makeId } from '../../../service/partners/make-id.ts'
import type { GenerationParts } from '../../generation.ts'
import { decodeHints } from '../../shared/sandbox/asked-outcome.ts'
import type { LookupBody, LookupEntry } from './entry.ts'

/** Takes a lookup. @throws SmileError when it is refused. */
export async function submitLookup(parts: GenerationParts, entry: LookupEntry, call: Call): Promise<Job> {
  const body = call.body as LookupBody
  const { product, when } = entry
  const params = body.partner_params ?? {}
  refuseOtherType(params.job_type, entry)
  const { id: partnerId } = call.partner as Partner
  const idInfo = entry.idInfo(body)
  const userId = textOf(params.user_id) ?? (await makeId(parts, partnerId, call.now))
  const jobId = textOf(params.job_id) ?? (await makeId(parts, partnerId, call.now))
  const request: JobRequest = {
    generation: 'v2',
    partnerId,
    product,
    userId,
    jobId,
    partnerParams: {
      ...params,
      user_id: params.user_id ?? userId,
      job_id: params.job_id ?? jobId,
      ...(entry.jobNumber && { job_type: params.job_type ?? entry.jobNumber }),
    },
    hints: decodeHints({ partner_params: params }, product) ?? entry.hints?.(idInfo),
    callbackUrl: body.callback_url || undefined,
    idInfo,
    sourceSdk: sourceSdkOf(call),
    origin: call.origin,
    warnings: call.warnings,
  }
  return lookUp(parts, { request, person: await personOf(parts, partnerId, idInfo), when }, call)
}

/** Whom an authority knows by a number of one of its types; nobody where none is named. */
function personOf({ people, partners }: GenerationParts, partnerId: string, { country, idType, idNumber }: IdInfo) {
  if (idType === undefined || idNumber === undefined) return undefined
  return people.of(String(country), String(idNumber), partners.seedOf(partnerId))
}

/** A type that belongs to another endpoint. Source: v2 §3.3 (2212). */
function refuseOtherType(sent: unknown, { jobNumber, product }: LookupEntry): void {
  if (sent === undefined || sent === null || jobNumber === undefined || String(sent) === String(jobNumber)) return
  const hint = `/partner_params/job_type: ${JSON.stringify(sent)} belongs to another endpoint. Taken here: ${jobNumber} (${product}), or none.`
  throw new SmileError('product_not_taken', hint)
}

/** In the body, or beside a signature in headers. Source: v2 §2. */
export function sourceSdkOf({ body, headers }: Call): string | undefined {
  const { source_sdk: inside } = body as { readonly source_sdk?: unknown }
  const sdk = inside ?? headers['smileid-source-sdk']
  return typeof sdk === 'string' && sdk !== '' ? sdk : undefined
}

function textOf(value: unknown): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : String(value)
}
