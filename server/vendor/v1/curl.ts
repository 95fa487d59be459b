import type { Exchange } from '../../http/journal/journal.ts'
import { quoted } from '../shared/curl/quoted.ts'
import { jsonWord, signedJsonWord, signing } from '../shared/curl/signing.ts'

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
  const data = isSigned ? signedJsonWord(request) : jsonWord(request)
  return [...(isSigned ? signing(partnerId) : []), `curl -X ${method} ${url} -d ${data}`].join('\n')
}
