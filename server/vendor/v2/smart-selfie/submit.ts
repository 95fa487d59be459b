import { SmileError } from '../../../core/errors.ts'
import type { Job } from '../../../core/jobs/job.ts'
import type { JobRequest } from '../../../core/jobs/submission.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { Call } from '../../../http/operation.ts'
import type { Parts } from '../../../http/parts/parts.ts'
import { submitWhole } from '../../../service/jobs/submit-whole.ts'
import { makeId } from '../../../service/partners/make-id.ts'
import type { GenerationParts } from '../../generation.ts'
import { linkedPictures, packageOf } from '../../shared/parts/pictures.ts'
import { decodeHints } from '../../shared/sandbox/asked-outcome.ts'
import type { SelfieBody, SelfieEntry } from './entry.ts'

/** Takes a selfie: the job has its first result at once, and calls back as well. @throws SmileError when it is refused. */
export async function submitSelfie(
  parts: GenerationParts,
  { product, jobType, jobNumber = jobType, pictures }: SelfieEntry,
  call: Call,
  sent: Parts,
): Promise<Job> {
  const body = call.body as SelfieBody
  const params = body.partner_params ?? {}
  refuseOtherType(params.job_type, jobType, jobNumber)
  const { id: partnerId } = call.partner as Partner
  const userId = body.user_id ?? textOf(params.user_id) ?? (await makeId(parts, partnerId, call.now))
  const nameOnce = textOf(params.job_id)
  const jobId = nameOnce ?? (await makeId(parts, partnerId, call.now))
  const request: JobRequest = {
    generation: 'v2',
    partnerId,
    product,
    userId,
    jobId,
    partnerParams: { job_type: jobNumber, ...params, user_id: userId, job_id: jobId },
    hints: decodeHints(body, product),
    callbackUrl: body.callback_url,
    idInfo: {},
    sourceSdk: call.headers['smileid-source-sdk']?.toString(),
    origin: call.origin,
    warnings: call.warnings,
  }
  const pack = packageOf(sent, pictures)
  const enrolment = {
    again: body.allow_new_enroll === true,
    fromStart: parts.isOnFile(userId),
    isDemanded: true,
  }
  const job = await submitWhole(
    parts,
    { ...request, sent: { body, pack }, nameOnce },
    { requestOf: () => request, person: undefined, package: pack, enrolment, when: 'both' },
    call,
  )
  // Of a face, results link to the selfie alone. Source: v1 §6.10.
  parts.pictures?.keep(
    partnerId,
    job.ref,
    linkedPictures(sent, pictures, (kind) => kind === 'selfie'),
  )
  return job
}

/** A type that belongs to another endpoint; apps send none. Assumed, as v1 refuses it (v2 §3.3, 2212). */
function refuseOtherType(sent: unknown, name: string, number: string): void {
  if (sent === undefined || sent === null || [name, number].includes(String(sent))) return
  const taken = [...new Set([number, name])].join(' or ')
  throw new SmileError(
    'product_not_taken',
    `/partner_params/job_type: ${JSON.stringify(sent)} belongs to another endpoint. Taken here: ${taken}, or none.`,
  )
}

function textOf(value: unknown): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : String(value)
}
