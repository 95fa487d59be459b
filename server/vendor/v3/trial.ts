import type { TimedTrial, TrialAnswer, TrialCall } from '../../http/trial.ts'
import { plainPartnerId } from '../shared/partner-ids.ts'

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
  const { userId, callbackUrl, scenario, jobId } = asked
  const { path, parts: own } = formOf(asked)
  const parts = {
    ...own,
    user_details: { given_names: 'Try', last_name: 'It', email: 'try.it@example.com' },
    consent: {
      ...{ granted: true, granted_at: '2026-01-01T00:00:00Z', notice_language: 'EN' },
      notice_privacy_policy_url: 'https://example.com/privacy',
    },
    ...{ user_id: userId, callback_url: callbackUrl },
    partner_params: { trial: jobId, ...(scenario && { emulator_scenario: scenario }) },
  }
  const boundary = `----trial-${jobId}`
  const headers = { 'smileid-token': token, 'content-type': `multipart/form-data; boundary=${boundary}` }
  return { method: 'POST', target: path, headers, body: bodyOf(parts, boundary) }
}

interface TrialForm {
  readonly path: string
  /** Its own parts, beside those of every submission. */
  readonly parts: Readonly<Record<string, string | object>>
}

const screening = { countries: ['NG'], full_name: 'Try It' }

/** Where a product is asked for, and by what. */
function formOf({ product, idNumber }: TimedTrial): TrialForm {
  if (product === 'aml_check') return { path: '/v3/aml', parts: screening }
  if (product === 'aml_monitoring') return { path: '/v3/aml/monitoring', parts: screening }
  if (product === 'address_verification') {
    const utility = { utility_number: idNumber, utility_provider: 'IKEDC', utility_type: 'PrePaid' }
    return { path: '/v3/address', parts: { country: 'NG', address: '1 Emulator Street, Lagos', ...utility } }
  }
  return { path: '/v3/enhanced_kyc', parts: { country: 'NG', id_type: 'BVN', id_number: idNumber } }
}

function bodyOf(parts: Readonly<Record<string, string | object>>, boundary: string): string {
  const written = Object.entries(parts).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`
  })
  return `${written.join('')}--${boundary}--\r\n`
}
