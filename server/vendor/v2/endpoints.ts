import type { Call, Endpoints, Reply } from '../../http/operation.ts'
import { isParts } from '../../http/parts/parts.ts'
import type { GenerationParts } from '../generation.ts'
import { lookupEntries } from './lookups/entries.ts'
import { lookupOperation } from './lookups/operation.ts'
import { oidcOperations } from './oidc/operations.ts'
import { selfieEntries } from './smart-selfie/entries.ts'
import { smartSelfieOperation } from './smart-selfie/operation.ts'

/** Every endpoint of v2. */
export function v2Endpoints(parts: GenerationParts): Endpoints {
  return {
    operations: [
      ...selfieEntries.map((entry) => smartSelfieOperation(parts, entry)),
      ...lookupEntries.map((entry) => lookupOperation(parts, entry)),
      ...oidcOperations(parts),
    ],
    claimedPartner,
    claimedJob,
    sdkVersion,
  }
}

/** In a header, or in the body. Source: v2 §2. */
function claimedPartner({ headers, body }: Call): string | undefined {
  const { partner_id: inside } = (body ?? {}) as { readonly partner_id?: unknown }
  return textOf(headers['smileid-partner-id'] ?? inside)
}

/** The partner's own name of the job: what was answered has it in any case. */
function claimedJob({ body }: Call, { json }: Reply): string | undefined {
  const sent = isParts(body) ? undefined : jobIn(body)
  return sent ?? jobIn(json)
}

function jobIn(body: unknown): string | undefined {
  const { partner_params: sent, PartnerParams: params = sent } = (body ?? {}) as Readonly<Record<string, unknown>>
  const { job_id: name } = (params ?? {}) as { readonly job_id?: unknown }
  return textOf(name)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

function sdkVersion({ headers, body }: Call): string | undefined {
  const { source_sdk_version: inside } = (body ?? {}) as { readonly source_sdk_version?: unknown }
  return textOf(inside ?? headers['smileid-source-sdk-version'])
}
