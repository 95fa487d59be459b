import { createWarning, type Warning } from '../../core/warnings/warning.ts'
import type { Parts } from '../../http/parts/parts.ts'
import { decodeParts as decodeBy, type PartNames as NamesOfParts } from '../shared/parts/decode-parts.ts'

/** What is read of a request's parts: which hold JSON is the same everywhere. */
export type PartNames = Omit<NamesOfParts, 'json'>

// Source: v3 §4.
const json = [
  ...['user_details', 'consent', 'partner_params', 'metadata', 'payload', 'id_types', 'countries', 'aliases'],
]

/** Makes an object of what a request says in text. @throws FieldError when a part is a file, is not JSON, or came more than once. */
export function decodeParts(parts: Parts, names: PartNames): Readonly<Record<string, unknown>> {
  return decodeBy(parts, { ...names, json })
}

/** What is sent in brackets is not read. Where it had to be, the request is refused. Source: v3 §2.1 [INT-B]. */
export function bracketWarnings({ nested }: Parts): Warning[] {
  const [name] = nested.filter((one) => !one.startsWith('liveness_images'))
  if (name === undefined) return []
  return [createWarning('parts-in-brackets', { name, part: name.replace(/\[.*/s, '') })]
}
