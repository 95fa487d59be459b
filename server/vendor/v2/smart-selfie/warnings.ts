import type { Partner } from '../../../core/users/partner.ts'
import { createWarning, type Warning } from '../../../core/warnings/warning.ts'
import type { Call } from '../../../http/operation.ts'
import type { Parts } from '../../../http/parts/parts.ts'
import type { GenerationParts } from '../../generation.ts'
import { callbackUrlWarnings } from '../../shared/callback-url.ts'
import { signatureWarnings } from '../access/signature-warnings.ts'

// Documented of v3 alone; apps send 7 or 8 (v2 §3.1).
const [fewest, most] = [6, 8]

/** What a request with a selfie is warned about, which --strict refuses. */
export function selfieWarnings(
  { signatureAge }: Pick<GenerationParts, 'signatureAge'>,
  call: Call,
  { files }: Parts,
): Warning[] {
  return [
    ...signatureWarnings(signatureAge, call),
    ...callbackUrlWarnings(call.body),
    ...livenessWarnings(files, call.partner),
  ]
}

function livenessWarnings(files: Parts['files'], partner: Partner | undefined): Warning[] {
  const count = files.filter(({ name }) => name === 'liveness_images').length
  if (partner?.liveness === 'optional') return []
  if (count > most) return [createWarning('too-many-liveness', { count })]
  return count < fewest ? [createWarning('too-few-liveness', { count })] : []
}
