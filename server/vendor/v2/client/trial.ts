import type { Product } from '../../../core/jobs/product.ts'
import { toTimestamp } from '../../../core/time.ts'
import type { TimedTrial, TrialAnswer, TrialCall } from '../../../http/trial.ts'
import { trialPictures } from '../../shared/parts/made-up-pictures.ts'
import type { PicturePart } from '../../shared/parts/pictures.ts'
import { writeForm } from '../../shared/parts/write-form.ts'
import { sign } from '../../shared/signatures/signature.ts'
import { selfieEntries } from '../smart-selfie/entries.ts'
import type { SelfieEntry } from '../smart-selfie/entry.ts'

/** Submits a job over the wire, as one of Smile ID's apps would with v2: signed in headers, everything in one form. */
export function submitTrial(asked: TimedTrial, send: (call: TrialCall) => Promise<TrialAnswer>): Promise<TrialAnswer> {
  const { partner, product, userId, jobId, callbackUrl, scenario, now } = asked
  const { path, pictures } = entryOf(product)
  const timestamp = toTimestamp(now)
  const boundary = `----trial-${jobId}`
  const headers = {
    'smileid-partner-id': partner.id,
    'smileid-timestamp': timestamp,
    'smileid-request-signature': sign(partner.apiKey, partner.id, timestamp),
    'content-type': `multipart/form-data; boundary=${boundary}`,
  }
  const parts = {
    user_id: userId,
    callback_url: callbackUrl,
    partner_params: { job_id: jobId, ...(scenario && { emulator_scenario: scenario }) },
  }
  return send({
    method: 'POST',
    target: path,
    headers,
    body: writeForm(parts, trialPictures(pictures.map(asAppsSend), userId), boundary),
  })
}

function entryOf(product: Product): SelfieEntry {
  const entry = selfieEntries.find((one) => one.product === product)
  if (!entry) throw new RangeError(`v2 takes no ${product}`)
  return entry
}

/** Apps send eight pictures of liveness. Source: v2 §3.1. */
function asAppsSend(part: PicturePart): PicturePart {
  return part.count ? { ...part, count: { least: 8, most: 8 } } : part
}
