import { constants, createHash, createPublicKey, type KeyObject, privateDecrypt, privateEncrypt } from 'node:crypto'

/** A sec_key that was sent, and the partner and timestamp it should be for. */
export interface SentSecKey {
  readonly partnerId: string
  /** The literal text of the timestamp sent with it. */
  readonly timestamp: string
  readonly secKey: string
}

/** The text that both halves of a sec_key are made from. Old SDKs read the partner id as a number, so `085` is `85`. Source: v1 §2.3. */
export function secKeyText(partnerId: string, timestamp: string): string {
  return `${partnerId.replace(/^0+(?=\d)/, '')}:${timestamp}`
}

/**
 * Signs as Smile ID did until 2022: the hash, encrypted with the private key, and the hash itself.
 * @param key the emulator's private RSA key.
 */
export function signSecKey(key: KeyObject, partnerId: string, timestamp: string): string {
  const hash = hashOf(secKeyText(partnerId, timestamp))
  const cipher = privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(hash))
  return `${cipher.toString('base64')}|${hash}`
}

/** Which part of a sec_key is wrong; undefined when it is valid. Never throws, whatever was sent. */
export function secKeyFault(key: KeyObject, { partnerId, timestamp, secKey }: SentSecKey): string | undefined {
  const bar = secKey.indexOf('|')
  if (bar < 0) return 'it has no "|" between the cipher and the hash'
  const text = secKeyText(partnerId, timestamp)
  const hash = hashOf(text)
  if (secKey.slice(bar + 1) !== hash) return `the hash, after the "|", is not the SHA-256 of "${text}" in hex`
  const opened = decrypt(key, secKey.slice(0, bar))
  if (opened === undefined) {
    return 'the cipher, before the "|", was not made with the public key of this emulator, which the command sec-key prints'
  }
  return opened === hash ? undefined : 'the cipher, before the "|", does not contain the hash after it'
}

/** The public half of the emulator's key: the API key of SDKs from before 2022. */
export interface OldApiKey {
  /** base64 of the PEM, as the vendor's portal showed it. Source: v1 §2.3. */
  readonly apiKey: string
  /** The same decoded, for the Java SDK. Source: `loadPublicKey` of its 1.0.8. */
  readonly pem: string
}

/** @param key the emulator's private RSA key. */
export function oldApiKey(key: KeyObject): OldApiKey {
  const pem = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
  return { apiKey: Buffer.from(pem).toString('base64'), pem }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

// A cipher of 2048 bits in base64, with room for the line breaks that Ruby adds.
const longestCipher = 512

/** The text that was encrypted with the public half of the key; undefined when it was not. */
function decrypt(key: KeyObject, base64: string): string | undefined {
  if (base64.length > longestCipher) return undefined
  try {
    // The padding is removed here, since older versions of Node refuse to for a private key (CVE-2023-46809).
    const block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, Buffer.from(base64, 'base64'))
    return withoutPadding(block)?.toString('utf8')
  } catch {
    return undefined
  }
}

/** Removes the padding: 00 02, eight or more bytes that are not 0, 00. Source: RFC 8017 §7.2.1 (PKCS #1 v1.5). */
function withoutPadding(block: Buffer): Buffer | undefined {
  const end = block.indexOf(0, 2)
  return block[0] === 0 && block[1] === 2 && end >= 10 ? block.subarray(end + 1) : undefined
}
