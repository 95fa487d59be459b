import { type SignatureTerms, timestampWarnings } from '../../core/timestamp-warnings.ts'
import { createWarning, type Warning } from '../../core/warning.ts'
import type { V1UploadRequest } from '../../generated/v1/upload-request.ts'
import type { PartnerField } from './auth.ts'
import { schemeOf } from './sec-key.ts'

/** The members by which a request is signed. */
interface Signed {
  readonly partner_id?: string | number
  readonly timestamp?: string | number
  readonly signature?: string
  readonly source_sdk?: string | null
}

/** What an upload is warned about before anything is known of its job. */
export function uploadWarnings(body: V1UploadRequest, terms: SignatureTerms): Warning[] {
  // SDKs that sign with sec_key are older than source_sdk.
  const unnamed = body.source_sdk || schemeOf(body) === 'sec_key' ? [] : [createWarning('missing-source-sdk', {})]
  return [...partnerWarnings('smile_client_id', body.smile_client_id), ...signatureWarnings(body, terms), ...unnamed]
}

/** The same of a lookup. Its source_sdk is not asked for: the Java SDK sends none. */
export function lookupWarnings(body: Signed, terms: SignatureTerms): Warning[] {
  return [...partnerWarnings('partner_id', body.partner_id), ...signatureWarnings(body, terms)]
}

function partnerWarnings(field: PartnerField, id: string | number | undefined): Warning[] {
  return typeof id === 'number' ? [createWarning('partner-id-as-number', { field, id })] : []
}

/** Nothing where a web token stands in place of a signature. */
function signatureWarnings(body: Signed, terms: SignatureTerms): Warning[] {
  const { signature, timestamp, source_sdk: sourceSdk } = body
  if (signature === undefined || timestamp === undefined) return []
  return timestampWarnings(timestamp, sourceSdk ?? undefined, terms)
}
