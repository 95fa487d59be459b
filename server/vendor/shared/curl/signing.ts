import { quoted } from './quoted.ts'

/** Lines of a shell that sign: the timestamp, the partner's id and a constant, under the API key in $SMILE_API_KEY. Source: v1 §2.1. */
export function signing(partnerId: string): string[] {
  return [
    'timestamp=$(date -u +%Y-%m-%dT%H:%M:%S.000Z)',
    `signature=$(printf '%s%s' "$timestamp" ${quoted(`${partnerId}sid_request`)} | openssl dgst -sha256 -hmac "$SMILE_API_KEY" -binary | base64)`,
  ]
}

// Characters that nobody sends, and that a shell does not change.
const marks = { timestamp: '\u{e000}timestamp\u{e000}', signature: '\u{e000}signature\u{e000}' }

/** A body as a word of a shell. */
export function jsonWord(body: object): string {
  return quoted(JSON.stringify(body, null, 2))
}

/** The same, with what those lines have signed. */
export function signedJsonWord(body: object): string {
  return jsonWord({ ...body, ...marks })
    .replace(marks.timestamp, `'"$timestamp"'`)
    .replace(marks.signature, `'"$signature"'`)
}
