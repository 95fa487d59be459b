import type { Exchange } from '../../http/journal/journal.ts'
import { formWords } from '../shared/curl/form-words.ts'
import { quoted } from '../shared/curl/quoted.ts'
import { withSomebody } from '../shared/curl/somebody.ts'
import { plainPartnerId } from '../shared/partner-ids.ts'

type Members = Readonly<Record<string, unknown>>

/**
 * An exchange as a command for a shell. The journal has no secrets, so it fetches a token of its own when it is run, with the key in
 * $SMILE_API_KEY, and sends the parts that the journal has, about somebody who is made up, and files of the names that were sent.
 */
export function curlOf({ method, path, request, partnerId = '' }: Exchange, origin: string): string {
  const url = quoted(`${origin}${path}`)
  const parts = formWords(typeof request === 'object' && request !== null ? withSomebody(request as Members) : {})
  if (path === '/v3/token') return command('curl', '-X POST', url, ...keyHeaders(partnerId), ...parts)
  if (!path.startsWith('/v3/')) return command('curl', url)
  const fetched = command('curl -s', '-X POST', quoted(`${origin}/v3/token`), ...keyHeaders(partnerId))
  const token = `token=$(${fetched} | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')`
  return `${token}\n${command('curl', `-X ${method}`, url, '-H "SmileID-Token: $token"', ...parts)}`
}

function keyHeaders(partnerId: string): string[] {
  return ['-H', quoted(`smileid-partner-id: ${plainPartnerId(partnerId)}`), '-H "smileid-api-key: $SMILE_API_KEY"']
}

function command(...words: readonly string[]): string {
  return words.join(' ')
}
