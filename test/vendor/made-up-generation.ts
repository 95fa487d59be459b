import { createHmac } from 'node:crypto'
import { SmileError } from '../../server/core/errors.ts'
import { reportedResult } from '../../server/core/jobs/claim.ts'
import { statusAt } from '../../server/core/jobs/job.ts'
import type { Product } from '../../server/core/jobs/product.ts'
import type { Result } from '../../server/core/jobs/result.ts'
import type { CanSay } from '../../server/core/jobs/wording.ts'
import type { Partner } from '../../server/core/users/partner.ts'
import type { Call, Operation, Proven, Reply } from '../../server/http/operation.ts'
import { findJob } from '../../server/service/jobs/find-job.ts'
import { lookUp } from '../../server/service/jobs/look-up.ts'
import type { GenerationExplanations, GenerationMaker, GenerationParts } from '../../server/vendor/generation.ts'
import type { GenerationCallbacks } from '../../server/vendor/generation-callbacks.ts'
import type { Grading } from '../../server/vendor/grading/grading.ts'

/** What it calls its results; what is not here it cannot say. */
const verdicts: Readonly<Record<string, readonly [code: string, text: string]>> = {
  approved: ['YES', 'This is who they say'],
  rejected: ['NO', 'This is somebody else'],
  provisional: ['WAIT', 'Somebody has to look'],
}
const products: readonly Product[] = ['biometric_kyc', 'smart_selfie_registration']

const canSay: CanSay = (product, outcome, by) =>
  products.includes(product) &&
  outcome in verdicts &&
  (by === 'machine' || (by === 'human' && outcome !== 'provisional'))

function word(_product: Product, { outcome }: Pick<Result, 'outcome'>) {
  const [code, text] = verdicts[outcome] ?? ['?', outcome]
  return { code, text }
}

/** What proves who speaks: a header, over what is said. */
export function proofOf(key: string, said: string): string {
  return createHmac('sha256', key).update(said).digest('hex')
}

/** A generation that nobody has: every port of the emulator must take it as it is. */
export const createMadeUp: GenerationMaker = (parts) => ({
  ...{ name: 'made-up', prefix: '/checks', vendor: true, errorSchema: 'control/error' },
  ...{ canSay, word, callbacks, explain },
  endpoints: () => ({
    operations: [submit(parts), poll(parts)],
    claimedPartner: ({ headers }) => headers['made-up-partner'] as string | undefined,
    claimedJob: ({ params, body }) => params.job ?? (body as { job?: string } | undefined)?.job,
  }),
  encodeError: (error) => ({
    ...refusal(error instanceof SmileError && error.kind === 'not_authorized' ? 401 : 422, 'No.'),
    hint: error instanceof SmileError ? error.hint : error.message,
  }),
  ...{ unknown: ({ path }) => refusal(404, `Nobody is at ${path}.`), broken: () => refusal(400, 'What?') },
  namesOf({ partnerId, serial, seed }) {
    const smileJobId = `check_${proofOf(seed, `${partnerId} ${serial}`).slice(0, 26)}`
    return { smileJobId, ref: `${partnerId}.${smileJobId}` }
  },
  client: {
    submit({ partner, product, userId, jobId, callbackUrl, scenario }, send) {
      const body = JSON.stringify({ who: userId, job: jobId, what: product, tell: callbackUrl, story: scenario })
      return send({ method: 'POST', target: '/checks', headers: signed(partner, body), body })
    },
    curl: ({ path }, origin) => `curl -H "Made-Up-Proof: $proof" ${origin}${path}`,
  },
  grading: async () => grading,
})

const refusal = (status: number, error: string): Reply => ({ status, json: { error } })

export function signed({ id, apiKey }: Partner, body: string): Record<string, string> {
  return { 'content-type': 'application/json', 'made-up-partner': id, 'made-up-proof': proofOf(apiKey, body) }
}

function authenticate({ partners }: GenerationParts): (call: Call) => Promise<Proven> {
  return async ({ headers, body, path }) => {
    const partner = partners.find(String(headers['made-up-partner']))
    const said = body === undefined ? path : JSON.stringify(body)
    if (partner && headers['made-up-proof'] === proofOf(partner.apiKey, said)) return { partner, claims: { said } }
    throw new SmileError('not_authorized', 'Made-Up-Proof does not hold.')
  }
}

function submit(parts: GenerationParts): Operation {
  return {
    ...{ method: 'post', path: '/checks', body: 'json', limit: 10_000, products },
    authenticate: authenticate(parts),
    async handle(call) {
      const { who, job, what, tell, story } = call.body as Record<string, string>
      const asked = {
        ...{ generation: 'made-up', partnerId: String(call.partner?.id), userId: String(who), jobId: String(job) },
        ...{ product: what as Product, callbackUrl: tell, partnerParams: {}, hints: { scenario: story } },
        ...{ idInfo: {}, sourceSdk: undefined, warnings: [] },
      }
      const { smileJobId } = await lookUp(parts, { request: asked, person: undefined, when: 'later' }, call)
      return { status: 202, json: { number: smileJobId } }
    },
  }
}

function poll(parts: GenerationParts): Operation {
  return {
    ...{ method: 'get', path: '/checks/:user/:job', body: 'none', limit: 0 },
    authenticate: authenticate(parts),
    async handle({ params: { user = '', job = '' }, partner, claims, now }) {
      const found = await findJob(parts, { partnerId: String(partner?.id), userId: user, jobId: job })
      if (!('job' in found)) return refusal(409, 'Not yet.')
      const { state, result } = statusAt(found.job, now)
      const { product } = found.job.submission
      const json = { state, claims, ...(result && { verdict: word(product, result).code }) }
      return { status: 200, json, reported: { by: 'status', product, state, result } }
    },
  }
}

const explain: GenerationExplanations = {
  warnings: { 'no-callback-url': { cure: 'Say in tell where to.' } },
  hint: (advice) => (advice === 'name_callback' ? 'Send tell.' : undefined),
  signature: {
    describe: () => 'HMAC-SHA256 of the whole body, in the header Made-Up-Proof.',
    ...{ askedText: () => undefined, callbackText: () => 'the whole body' },
  },
}

const callbacks: GenerationCallbacks = {
  policy: { retry: [1_000], timeout: 2_000 },
  encode({ job, result, partner, fault = {} }) {
    const { product, userId, jobId } = job.submission
    const reported = reportedResult(product, result, fault, canSay)
    const { code, text } = word(product, reported)
    const json = { who: userId, job: jobId, verdict: code, why: text, last: reported.final }
    const key = fault.signature ? 'another key' : partner.apiKey
    const proof = fault.signature === 'none' ? {} : { 'made-up-proof': proofOf(key, JSON.stringify(json)) }
    return { headers: { 'content-type': 'application/json', 'made-up-partner': partner.id, ...proof }, json }
  },
  read({ headers, body }, _partnerId, partner) {
    const holds = partner && headers['made-up-proof'] === proofOf(partner.apiKey, JSON.stringify(body))
    return { code: String(body.verdict), text: String(body.why), proof: holds ? 'holds' : 'fails' }
  },
}

const grading: Grading = {
  ...{ products, isTimed: false, shown: ['verdict', 'job'] },
  words: {
    checkProof: 'Check Made-Up-Proof.',
    ...{ unproven: 'no Made-Up-Proof', waitForFinal: 'Wait until last is true.' },
    result: ({ code }) => `verdict ${code}`,
  },
  brokenBodies: { form: 'verdict=YES', half: '{"verdict":', list: '[{"verdict":"YES"}]' },
}
