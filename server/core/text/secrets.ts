// Names are compared in lower case and without separators: api_key, apiKey and API-KEY are the same.
const secretName = /(signature|seckey|apikey|token|authorization|secret|password)$|^mac$/
// As parameters of a link these are always secrets: `?key=`, `?code=` (used by cloud functions), `?sig=`.
const secretParameter = /(key|code|sig|auth|pass|passwd|pwd|jwt|hmac|session|credentials?)$/

// Whatever its name: base64 of a SHA-256, which signatures are; a JWT; a key of sec_key.
const secretText = /^[A-Za-z0-9+/]{43}=$|^eyJ[\w-]+\.[\w-]+\.[\w-]*$|^[A-Za-z0-9+/]{100,}={0,2}\|[0-9a-f]{64}$/

/** Whether a member with this name is a secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(plainName(name))
}

/** Whether a text looks like a secret, whatever its name. */
export function isSecretText(text: string): boolean {
  return secretText.test(text)
}

/** A name in lower case, without separators. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/**
 * An address, or a text with addresses in it, without their secrets: user and password, and secret parameters. A callback
 * URL often has one, and a pre-signed link is one.
 */
export function withoutLinkSecrets(text: string): string {
  return withoutUsers(text).replace(
    /([?&;#]([^=?&;#\s"]+)=)([^&;#\s"]+)/g,
    (pair, start: string, name: string, value: string) =>
      isSecretParameter(name) || isSecretText(decoded(value)) ? `${start}[removed]` : pair,
  )
}

// URL parsers accept any number of slashes after http:, in either direction, and take everything up to the last @ as user and
// password. Without a scheme these come first. No scheme is longer: a search without a limit would take quadratic time.
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
