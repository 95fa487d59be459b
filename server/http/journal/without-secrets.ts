import { isSecretName, isSecretText, plainName, withoutLinkSecrets } from '../../core/text/secrets.ts'
import { beginningOf } from './shortened.ts'

const imageName = /^(image|photo|selfie|picture)s?(base64)?$|^document(image)?$/

// The beginnings of JPEG and PNG in base64, a data URI, and any base64 as long as a picture.
const imageText = /^(?:\/9j\/|iVBORw0KGgo|data:[\w-]+\/)|^[A-Za-z0-9+/_-]{200,}={0,2}$/

// Longer text is a picture or a mistake; its start is enough. Secrets are searched a little further.
const longestText = 1_000
const looked = 4 * longestText

/** A copy of a JSON value without signatures, keys, tokens and pictures, and with long text cut. */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return textWithoutSecrets(value)
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, memberWithoutSecrets(name, inner)]))
}

function memberWithoutSecrets(name: string, inner: unknown): unknown {
  if (isSecretName(name)) return '[removed]'
  return isImage(name) ? withoutImages(inner) : withoutSecrets(inner)
}

/** The value of a member named like a picture: any text in it is a picture, or a file name. */
function withoutImages(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutImages)
  return typeof value === 'string' && value !== '' ? `[image, ${value.length} characters]` : withoutSecrets(value)
}

/** A sentence, such as a hint, without secrets quoted from a request. */
export function proseWithoutSecrets(text: string): string {
  return brokenJsonWithoutSecrets(withoutLinkSecrets(text))
}

function textWithoutSecrets(text: string): string {
  if (isSecretText(text)) return '[removed]'
  if (imageText.test(text)) return `[image, ${text.length} characters]`
  const json = jsonWithoutSecrets(text)
  if (json !== undefined) return cut(json, json.length)
  return cut(proseWithoutSecrets(text.slice(0, looked)), text.length)
}

/** JSON that was sent as text, such as by clients that encode partner_params twice; undefined when it is not JSON. */
function jsonWithoutSecrets(text: string): string | undefined {
  if (!/^\s*["[{]/.test(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    const clean = JSON.stringify(withoutSecrets(value))
    return clean === JSON.stringify(value) ? text : clean
  } catch {
    return undefined
  }
}

/** Members in text that is only similar to JSON: cut off, inside a sentence, or written by hand. */
function brokenJsonWithoutSecrets(text: string): string {
  const opening = /(\\*["'])([\w-]+)\1\s*[:=]\s*(\\*["'])/g
  let clean = ''
  let done = 0
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const [, , name = '', quote = ''] = found
    const start = opening.lastIndex
    if (isSecretName(name) || isImage(name)) {
      clean += `${text.slice(done, start)}[removed]`
      done = endOfValue(text, start, quote)
      opening.lastIndex = done
      // A value may contain such text itself.
    } else opening.lastIndex = start - quote.length
  }
  return clean + text.slice(done)
}

/** The end of a value: a quote that is escaped as often as the opening one. */
function endOfValue(text: string, start: number, quote: string): number {
  const closing = new RegExp(`(?<!\\\\)${quote.replaceAll('\\', '\\\\')}`, 'g')
  closing.lastIndex = start
  return closing.exec(text)?.index ?? text.length
}

function isImage(name: string): boolean {
  return imageName.test(plainName(name))
}

function cut(text: string, length: number): string {
  return length > longestText ? `${beginningOf(text, longestText)}… (${length} characters)` : text
}
