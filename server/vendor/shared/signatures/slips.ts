import { createHash } from 'node:crypto'
import { hmac } from '../../../core/hmac.ts'
import { secKeyText } from '../../../core/sec-key.ts'
import { alone, type FailedSignature, type Recipe, type Slip } from './recipe.ts'
import { signatureSuffix } from './signature.ts'
import { timestampForms } from './timestamp-forms.ts'

/** The common mistakes, by the part of the recipe that each is in: two of one kind are never combined. */
export function slipsOf(failed: FailedSignature): Slip[][] {
  return [inKey(failed), inTimestamp(failed), inPartnerId(failed), inSuffix(), inArrangement(), inDigest()]
}

// What people write, and what other words in the vendor's documents suggest.
const usualSuffixes = ['sid_response', 'sid_requests', 'sid-request', 'SID_REQUEST']
const rareSuffixes = ['sid_req', 'sidrequest', 'sid request', 'sidRequest', 'Sid_Request', 'sid_callback', 'request']

function inSuffix(): Slip[] {
  const slip = (suffix: string): Slip => ({
    name: `the text ended in "${suffix}" instead of "${signatureSuffix}"`,
    change: { suffix },
  })
  return [...usualSuffixes.map(slip), ...rareSuffixes.map(slip).map(alone)]
}

function inArrangement(): Slip[] {
  const slip = (name: string, arrange: Recipe['arrange']): Slip => ({ name, change: { arrange } })
  const order = (words: string, arrange: Recipe['arrange']) =>
    slip(`the parts were signed in another order (${words})`, arrange)
  return [
    slip('"sid_request" was left out of the signed text', (t, p) => t + p),
    slip('only the timestamp was signed', (t) => t),
    slip('only the partner id was signed', (_, p) => p),
    slip('only "sid_request" was signed', (_t, _p, s) => s),
    slip('the partner id was left out of the signed text', (t, _, s) => t + s),
    slip('the timestamp was left out of the signed text', (_, p, s) => p + s),
    slip('the partner id and the timestamp were signed in another order, without sid_request', (t, p) => p + t),
    order('partner id, timestamp, sid_request', (t, p, s) => p + t + s),
    order('partner id, sid_request, timestamp', (t, p, s) => p + s + t),
    order('timestamp, sid_request, partner id', (t, p, s) => t + s + p),
    order('sid_request, timestamp, partner id', (t, p, s) => s + t + p),
    order('sid_request, partner id, timestamp', (t, p, s) => s + p + t),
    slip('"partner id:timestamp" was signed, the text of the sec_key that was retired in 2022', (t, p) => `${p}:${t}`),
    slip('the SHA-256 of "partner id:timestamp" was signed, the hash of the sec_key that was retired in 2022', (t, p) =>
      createHash('sha256').update(`${p}:${t}`).digest('hex'),
    ),
    slip('"timestamp:partner id" was signed', (t, p) => `${t}:${p}`),
    slip('a line break was signed at the end of the text', (t, p, s) => `${t}${p}${s}\n`),
    slip('a space was signed at the end of the text', (t, p, s) => `${t}${p}${s} `),
    slip('a space was signed at the beginning of the text', (t, p, s) => ` ${t}${p}${s}`),
    slip('a space was signed after the timestamp', (t, p, s) => `${t} ${p}${s}`),
    slip('a space was signed after the partner id', (t, p, s) => `${t}${p} ${s}`),
    slip('the text was signed with quotes around it', (t, p, s) => `"${t}${p}${s}"`),
    ...[' ', ':', '|', ',', '-', '_', '.', '+', '&', '\n'].map((between) =>
      alone(
        slip(`the parts were signed with ${JSON.stringify(between)} between them`, (...parts) => parts.join(between)),
      ),
    ),
  ]
}

function inDigest(): Slip[] {
  const slip = (name: string, digest: Recipe['digest']): Slip => ({ name, change: { digest } })
  return [
    slip('the key and the text were swapped', (key, text) => hmac(text, key)),
    ...[
      slip('the text was hashed with SHA-256, without the key', (_, text) => sha256(text)),
      slip('the key and the text were hashed with SHA-256 instead of HMAC-SHA256', (key, text) => sha256(key, text)),
      slip('the text and the key were hashed with SHA-256 instead of HMAC-SHA256', (key, text) => sha256(text, key)),
    ].map(alone),
  ]
}

function inTimestamp({ timestamp }: FailedSignature): Slip[] {
  return timestampForms(timestamp).map((form) => ({
    name: `the timestamp was re-formatted: "${form}" was signed, "${timestamp}" was sent`,
    change: { timestamp: form },
  }))
}

function inPartnerId({ partner: { id } }: FailedSignature): Slip[] {
  const bare = id.replace(/^0+/, '')
  const others = new Set([bare, ...[3, 4].map((width) => id.padStart(width, '0'))])
  return [...others]
    .filter((other) => other !== id && other !== '')
    .map((other) => ({
      name: `the partner id was signed as "${other}", the body says "${id}": its leading zeros matter`,
      change: { partnerId: other },
    }))
}

function inKey({ partner, partners, oldApiKey, timestamp }: FailedSignature): Slip[] {
  const key = partner.apiKey
  const slip = (name: string, wrong: Recipe['key']): Slip => ({ name, change: { key: wrong } })
  const spaced = [`${key}\n`, ` ${key}`, `${key} `, `${key}\r\n`, ` ${key} `, `"${key}"`, `'${key}'`]
  const rare = [
    slip('the API key was hex-decoded before use', Buffer.from(key, 'hex')),
    slip('the API key was hex-encoded before use', Buffer.from(key).toString('hex')),
    slip('the partner id was used as the key', partner.id),
    slip(
      'the text of the sec_key that was retired in 2022, "partner id:timestamp", was used as the key',
      secKeyText(partner.id, timestamp),
    ),
  ]
  const others = partners.filter((other) => other.id !== partner.id && other.apiKey !== key)
  return [
    ...others.map((other) => slip(`the key of partner ${other.id} was used`, other.apiKey)).map(alone),
    ...spaced.map((wrong) => slip('the API key was read with white space or quotes around it', wrong)),
    ...(key === key.trim() ? [] : [slip('the API key was trimmed of its white space', key.trim())]),
    slip('an empty API key was used', ''),
    slip('the API key was base64-decoded before use', Buffer.from(key, 'base64')),
    slip('the API key was base64-encoded before use', Buffer.from(key).toString('base64')),
    ...(oldApiKey === undefined
      ? []
      : [slip('the key that the command sec-key prints was used: it is only for SDKs from before 2022', oldApiKey)]),
    ...rare.map(alone),
  ]
}

function sha256(...parts: readonly Recipe['key'][]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
