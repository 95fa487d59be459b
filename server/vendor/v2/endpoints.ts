import type { Call, Endpoints, Reply } from '../../http/operation.ts'
import { isParts } from '../../http/parts/parts.ts'
import type { GenerationParts } from '../generation.ts'
import { selfieEntries } from './smart-selfie/entries.ts'
import { smartSelfieOperation } from './smart-selfie/operation.ts'

/** Every endpoint of v2. */
export function v2Endpoints(parts: GenerationParts): Endpoints {
  return {
    operations: selfieEntries.map((entry) => smartSelfieOperation(parts, entry)),
    claimedPartner,
    claimedJob,
    sdkVersion: ({ headers }) => headers['smileid-source-sdk-version']?.toString(),
  }
}

/** In a header. Source: v2 §2.1. */
function claimedPartner({ headers }: Call): string | undefined {
  const { 'smileid-partner-id': id } = headers
  return typeof id === 'string' ? id : undefined
}

/** The partner's own name of the job: what was answered has it in any case. */
function claimedJob({ body }: Call, { json }: Reply): string | undefined {
  const sent = isParts(body) ? undefined : jobIn(body)
  return sent ?? jobIn(json)
}

function jobIn(body: unknown): string | undefined {
  const { partner_params: params } = (body ?? {}) as { readonly partner_params?: unknown }
  const { job_id: name } = (params ?? {}) as { readonly job_id?: unknown }
  return typeof name === 'string' || typeof name === 'number' ? String(name) : undefined
}
