import type { Call, Endpoints, Reply } from '../../http/operation.ts'
import type { GenerationParts } from '../generation.ts'
import { type KnownPartners, partnerOfPlainId } from '../shared/partner-ids.ts'
import { tokenOperation } from './access/token.ts'
import { createVerifiedTokens, type VerifiedTokens } from './access/verified-tokens.ts'
import { replayOperation } from './jobs/replay.ts'
import { statusOperation } from './jobs/status.ts'
import { makeLinkOperation } from './links/make-link.ts'
import { showLinkOperation } from './links/show-link.ts'
import { amlSyncOperation } from './screening/aml-sync.ts'
import { newsOperation } from './screening/news.ts'
import { bankCodesOperation } from './services/bank-codes.ts'
import { configOperation } from './services/config.ts'
import { idStatusOperation } from './services/id-status.ts'
import { supportedDocumentsOperations } from './services/supported-documents.ts'
import { supportedIdTypesOperation } from './services/supported-id-types.ts'
import { enhancedKycSyncOperation } from './submissions/enhanced-kyc-sync.ts'
import { entries } from './submissions/entries.ts'
import { entryOperation } from './submissions/entry-operation.ts'
import { reportFraudOperation } from './users/report-fraud.ts'
import { pictureOperation } from './views/picture.ts'
import { receiptOperation } from './views/receipt.ts'

/** Every endpoint of v3. They share the tokens that were verified. */
export function v3Endpoints(given: GenerationParts): Endpoints {
  const tokens = createVerifiedTokens((id) => given.partners.find(id))
  const parts = { ...given, tokens }
  return {
    operations: [
      tokenOperation(parts),
      ...entries.map((entry) => entryOperation(parts, entry)),
      enhancedKycSyncOperation(parts),
      amlSyncOperation(parts),
      newsOperation(parts),
      statusOperation(parts),
      replayOperation(parts),
      receiptOperation(parts),
      pictureOperation(parts),
      ...supportedDocumentsOperations(),
      bankCodesOperation(),
      supportedIdTypesOperation(),
      idStatusOperation(parts),
      reportFraudOperation(parts),
      configOperation(parts),
      makeLinkOperation(parts),
      showLinkOperation(parts),
    ],
    claimedPartner: (call) => claimedPartner(call, parts),
    claimedJob,
    sdkVersion: ({ headers }) => headers['smileid-source-sdk-version']?.toString(),
  }
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
