import type { Partner } from '../../../core/users/partner.ts'
import { timestampWarnings } from '../../../core/warnings/of-timestamp.ts'
import type { Warning } from '../../../core/warnings/warning.ts'
import type { Call } from '../../../http/operation.ts'
import type { GenerationParts } from '../../generation.ts'

/** What is warned about a signature in headers. */
export function signatureWarnings(
  signatureAge: GenerationParts['signatureAge'],
  { headers, partner, now }: Call,
): Warning[] {
  const sdk = headers['smileid-source-sdk']?.toString()
  return timestampWarnings(String(headers['smileid-timestamp']), sdk, {
    now,
    signatureAge: signatureAge((partner as Partner).id),
  })
}
