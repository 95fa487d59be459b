import { SmileError, StorageError } from '../../core/errors.ts'
import type { Call } from '../../http/operation.ts'
import type { Store } from '../../store/store.ts'
import type { Generation } from '../generation.ts'
import { vendorPersonalData } from '../identity/personal-data.ts'
import { authSmileOperation } from './access/auth-smile.ts'
import { v1Signatures } from './access/signatures.ts'
import { tokenOperation } from './access/token.ts'
import { type TotpConsentParts, totpConsentOperations } from './access/totp-consent.ts'
import { v1Callbacks } from './callbacks/callbacks.ts'
import { catalogueOperations } from './catalogue/operations.ts'
import { curlOf } from './curl.ts'
import { namesOf } from './jobs/names.ts'
import { type JobStatusParts, jobStatusOperation } from './jobs/status.ts'
import { type SmileLinkParts, smileLinkOperations } from './links/smile-links.ts'
import { type AddressParts, addressOperation } from './lookups/address.ts'
import { type AmlParts, amlOperation } from './lookups/aml.ts'
import { type LookupParts, lookupOperations } from './lookups/lookups.ts'
import { broken, unknown } from './unknown.ts'
import { type StorageParts, storageOperations } from './uploads/storage.ts'
import { type UploadParts, uploadOperation } from './uploads/upload.ts'
import { type ViewParts, viewOperations } from './views/views.ts'
import { encodeError } from './wording/errors.ts'
import { v1Wording } from './wording/wording.ts'

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

/** The first generation of the vendor's API: JSON, then a zip. */
export function createV1(parts: V1Parts): Generation {
  return {
    name: 'v1',
    prefix: '/v1',
    vendor: true,
    errorSchema: 'v1/error',
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
    encodeError: (error) => encodeError(error instanceof SmileError ? error : systemError(error)),
    isPersonal: vendorPersonalData.includes,
    unknown,
    broken,
    ...v1Wording,
    namesOf,
    callbacks: v1Callbacks(parts),
    explain: { ...v1Wording.explain, signature: v1Signatures },
    client: {
      // Loaded for the first trial: most emulators never get one.
      submit: async (...asked) => (await import('./trial.ts')).submitTrial(...asked),
      curl: curlOf,
    },
    grading: async () => (await import('./grading/grading.ts')).v1Grading,
    pacts: async () => (await import('./pacts/pacts.ts')).v1Pacts,
    claimedPartner,
    claimedJob: (call) => claimedJob(call, parts.store),
  }
}

function systemError(error: Error): SmileError {
  if (error instanceof StorageError) return new SmileError('system_error', error.message)
  return new SmileError('system_error', `A bug in the emulator, please report it: ${error.stack ?? error.message}`)
}

function claimedPartner({ body, params, headers }: Call): string | undefined {
  const { smile_client_id: client, partner_id: partner } = (body ?? {}) as Record<string, unknown>
  return nameIn(params.partner ?? client ?? partner ?? headers['smileid-partner-id'])
}

/** A link names its job by the upload, or by Smile ID's own id. */
async function claimedJob({ body, params }: Call, store: Store): Promise<string | undefined> {
  const { partner = '', ref, job: smileJobId } = params
  if (ref !== undefined) {
    const { upload } = await store.read(partner, { upload: { fact: 'uploadByRef', ref } })
    return upload?.request.jobId
  }
  if (smileJobId !== undefined) {
    const { job } = await store.read(partner, { job: { fact: 'job', smileJobId } })
    return job?.submission.jobId
  }
  const { partner_params: inside, job_id: outside } = (body ?? {}) as Record<string, unknown>
  return nameIn((inside as Record<string, unknown> | undefined)?.job_id ?? outside)
}

function nameIn(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
