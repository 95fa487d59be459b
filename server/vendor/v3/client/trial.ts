import { isAboutDocument, type Product } from '../../../core/jobs/product.ts'
import type { TimedTrial, TrialAnswer, TrialCall } from '../../../http/trial.ts'
import { plainPartnerId } from '../../shared/partner-ids.ts'
import { trialPictures } from '../../shared/parts/made-up-pictures.ts'
import { writeForm } from '../../shared/parts/write-form.ts'
import { headerText } from '../header-text.ts'
import { entries } from '../submissions/entries.ts'
import type { Entry } from '../submissions/entry.ts'

/** Submits a job over the wire, as a partner's server would with v3: it fetches a token, and sends parts with it. */
export async function submitTrial(
  asked: TimedTrial,
  send: (call: TrialCall) => Promise<TrialAnswer>,
): Promise<TrialAnswer> {
  const minted = await send(tokenCall(asked))
  if (minted.status !== 200) return minted
  const { token } = JSON.parse(minted.body) as { token: string }
  const answer = await send(submissionCall(asked, token))
  if (answer.status !== 202) return answer
  const { job_id: jobId } = JSON.parse(answer.body) as { job_id: string }
  return { ...answer, jobId }
}

function tokenCall({ partner }: TimedTrial): TrialCall {
  const headers = { 'smileid-partner-id': plainPartnerId(partner.id), 'smileid-api-key': partner.apiKey }
  return { method: 'POST', target: '/v3/token', headers, body: '' }
}

function submissionCall(asked: TimedTrial, token: string): TrialCall {
  const { partner, product, userId, callbackUrl, scenario, jobId } = asked
  const { path, pictures = [], unread = [] } = entryOf(product)
  // One product takes its user from a header alone.
  const byHeader = unread.includes('user_id')
  const parts = {
    ...ownParts(asked),
    user_details: { given_names: 'Try', last_name: 'It', email: 'try.it@example.com' },
    consent: {
      ...{ granted: true, granted_at: '2026-01-01T00:00:00Z', notice_language: 'EN' },
      notice_privacy_policy_url: 'https://example.com/privacy',
    },
    ...(!byHeader && { user_id: userId }),
    callback_url: callbackUrl,
    partner_params: { trial: jobId, ...(scenario && { emulator_scenario: scenario }) },
  }
  const boundary = `----trial-${jobId}`
  const headers = {
    'smileid-token': token,
    // In three digits or more, as that product needs it.
    'smileid-partner-id': partner.id.padStart(3, '0'),
    ...(byHeader && { 'user-id': headerText(userId) }),
    'content-type': `multipart/form-data; boundary=${boundary}`,
  }
  return { method: 'POST', target: path, headers, body: writeForm(parts, trialPictures(pictures, userId), boundary) }
}

function entryOf(product: Product): Entry {
  const entry = entries.find((one) => one.product === product)
  if (!entry) throw new RangeError(`v3 takes no ${product}`)
  return entry
}

/** What a product is asked about, beside what every submission says. */
function ownParts({ product, idNumber }: TimedTrial): Readonly<Record<string, string | object>> {
  if (product === 'aml_check' || product === 'aml_monitoring') return { countries: ['NG'], full_name: 'Try It' }
  if (product === 'address_verification') {
    const utility = { utility_number: idNumber, utility_provider: 'IKEDC', utility_type: 'PrePaid' }
    return { country: 'NG', address: '1 Emulator Street, Lagos', ...utility }
  }
  if (isAboutDocument(product)) return { country: 'NG', id_type: 'PASSPORT' }
  if (product === 'smart_selfie_compare') return { comparison_image_type: 'PORTRAIT' }
  const isLookedUp = product === 'enhanced_kyc' || product === 'biometric_kyc'
  return isLookedUp ? { country: 'NG', id_type: 'BVN', id_number: idNumber } : {}
}
