import { toTimestamp } from '../../../core/time.ts'
import type { TimedTrial, TrialAnswer, TrialCall } from '../../../http/trial.ts'
import { trialPictures } from '../../shared/parts/made-up-pictures.ts'
import type { PicturePart } from '../../shared/parts/pictures.ts'
import { writeForm } from '../../shared/parts/write-form.ts'
import { sign } from '../../shared/signatures/signature.ts'
import { lookupEntries } from '../lookups/entries.ts'
import type { LookupEntry } from '../lookups/entry.ts'
import { selfieEntries } from '../smart-selfie/entries.ts'
import type { SelfieEntry } from '../smart-selfie/entry.ts'
import { askedIn } from './trial-lookups.ts'

/** Submits a job over the wire with v2: a selfie as an app would, and a lookup, called back, as a partner's server would. */
export function submitTrial(asked: TimedTrial, send: (call: TrialCall) => Promise<TrialAnswer>): Promise<TrialAnswer> {
  const selfie = selfieEntries.find(({ product }) => product === asked.product)
  if (selfie) return send(selfieCall(asked, selfie))
  const lookup = lookupEntries.find(({ product, when }) => product === asked.product && when === 'later')
  if (!lookup) throw new RangeError(`v2 takes no ${asked.product}`)
  return send(lookupCall(asked, lookup))
}

function selfieCall(asked: TimedTrial, { path, pictures }: SelfieEntry): TrialCall {
  const { userId, jobId, callbackUrl, scenario } = asked
  const boundary = `----trial-${jobId}`
  const parts = {
    user_id: userId,
    callback_url: callbackUrl,
    partner_params: { job_id: jobId, ...(scenario && { emulator_scenario: scenario }) },
  }
  return {
    method: 'POST',
    target: path,
    headers: { ...signedHeaders(asked), 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: writeForm(parts, trialPictures(pictures.map(asAppsSend), userId), boundary),
  }
}

/** Apps send eight pictures of liveness. Source: v2 §3.1. */
function asAppsSend(part: PicturePart): PicturePart {
  return part.count ? { ...part, count: { least: 8, most: 8 } } : part
}

function lookupCall(asked: TimedTrial, { path, proof }: LookupEntry): TrialCall {
  const { partner, userId, jobId, callbackUrl, scenario } = asked
  const { timestamp, signature } = proofOf(asked)
  const inBody = {
    partner_id: partner.id,
    timestamp,
    signature,
    source_sdk: 'rest_api',
    source_sdk_version: 'dashboard',
  }
  const body = {
    ...(proof !== 'headers' && inBody),
    ...askedIn(asked),
    callback_url: callbackUrl,
    partner_params: { user_id: userId, job_id: jobId, ...(scenario && { emulator_scenario: scenario }) },
  }
  const headers = { 'content-type': 'application/json', ...(proof === 'headers' && signedHeaders(asked)) }
  return { method: 'POST', target: path, headers, body: JSON.stringify(body) }
}

function proofOf({ partner: { id, apiKey }, now }: TimedTrial): {
  readonly timestamp: string
  readonly signature: string
} {
  const timestamp = toTimestamp(now)
  return { timestamp, signature: sign(apiKey, id, timestamp) }
}

function signedHeaders(asked: TimedTrial): Readonly<Record<string, string>> {
  const { timestamp, signature } = proofOf(asked)
  return {
    'smileid-partner-id': asked.partner.id,
    'smileid-timestamp': timestamp,
    'smileid-request-signature': signature,
    'smileid-source-sdk': 'rest_api',
  }
}
