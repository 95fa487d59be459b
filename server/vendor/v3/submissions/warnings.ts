import { createWarning, type Warning } from '../../../core/warnings/warning.ts'
import type { Call } from '../../../http/operation.ts'
import type { Parts } from '../../../http/parts/parts.ts'
import { type NamedPerson, sandboxNamesake } from '../../shared/sandbox/people.ts'
import { accessOf } from '../access/access.ts'
import { callbackUrlWarnings } from '../callback-url.ts'
import { bracketWarnings } from '../decode-parts.ts'
import type { Entry, EntryBody } from './entry.ts'
import { personIn } from './sandbox.ts'

/** What a submission is warned about: as every one is, and as those of its product are. */
export function entryWarnings(entry: Entry, call: Call, sent: Parts): Warning[] {
  const body = call.body as EntryBody
  return [
    ...productWarnings(call, entry),
    ...bracketWarnings(sent),
    ...unreadWarnings(entry, sent),
    ...callbackUrlWarnings(body.callback_url),
    ...(entry.warn?.(body) ?? []),
    ...sameFaceWarnings(entry, sent),
    ...namesakeWarnings(personIn(body.user_details)),
  ]
}

/** What is dropped without a word. */
function unreadWarnings({ product, unread = [] }: Entry, { fields }: Parts): Warning[] {
  return unread.filter((part) => fields.has(part)).map((part) => createWarning('part-not-read', { part, product }))
}

/** Whoever is there moves between two pictures. */
function sameFaceWarnings({ pictures = [] }: Entry, { files }: Parts): Warning[] {
  const names = pictures.filter(({ kind }) => kind === 'selfie' || kind === 'liveness').map(({ name }) => name)
  const hashes = files.filter(({ name }) => names.includes(name)).map(({ sha256 }) => sha256)
  const count = hashes.length - new Set(hashes).size
  return count > 0 ? [createWarning('same-face-twice', { count })] : []
}

/** Who writes a person of the sandbox nearly right means that person. */
function namesakeWarnings(named: NamedPerson): Warning[] {
  const meant = sandboxNamesake(named)
  if (!meant) return []
  const { givenNames, lastName, email } = meant
  return [createWarning('sandbox-namesake', { lastName, givenNames, email })]
}

/** Source: v3 §2.1; that a token of another product is taken at all is assumed. */
function productWarnings(call: Call, { product: asked, tokenProducts = [asked] }: Entry): Warning[] {
  const { product } = accessOf(call).claims
  return product === undefined || tokenProducts.includes(product)
    ? []
    : [createWarning('token-for-other-product', { product, asked })]
}
