import { SmileError } from '../../../core/errors.ts'
import { FieldError } from '../../../core/field-error.ts'
import { fullName } from '../../../core/identity/person.ts'
import { statusAt } from '../../../core/jobs/job.ts'
import { isReworded } from '../../../core/jobs/result.ts'
import type { JobRequest } from '../../../core/jobs/submission.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { V1AmlRequest } from '../../../generated/v1/aml-request.ts'
import type { Operation, Reply } from '../../../http/operation.ts'
import { spoiledBy } from '../../../http/replies/spoiled.ts'
import { lookUp } from '../../../service/jobs/look-up.ts'
import type { SubmissionParts } from '../../../service/jobs/submission-parts.ts'
import { personOf } from '../../../service/partners/person-of.ts'
import { readIdInfo } from '../../shared/identity.ts'
import { jsonLimit } from '../../shared/json-limit.ts'
import { encodeLookupError } from '../../shared/wording/errors.ts'
import { type AuthParts, bodySignature } from '../access/auth.ts'
import { schemeOf } from '../access/sec-key.ts'
import { signerOf } from '../access/signer.ts'
import { decodeHints } from '../asked-outcome.ts'
import { decodeJobType, isTrue } from '../decode.ts'
import { type SignatureAges, screeningWarnings } from '../request-warnings.ts'
import { encodeAml, type Screened } from './encode-aml.ts'

/** What screening needs. */
export interface AmlParts extends AuthParts, SignatureAges, SubmissionParts {}

/** `POST /v1/aml`: is this name on a watchlist? Answered at once. Source: v1 §9.9. */
export function amlOperation(parts: AmlParts): Operation {
  return {
    method: 'post',
    path: '/v1/aml',
    body: 'json',
    limit: jsonLimit,
    purposes: ['submit_at_once'],
    summary: 'Screens a name against watchlists, and answers with the result.',
    tag: 'lookups',
    products: ['aml_check'],
    request: 'v1/aml-request',
    response: { 200: 'v1/aml-response', 400: 'v1/error' },
    authenticate: bodySignature(parts, 'partner_id'),
    encodeError: encodeLookupError,
    warn: screeningWarnings(parts),
    async handle(call): Promise<Reply> {
      const body = call.body as V1AmlRequest
      const partner = call.partner as Partner
      const signer = signerOf(partner, schemeOf(body), parts.rsaKey)
      const screened = await whoIsScreened(body, partner.id, parts)
      const asked = { ...decodeAmlRequest(body, partner.id, screened.fullName), warnings: call.warnings }
      const job = await lookUp(parts, { request: asked, person: undefined, when: 'now' }, call)
      const { state, result } = statusAt(job, call.now)
      if (!result) throw new SmileError('system_error', `The screening ${job.smileJobId} has no result.`)
      const json = encodeAml(job, result, screened, signer, call.now)
      return {
        status: 200,
        json,
        reported: { by: 'lookup', product: 'aml_check', state, result },
        isReworded: isReworded(result, 'v1'),
        warnings: job.warnings,
        ...spoiledBy(job.scenario.name, job.faults?.answer),
      }
    },
  }
}

function decodeAmlRequest(body: V1AmlRequest, partnerId: string, name: string): Omit<JobRequest, 'warnings'> {
  // The Ruby SDK sends its optional_info twice, the second time as partner_params (v1 §9.9 [RB]).
  const own = { job_type: body.job_type ?? 10, user_id: body.user_id, job_id: body.job_id }
  const params = { ...(body.partner_params ?? body.optional_info), ...own }
  const [lastName = ''] = name.trim().split(/\s+/).slice(-1)
  return {
    generation: 'v1',
    partnerId,
    product: decodeJobType(body.job_type ?? 10, ['aml_check'], '/job_type'),
    userId: String(body.user_id),
    jobId: String(body.job_id),
    partnerParams: params,
    hints: decodeHints(params),
    callbackUrl: undefined,
    // For the last names of the vendor's sandbox: a screening only gets full names.
    idInfo: readIdInfo({ country: body.countries?.[0], last_name: lastName }),
    sourceSdk: body.source_sdk || undefined,
    scheme: schemeOf(body),
  }
}

/** Who is screened: the name that was sent, or the one on file from an earlier job. Source: v1 §9.9 (search_existing_user). */
async function whoIsScreened(body: V1AmlRequest, partnerId: string, { store }: AmlParts): Promise<Screened> {
  const given = {
    aliases: body.aliases ?? [],
    nationalities: body.countries ?? [],
    strictMatch: body.strict_match ?? true,
  }
  if (body.full_name && !isTrue(body.search_existing_user)) {
    return { ...given, fullName: body.full_name, birthYear: body.birth_year ? String(body.birth_year) : undefined }
  }
  if (!isTrue(body.search_existing_user)) {
    const hint = '/full_name: is required, unless search_existing_user is true.'
    throw new FieldError('missing_parameter', hint, { field: 'full_name', problem: 'missing' })
  }
  const userId = String(body.user_id)
  const person = await personOf({ store }, partnerId, userId)
  if (person) return { ...given, fullName: fullName(person), birthYear: person.dateOfBirth.slice(0, 4) }
  throw new SmileError(
    'no_enrolled_user',
    `/search_existing_user: no earlier job of user "${userId}" has a name. Run a KYC or document job of that user first, or send full_name.`,
  )
}
