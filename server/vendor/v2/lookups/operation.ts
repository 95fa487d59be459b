import { SmileError } from '../../../core/errors.ts'
import { type Job, statusAt } from '../../../core/jobs/job.ts'
import { isReworded } from '../../../core/jobs/result.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { Call, Operation, Reply } from '../../../http/operation.ts'
import { spoiledBy } from '../../../http/replies/spoiled.ts'
import type { GenerationParts } from '../../generation.ts'
import { jsonLimit } from '../../shared/json-limit.ts'
import { encodeRefusedLookup } from '../../shared/wording/errors.ts'
import { bodyProof } from '../access/body-proof.ts'
import { headerProof, signatureHeaders } from '../access/header-proof.ts'
import { answers, type LookupBody, type LookupEntry } from './entry.ts'
import { submitLookup } from './submit.ts'
import { lookupWarnings } from './warnings.ts'

/** An endpoint that looks something up: answered with the result, or called back. Source: v2 §5 to §7. */
export function lookupOperation(parts: GenerationParts, entry: LookupEntry): Operation {
  const { path, summary, product, when, proof, request } = entry
  return {
    method: 'post',
    path,
    body: 'json',
    limit: jsonLimit,
    purposes: [when === 'later' ? 'submit' : 'submit_at_once'],
    summary,
    tag: 'lookups',
    products: [product],
    ...(when === 'later' && { callback: 'v1/callback' }),
    ...(proof === 'headers' && { headers: signatureHeaders }),
    request,
    response: answers[when],
    authenticate: proof === 'headers' ? headerProof(parts) : bodyProof(parts, proof === 'body or token'),
    encodeError: encodeRefusedLookup,
    warn: (call) => lookupWarnings(parts, entry, call),
    async handle(call): Promise<Reply> {
      const refusal = entry.refuse?.(call.body as LookupBody)
      if (refusal) return refusal
      const job = await submitLookup(parts, entry, call)
      const answer = when === 'now' ? resultReply(parts, job, call) : { status: 200, json: { success: true } }
      return { ...answer, warnings: job.warnings, ...spoiledBy(job.scenario.name, job.faults?.answer) }
    },
  }
}

/** The bytes that a callback would have. Source: v2 §5; that the other answers are alike is assumed (v2 §6). */
function resultReply({ generationOf }: GenerationParts, job: Job, call: Call): Reply {
  const { state, result } = statusAt(job, call.now)
  if (!result) throw new SmileError('system_error', `The lookup ${job.smileJobId} has no result.`)
  const { callbacks } = generationOf('v1')
  const facts = { job, result, partner: call.partner as Partner, origin: call.origin }
  return {
    status: 200,
    json: callbacks.encode(facts, call.now).json,
    reported: { by: 'lookup', product: job.submission.product, state, result },
    isReworded: isReworded(result, 'v1'),
  }
}
