// Names are compared in lower case and without what stands between their words: api_key, apiKey and API-KEY are one.
const secretName = /(signature|seckey|apikey|token|authorization|secret|password)$|^mac$/
// Among the parameters of a link these can be nothing else: `?key=`, `?code=` (as cloud functions have it), `?sig=`.
const secretParameter = /(key|code|sig|auth|pass|passwd|pwd|jwt|hmac|session|credentials?)$/

// Whatever it is called: base64 of a SHA-256, which is what signatures are; a JWT; a key of sec_key.
const secretText = /^[A-Za-z0-9+/]{43}=$|^eyJ[\w-]+\.[\w-]+\.[\w-]*$|^[A-Za-z0-9+/]{100,}={0,2}\|[0-9a-f]{64}$/

/** Whether a member of that name is a secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(plainName(name))
}

/** Whether a text looks like a secret, whatever its name. */
export function isSecretText(text: string): boolean {
  return secretText.test(text)
}

/** A name in lower case, without what stands between its words. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/**
 * An address, or a text with addresses in it, without what opens them: user and password, and the parameters that are secrets. A callback
 * URL often has one, and a pre-signed link is one.
 */
export function withoutLinkSecrets(text: string): string {
  return withoutUsers(text).replace(
    /([?&;#]([^=?&;#\s"]+)=)([^&;#\s"]+)/g,
    (pair, start: string, name: string, value: string) =>
      isSecretParameter(name) || isSecretText(decoded(value)) ? `${start}[removed]` : pair,
  )
}

// Readers of URLs take any number of slashes after http:, in either direction, and all up to the last @ as user and password. Who
// forgets the scheme writes them first of all. No scheme is longer: a search without a bound would take the square of the time.
const authority = /(\bhttps?:[\\/]*|\b[a-z][a-z0-9+.-]{0,19}:\/\/)([^\s/\\?#"]*)/gi
const leadingUser = /^[^\s/\\?#":@]+:[^\s/\\?#"@]*@/

function withoutUsers(text: string): string {
  const cleaned = text.replace(authority, (_, start: string, place: string) => {
    const end = place.lastIndexOf('@')
    return end < 0 ? start + place : `${start}[removed]${place.slice(end)}`
  })
  return cleaned.replace(leadingUser, '[removed]@')
}

function isSecretParameter(name: string): boolean {
  const plain = plainName(decoded(name))
  return secretName.test(plain) || secretParameter.test(plain)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
