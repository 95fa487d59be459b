import type { Partner } from './partner.ts'
import { hmac, sameSecret, signatureSuffix, signedMessage } from './signature.ts'

/** A signature that did not hold. */
export interface FailedSignature {
  readonly partner: Partner
  /** Every partner known here: another one's key is a usual mistake. */
  readonly partners: readonly Partner[]
  readonly timestamp: string
  readonly signature: string
}

interface Mistake {
  readonly name: string
  readonly message?: string
  readonly key?: string | Buffer
  readonly write?: (mac: Buffer) => string
}

const base64 = (mac: Buffer): string => mac.toString('base64')

/**
 * Names the usual mistake that reproduces a wrong signature, or undefined when none of them does.
 * Each candidate is really computed, so an answer is a proof.
 */
export function signatureMistake(failed: FailedSignature): string | undefined {
  const rightMessage = signedMessage(failed.timestamp, failed.partner.id)
  return mistakes(failed).find(({ message = rightMessage, key = failed.partner.apiKey, write = base64 }) => {
    return sameSecret(write(hmac(key, message)), failed.signature)
  })?.name
}

function mistakes(failed: FailedSignature): Mistake[] {
  return [...inWriting(), ...inMessage(failed), ...inTimestamp(failed), ...inPartnerId(failed), ...inKey(failed)]
}

function inWriting(): Mistake[] {
  return [
    { name: 'the digest was written as hex instead of base64', write: (mac) => mac.toString('hex') },
    {
      name: 'the digest was written as hex and that text as base64',
      write: (mac) => Buffer.from(mac.toString('hex')).toString('base64'),
    },
    { name: 'the digest was written as URL-safe base64', write: (mac) => mac.toString('base64url') },
    {
      name: 'the digest was written as URL-safe base64',
      write: (mac) => base64(mac).replaceAll('+', '-').replaceAll('/', '_'),
    },
    { name: 'the digest was written as hex instead of base64', write: (mac) => mac.toString('hex').toUpperCase() },
    { name: 'a line break was left at the end of the base64 text', write: (mac) => `${base64(mac)}\n` },
    { name: 'the base64 text lost its padding', write: (mac) => base64(mac).replace(/=+$/, '') },
  ]
}

function inMessage({ timestamp, partner }: FailedSignature): Mistake[] {
  const [t, p, s] = [timestamp, partner.id, signatureSuffix]
  const order = (parts: string[], words: string): Mistake => ({
    name: `the parts were signed in another order (${words})`,
    message: parts.join(''),
  })
  return [
    { name: `"${s}" was left out of the signed text`, message: t + p },
    { name: 'only the timestamp was signed', message: t },
    { name: 'a line break was signed at the end of the text', message: `${t}${p}${s}\n` },
    { name: 'the partner id was left out of the signed text', message: t + s },
    order([p, t, s], 'partner id, timestamp, sid_request'),
    order([p, s, t], 'partner id, sid_request, timestamp'),
    order([t, s, p], 'timestamp, sid_request, partner id'),
    order([s, t, p], 'sid_request, timestamp, partner id'),
    order([s, p, t], 'sid_request, partner id, timestamp'),
    { name: 'the partner id and the timestamp were signed in another order, without sid_request', message: p + t },
  ]
}

function inTimestamp({ timestamp, partner }: FailedSignature): Mistake[] {
  return rewritings(timestamp).map((other) => ({
    name: `the timestamp was re-formatted: "${other}" was signed, "${timestamp}" was sent`,
    message: signedMessage(other, partner.id),
  }))
}

/** The same moment as other libraries write it. Sources: v1 §2.1, the table of senders. */
function rewritings(timestamp: string): string[] {
  const epoch = /^\d+$/.test(timestamp)
    ? Number(timestamp) * (timestamp.length <= 10 ? 1_000 : 1)
    : Date.parse(timestamp)
  if (!Number.isFinite(epoch) || Math.abs(epoch) > 8.64e15) return []
  const iso = new Date(epoch).toISOString()
  const toSecond = iso.slice(0, 19)
  const forms = [
    iso,
    `${toSecond}Z`,
    `${toSecond}+00:00`,
    toSecond,
    iso.replace('Z', '+00:00'),
    iso.replace('Z', '000+00:00'),
    iso.replace('Z', ''),
    `${toSecond.replace('T', ' ')} +0000`,
    String(epoch),
    String(Math.floor(epoch / 1_000)),
  ]
  return [...new Set(forms)].filter((form) => form !== timestamp)
}

function inPartnerId({ timestamp, partner }: FailedSignature): Mistake[] {
  const bare = partner.id.replace(/^0+/, '')
  const padded = [3, 4].map((width) => partner.id.padStart(width, '0'))
  return [...new Set([bare, ...padded])]
    .filter((id) => id !== partner.id && id !== '')
    .map((id) => ({
      name: `the partner id was signed as "${id}", the body says "${partner.id}": its leading zeros matter`,
      message: signedMessage(timestamp, id),
    }))
}

function inKey({ partner, partners }: FailedSignature): Mistake[] {
  const key = partner.apiKey
  const spaced = [`${key}\n`, ` ${key}`, `${key} `, `${key}\r\n`, ` ${key} `, `"${key}"`]
  return [
    ...partners
      .filter((other) => other.id !== partner.id && other.apiKey !== key)
      .map((other) => ({ name: `the key of partner ${other.id} was used`, key: other.apiKey })),
    ...spaced.map((wrong) => ({ name: 'the API key was read with white space or quotes around it', key: wrong })),
    ...(key === key.trim() ? [] : [{ name: 'the API key was trimmed of its white space', key: key.trim() }]),
    { name: 'the API key was base64-decoded before use', key: Buffer.from(key, 'base64') },
    { name: 'an empty API key was used', key: '' },
  ]
}
