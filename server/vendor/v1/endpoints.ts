import type { Call, Endpoints } from '../../http/operation.ts'
import type { Store } from '../../store/store.ts'
import { authSmileOperation } from './access/auth-smile.ts'
import { tokenOperation } from './access/token.ts'
import { type TotpConsentParts, totpConsentOperations } from './access/totp-consent.ts'
import { catalogueOperations } from './catalogue/operations.ts'
import { type JobStatusParts, jobStatusOperation } from './jobs/status.ts'
import { type SmileLinkParts, smileLinkOperations } from './links/smile-links.ts'
import { type AddressParts, addressOperation } from './lookups/address.ts'
import { type AmlParts, amlOperation } from './lookups/aml.ts'
import { type LookupParts, lookupOperations } from './lookups/lookups.ts'
import { type StorageParts, storageOperations } from './uploads/storage.ts'
import { type UploadParts, uploadOperation } from './uploads/upload.ts'
import { type ViewParts, viewOperations } from './views/views.ts'

/** What v1 needs. */
export interface V1Parts
  extends StorageParts,
    ViewParts,
    UploadParts,
    JobStatusParts,
    LookupParts,
    AmlParts,
    AddressParts,
    SmileLinkParts,
    TotpConsentParts {}

/** Every endpoint of v1. */
export function v1Endpoints(parts: V1Parts): Endpoints {
  return {
    operations: [
      uploadOperation(parts),
      ...storageOperations(parts),
      ...viewOperations(parts),
      jobStatusOperation(parts),
      ...lookupOperations(parts),
      amlOperation(parts),
      addressOperation(parts),
      tokenOperation(parts),
      authSmileOperation(parts),
      ...catalogueOperations(parts),
      ...smileLinkOperations(parts),
      ...totpConsentOperations(parts),
    ],
    claimedPartner,
    claimedJob: (call) => claimedJob(call, parts.store),
    sdkVersion,
  }
}

function claimedPartner({ body, params, headers, query }: Call): string | undefined {
  const { smile_client_id: client, partner_id: partner } = (body ?? {}) as Record<string, unknown>
  return nameIn(params.partner ?? client ?? partner ?? headers['smileid-partner-id'] ?? query.get('partner_id'))
}

/** A link names its job by the upload, or by Smile ID's own id; a body by the partner's. */
function claimedJob({ body, params }: Call, store: Store): string | undefined | Promise<string | undefined> {
  const { partner = '', ref, job } = params
  if (ref !== undefined) return jobIdOfUpload(store, partner, ref)
  if (job !== undefined) return jobIdOfJob(store, partner, job)
  const { partner_params: inside, job_id: outside } = (body ?? {}) as Record<string, unknown>
  return nameIn((inside as Record<string, unknown> | undefined)?.job_id ?? outside)
}

async function jobIdOfUpload(store: Store, partnerId: string, ref: string): Promise<string | undefined> {
  const { upload } = await store.read(partnerId, { upload: { fact: 'uploadByRef', ref } })
  return upload?.request.jobId
}

async function jobIdOfJob(store: Store, partnerId: string, smileJobId: string): Promise<string | undefined> {
  const { job } = await store.read(partnerId, { job: { fact: 'job', smileJobId } })
  return job?.submission.jobId
}

function nameIn(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** In the body, or beside a signature in headers. Sources: v1 §3.1, §2.4. */
function sdkVersion({ body, headers }: Call): string | undefined {
  const { source_sdk_version: inside } = (body ?? {}) as Record<string, unknown>
  return nameIn(inside ?? headers['smileid-source-sdk-version'])
}
