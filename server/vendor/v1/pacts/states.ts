import type { ArrangedSubmission } from '../../../core/decisions/arrange-job.ts'
import { jobStates } from '../../../core/jobs/job.ts'
import type { Product } from '../../../core/jobs/product.ts'
import { arrangeJob, arrangeUpload } from '../../../service/jobs/arrange-job.ts'
import type { ProviderState, StateWorld } from '../../pacts/provider-state.ts'
import type { ReadParams, StateParam } from '../../pacts/state-params.ts'
import { readIdInfo } from '../../shared/identity.ts'
import { issueToken } from '../../shared/tokens/web-token.ts'
import { decodeJobType, v1Products } from '../decode.ts'
import { uploadPath } from '../paths.ts'
import { linkTerms } from '../uploads/link.ts'

const userId: StateParam = { says: 'The user.', otherwise: 'user-1' }
const about: Readonly<Record<string, StateParam>> = {
  user_id: userId,
  job_id: { says: 'The partner’s own id of the job; an unused one when left out.' },
  job_type: { says: 'The product, as its number.', otherwise: 2 },
  partner_params: { says: 'More members of partner_params, as an object.' },
  id_info: { says: 'The identity asked about, as an object.' },
  callback_url: { says: 'Where callbacks go; nowhere when left out.' },
}

/** Provider states that only v1 has, in the order of the documents. */
export const v1States: readonly ProviderState[] = [
  {
    name: 'an open upload',
    summary: 'An upload was opened, and its package has not come.',
    params: about,
    values: ['smile_job_id', 'ref_id', 'upload_path', 'upload_expires', 'upload_signature'],
    async bringAbout(params, world) {
      const { partner, arranging, now } = world
      const upload = await arrangeUpload(arranging, await submissionOf(params, world), world)
      const { smileJobId, ref } = upload
      const terms = linkTerms(partner.apiKey, upload, now, 15 * 60_000)
      const [path = ''] = uploadPath(partner.id, ref, terms).split('?')
      return {
        values: {
          smile_job_id: smileJobId,
          ref_id: ref,
          upload_path: path,
          upload_expires: String(terms.expires),
          upload_signature: terms.signature,
        },
      }
    },
  },
  {
    name: 'a job',
    summary: 'A job was submitted, and has reached a state.',
    params: {
      ...about,
      state: { says: 'Its state.', otherwise: 'final', words: jobStates },
      scenario: {
        says: 'Its scenario; when left out approved, provisional-then-approved for in_review, never-completes for pending.',
      },
    },
    values: ['smile_job_id', 'ref_id'],
    async bringAbout(params, world) {
      const state = params.text('state') as (typeof jobStates)[number]
      const scenario = params.optional('scenario') ?? usualScenario[state]
      const submission = await submissionOf(params, world)
      const job = await arrangeJob(world.arranging, submission, { scenario, state }, world)
      return { values: { smile_job_id: job.smileJobId, ref_id: job.ref }, job }
    },
  },
  {
    name: 'a web token',
    summary: 'A web token, which a browser sends instead of a signature.',
    params: {
      user_id: userId,
      job_id: about.job_id as StateParam,
      product: { says: 'What it is for.', otherwise: 'authentication' },
    },
    values: ['token'],
    bringAbout(params, { partner, now, freshJobId }) {
      const names = { user_id: params.text('user_id'), job_id: params.optional('job_id') ?? freshJobId }
      const claims = { partner_id: partner.id, product: params.text('product'), partner_params: names }
      return { values: { token: issueToken(partner.apiKey, claims, now) } }
    },
  },
]

const usualScenario = { pending: 'never-completes', in_review: 'provisional-then-approved', final: 'approved' } as const

async function submissionOf(
  params: ReadParams,
  { people, partner, seed, freshJobId }: StateWorld,
): Promise<ArrangedSubmission> {
  const jobType = params.text('job_type')
  const names = { user_id: params.text('user_id'), job_id: params.optional('job_id') ?? freshJobId }
  const idInfo = readIdInfo(params.object('id_info'))
  const { country, idNumber } = idInfo
  return {
    generation: 'v1',
    partnerId: partner.id,
    product: productOf(jobType),
    userId: names.user_id,
    jobId: names.job_id,
    partnerParams: { ...names, job_type: Number(jobType), ...params.object('partner_params') },
    callbackUrl: params.optional('callback_url'),
    idInfo,
    person: country && idNumber ? await people.of(String(country), String(idNumber), seed) : undefined,
  }
}

function productOf(jobType: string): Product {
  return decodeJobType(jobType, v1Products, '/params/job_type')
}
