import type { Exchange } from '../../http/journal/journal.ts'
import { quoted } from '../shared/curl/quoted.ts'
import { signing } from '../shared/curl/signing.ts'

/**
 * An exchange as a shell command. The journal has no secrets, so it is signed when it runs, with the key in
 * $SMILE_API_KEY.
 */
export function curlOf(exchange: Exchange, origin: string): string {
  const { method, path, request, partnerId = '' } = exchange
  const url = quoted(`${origin}${path}`)
  if (typeof request !== 'object' || request === null) return `curl -X ${method} ${url}`
  if (method === 'PUT') return `curl -T selfie.zip -H 'Content-Type: application/zip' "$upload_url"`
  const isSigned = 'signature' in request
  const body = JSON.stringify(
    isSigned ? { ...request, timestamp: marks.timestamp, signature: marks.signature } : request,
    null,
    2,
  )
  const data = quoted(body).replace(marks.timestamp, `'"$timestamp"'`).replace(marks.signature, `'"$signature"'`)
  return [...(isSigned ? signing(partnerId) : []), `curl -X ${method} ${url} -d ${data}`].join('\n')
}

// Characters that nobody sends, and that a shell does not change.
const marks = { timestamp: '\u{e000}timestamp\u{e000}', signature: '\u{e000}signature\u{e000}' }
