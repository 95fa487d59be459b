import type { Partner } from '../../../core/users/partner.ts'
import { timestampWarnings } from '../../../core/warnings/of-timestamp.ts'
import { createWarning, type Warning } from '../../../core/warnings/warning.ts'
import type { Call } from '../../../http/operation.ts'
import type { GenerationParts } from '../../generation.ts'
import { callbackUrlWarnings } from '../../shared/callback-url.ts'
import { signatureWarnings } from '../access/signature-warnings.ts'
import type { LookupBody, LookupEntry } from './entry.ts'
import { sourceSdkOf } from './submit.ts'

/** What a lookup is warned about, which --strict refuses. */
export function lookupWarnings(
  { signatureAge }: Pick<GenerationParts, 'signatureAge'>,
  entry: LookupEntry,
  call: Call,
): Warning[] {
  const isInBody = entry.proof !== 'headers'
  return [
    ...(isInBody ? bodyWarnings(signatureAge, call) : signatureWarnings(signatureAge, call)),
    ...(sourceSdkOf(call) === undefined ? [createWarning('missing-source-sdk', {})] : []),
    ...callbackUrlWarnings(call.body),
    ...(entry.warn?.(call.body as LookupBody) ?? []),
  ]
}

/** None if a web token replaces the signature. */
function bodyWarnings(signatureAge: GenerationParts['signatureAge'], call: Call): Warning[] {
  const { partner_id: id, timestamp, signature } = call.body as Readonly<Record<string, unknown>>
  const { id: partnerId } = call.partner as Partner
  const isSigned = signature !== undefined && (typeof timestamp === 'string' || typeof timestamp === 'number')
  const terms = { now: call.now, signatureAge: signatureAge(partnerId) }
  return [
    ...(typeof id === 'number' ? [createWarning('partner-id-as-number', { field: 'partner_id', id })] : []),
    ...(isSigned ? timestampWarnings(timestamp, sourceSdkOf(call), terms) : []),
  ]
}
