import { SmileError, StorageError } from '../../core/errors.ts'
import type { Call, Reply } from '../../http/operation.ts'
import type { Generation, GenerationParts } from '../generation.ts'
import { type KnownPartners, partnerOfPlainId } from '../identity/partner-ids.ts'
import { vendorPersonalData } from '../identity/personal-data.ts'
import { tokenOperation } from './access/token.ts'
import { createVerifiedTokens, type VerifiedTokens } from './access/verified-tokens.ts'
import { v3Callbacks } from './callbacks/callbacks.ts'
import { curlOf } from './curl.ts'
import { namesOf } from './jobs/names.ts'
import { replayOperation } from './jobs/replay.ts'
import { statusOperation } from './jobs/status.ts'
import { v3Signatures } from './signatures.ts'
import { enhancedKycOperation } from './submissions/enhanced-kyc.ts'
import { syncOperation } from './submissions/sync.ts'
import { broken, unknown } from './unknown.ts'
import { receiptOperation } from './views/receipt.ts'
import { errorsAt } from './wording/endpoint-errors.ts'
import { gatewayRefusal, isOwnOfGateway } from './wording/envelope.ts'
import { v3Wording } from './wording/wording.ts'

/** The third generation of the vendor's API: a token, then everything in one call of parts. */
export function createV3(given: GenerationParts): Generation {
  const tokens = createVerifiedTokens((id) => given.partners.find(id))
  const parts = { ...given, tokens }
  const encodeError = errorsAt('entry')
  return {
    name: 'v3',
    prefix: '/v3',
    vendor: true,
    errorSchema: 'v3/any-error',
    operations: [
      tokenOperation(parts),
      enhancedKycOperation(parts),
      syncOperation(parts),
      statusOperation(parts),
      replayOperation(parts),
      receiptOperation(parts),
    ],
    encodeError: (error) => encodeError(error instanceof SmileError ? error : systemError(error)),
    gateway: (status) => (isOwnOfGateway(status) ? gatewayRefusal(status) : undefined),
    unknown,
    broken,
    ...v3Wording,
    namesOf,
    callbacks: v3Callbacks,
    explain: { ...v3Wording.explain, signature: v3Signatures },
    client: {
      submit: async (...asked) => (await import('./trial.ts')).submitTrial(...asked),
      curl: curlOf,
    },
    isPersonal: vendorPersonalData.includes,
    withoutPeople: vendorPersonalData.without,
    claimedPartner: (call) => claimedPartner(call, parts),
    claimedJob,
  }
}

function systemError(error: Error): SmileError {
  if (error instanceof StorageError) return new SmileError('system_error', error.message)
  return new SmileError('system_error', `A bug in the emulator, please report it: ${error.stack ?? error.message}`)
}

interface ClaimParts {
  readonly partners: KnownPartners
  readonly tokens: VerifiedTokens
}

/** By its token, or by the plain id in a header. A link names its partner itself. */
function claimedPartner({ headers, params }: Call, { partners, tokens }: ClaimParts): string | undefined {
  const { 'smileid-token': token, 'smileid-partner-id': id } = headers
  if (params.partner !== undefined) return params.partner
  const claimed = typeof token === 'string' ? tokens.claimedPartner(token) : undefined
  if (claimed !== undefined || typeof id !== 'string') return claimed
  const meant = partnerOfPlainId(id, partners)
  return 'partner' in meant ? meant.partner.id : id
}

/** Smile ID's own name of the job, which is the only one in v3: asked for, or answered. */
function claimedJob({ params }: Call, { json, headers = {} }: Reply): string | undefined {
  const { jobId, job_id: replayed, job } = params
  const { job_id: answered } = (json ?? {}) as { readonly job_id?: unknown }
  const named = jobId ?? replayed ?? job ?? answered ?? headers['SmileID-Job-ID']
  return typeof named === 'string' ? named : undefined
}
