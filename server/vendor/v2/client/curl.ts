import type { Exchange } from '../../../http/journal/journal.ts'
import { formWords } from '../../shared/curl/form-words.ts'
import { quoted } from '../../shared/curl/quoted.ts'
import { signing } from '../../shared/curl/signing.ts'

/**
 * An exchange as a command for a shell. The journal has no secrets, so it is signed when it is run, with the key in $SMILE_API_KEY, and
 * sends files of the names that were sent.
 */
export function curlOf({ method, path, request, partnerId = '' }: Exchange, origin: string): string {
  const headers = [
    quoted(`SmileID-Partner-ID: ${partnerId}`),
    '"SmileID-Timestamp: $timestamp"',
    '"SmileID-Request-Signature: $signature"',
  ]
  const parts = typeof request === 'object' && request !== null ? formWords(request as Record<string, unknown>) : []
  const words = [`curl -X ${method}`, quoted(`${origin}${path}`), ...headers.map((one) => `-H ${one}`), ...parts]
  return [...signing(partnerId), words.join(' ')].join('\n')
}
