import type { Exchange } from '../../../http/journal/journal.ts'
import { formWords } from '../../shared/curl/form-words.ts'
import { quoted } from '../../shared/curl/quoted.ts'
import { jsonWord, signedJsonWord, signing } from '../../shared/curl/signing.ts'
import { withSomebody } from '../../shared/curl/somebody.ts'
import { selfieEntries } from '../smart-selfie/entries.ts'

type Members = Readonly<Record<string, unknown>>

// Who is asked about in place of whom the journal does not show; numbers are of noughts, as the sandbox has them.
const madeUp = {
  ...{ first_name: 'Joe', middle_name: 'Doe', other_name: 'Doe', last_name: 'Leo', full_name: 'Joe Doe Leo' },
  ...{ dob: '1990-01-02', gender: 'M', address: '1 Emulator Street, Lagos' },
}

/**
 * An exchange as a command for a shell. The journal has no secrets, so it is signed when it is run, with the key in $SMILE_API_KEY, and
 * is about somebody who is made up; a form sends files of the names that were sent.
 */
export function curlOf({ method, path, request, partnerId = '' }: Exchange, origin: string): string {
  const said = withSomebody(typeof request === 'object' && request !== null ? (request as Members) : {}, madeUp)
  const isForm = selfieEntries.some((entry) => entry.path === path)
  const isInBody = 'signature' in said
  const words = [
    `curl -X ${method} ${quoted(`${origin}${path}`)}`,
    ...(isInBody ? [] : proof(partnerId)),
    ...(isForm
      ? formWords(said)
      : ['-H "Content-Type: application/json"', `-d ${isInBody ? signedJsonWord(said) : jsonWord(said)}`]),
  ]
  return [...signing(partnerId), words.join(' ')].join('\n')
}

function proof(partnerId: string): string[] {
  const headers = [
    quoted(`SmileID-Partner-ID: ${partnerId}`),
    '"SmileID-Timestamp: $timestamp"',
    '"SmileID-Request-Signature: $signature"',
  ]
  return headers.map((one) => `-H ${one}`)
}
