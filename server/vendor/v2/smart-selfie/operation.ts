import { SmileError } from '../../../core/errors.ts'
import { statusAt } from '../../../core/jobs/job.ts'
import type { Operation, Reply } from '../../../http/operation.ts'
import type { Parts } from '../../../http/parts/parts.ts'
import { spoiledBy } from '../../../http/replies/spoiled.ts'
import type { GenerationParts } from '../../generation.ts'
import { bodyLimit } from '../../shared/parts/limits.ts'
import { headerProof, signatureHeaders } from '../access/header-proof.ts'
import { decodeSelfie } from './decode.ts'
import { encodeSelfie } from './encode.ts'
import type { SelfieEntry } from './entry.ts'
import { submitSelfie } from './submit.ts'
import { selfieWarnings } from './warnings.ts'

/** An endpoint that takes a selfie, and answers with the result. Source: v2 §3. */
export function smartSelfieOperation(parts: GenerationParts, entry: SelfieEntry): Operation {
  return {
    method: 'post',
    path: entry.path,
    body: 'multipart',
    parts: { keepsBytes: parts.keepImages },
    limit: bodyLimit,
    purposes: ['submit_at_once', 'submit'],
    summary: entry.summary,
    tag: 'smart selfie',
    products: [entry.product],
    callback: 'v1/callback',
    headers: signatureHeaders,
    request: entry.request,
    response: { 200: 'v2/smart-selfie-response', 400: 'v2/error' },
    authenticate: headerProof(parts),
    decode: (sent) => decodeSelfie(entry, sent),
    warn: (call, sent) => selfieWarnings(parts, call, sent as Parts),
    async handle(call, sent): Promise<Reply> {
      const job = await submitSelfie(parts, entry, call, sent as Parts)
      const { state, result } = statusAt(job, call.now)
      if (!result) {
        const hint = `Scenario "${job.scenario.name}" has no result to answer with. POST /v1/job_status says how the job stands.`
        throw new SmileError('system_error', hint)
      }
      return {
        status: 200,
        json: encodeSelfie(entry, job, result, call.now),
        reported: { by: 'lookup', product: entry.product, state, result },
        warnings: job.warnings,
        ...spoiledBy(job.scenario.name, job.faults?.answer),
      }
    },
  }
}
