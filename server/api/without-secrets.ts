const secretNames = new Set([
  'signature',
  'sec_key',
  'api_key',
  'apikey',
  'auth_token',
  'token',
  'authorization',
  'mac',
])
const imageNames = new Set(['image', 'photo', 'document'])

// Longer text is a picture or an accident; either way its start tells enough.
const longestText = 1_000

/** A copy of a JSON value without signatures, keys, tokens and pictures, and with long text cut. */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return cut(linkWithoutSignature(value))
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, memberWithoutSecrets(name, inner)]))
}

function memberWithoutSecrets(name: string, inner: unknown): unknown {
  const key = name.toLowerCase()
  if (secretNames.has(key)) return '[removed]'
  if (imageNames.has(key) && typeof inner === 'string' && inner !== '') return `[image, ${inner.length} characters]`
  return withoutSecrets(inner)
}

/** A pre-signed link opens the upload for whoever holds it. */
function linkWithoutSignature(text: string): string {
  return text.replace(/([?&]Signature=)[^&]+/g, '$1[removed]')
}

function cut(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}… (${text.length} characters)` : text
}
