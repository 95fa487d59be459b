import type { IdInfo } from '../../../core/identity/identity.ts'
import type { SandboxIdentities } from '../../../core/identity/sandbox-identities.ts'
import type { Screening } from '../../../core/identity/screening.ts'
import type { JobIds } from '../../../core/jobs/ids.ts'
import type { JobRequest } from '../../../core/jobs/submission.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { Call } from '../../../http/operation.ts'
import { decodeHints } from '../../shared/sandbox/asked-outcome.ts'
import { accessOf } from '../access/access.ts'
import { userIdIn } from '../access/user-id.ts'
import { userNameOf } from '../jobs/names.ts'
import type { Entry, EntryBody } from './entry.ts'
import { hintsOf, personIn, screenedHints } from './sandbox.ts'

/** A request as the core knows it, but for the names that Smile ID gives. */
export interface DecodedRequest {
  readonly userId: string | undefined
  readonly idInfo: IdInfo
  readonly requestOf: (ids: JobIds) => JobRequest
}

/** Lifts a request to what the core knows. @throws SmileError when it names two users, or nobody who may be looked up. */
export function decodeEntry(entry: Entry, call: Call, mode: SandboxIdentities, screening?: Screening): DecodedRequest {
  const body = call.body as EntryBody
  const { claims } = accessOf(call)
  const userId = userIdIn(call, { body: body.user_id, token: claims.user_id })
  const { product } = entry
  const { user_details: details, consent } = body
  const idInfo = present({
    ...entry.idInfo?.(body),
    ...{ firstName: details.given_names, lastName: details.last_name },
    ...{ email: details.email, phoneNumber: details.phone_number },
  })
  const decoded = {
    generation: 'v3',
    partnerId: (call.partner as Partner).id,
    product,
    partnerParams: { ...body.partner_params, ...claims.partner_params },
    hints:
      decodeHints(body as Readonly<Record<string, unknown>>, product) ??
      (screening ? screenedHints(screening, mode) : hintsOf(personIn(details), product, mode)),
    callbackUrl: body.callback_url || undefined,
    idInfo,
    consent: {
      grantedAt: consent.granted_at,
      noticeLanguage: consent.notice_language,
      noticePrivacyPolicyUrl: consent.notice_privacy_policy_url,
    },
    // A comparison enrols whom it was told by name. Source: v3 §16.8.
    ...(userId === undefined && product === 'smart_selfie_compare' && { enrols: false }),
    screening,
    sourceSdk: sourceSdkOf(call),
    origin: call.origin,
    warnings: call.warnings,
  } as const
  return {
    userId,
    idInfo,
    // v3 knows a job by one name alone, with an exception.
    requestOf: ({ smileJobId }) => ({
      ...decoded,
      jobId: entry.jobName?.(body) ?? smileJobId,
      userId: userId ?? userNameOf(smileJobId),
    }),
  }
}

/** The header says it, or a part where an endpoint has one. Source: v3 §16.10. */
function sourceSdkOf({ headers, body }: Call): string | undefined {
  const { source_sdk: part } = body as { readonly source_sdk?: unknown }
  const sdk = headers['smileid-source-sdk'] ?? part
  return typeof sdk === 'string' ? sdk : undefined
}

function present(members: Readonly<Record<string, unknown>>): IdInfo {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value != null)) as IdInfo
}
