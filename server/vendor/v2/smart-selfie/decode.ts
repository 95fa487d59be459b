import type { Parts } from '../../../http/parts/parts.ts'
import { decodeParts } from '../../shared/parts/decode-parts.ts'
import { decodePictures } from '../../shared/parts/pictures.ts'
import type { SelfieEntry } from './entry.ts'

// Parts that hold JSON, with or without a Content-Type that says so. Source: v2 §3.1.
const json = ['partner_params', 'failure_reason', 'metadata']

/** What a request says, as its schema judges it. @throws FieldError when a part is of the wrong kind. */
export function decodeSelfie({ known, pictures }: SelfieEntry, sent: Parts): Readonly<Record<string, unknown>> {
  const names = {
    known: [...json, 'user_id', 'callback_url', 'sandbox_result', ...known],
    json,
    flags: ['allow_new_enroll'],
    numbers: ['sandbox_result'],
  }
  return { ...decodeParts(withoutEmpty(sent), names), ...decodePictures(sent, pictures) }
}

/** An empty text counts as absent (assumed, as of lookups: v2 §5). */
function withoutEmpty(sent: Parts): Parts {
  const said = [...sent.fields].filter(([, fields]) => fields.some(({ text }) => text !== ''))
  return { ...sent, fields: new Map(said) }
}
