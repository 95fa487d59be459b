import { fromState, matching, type Term } from '../../server/vendor/pacts/term.ts'
import { examplePartner } from '../example.ts'

// What an HTTP library adds by itself, and what Pact has to say itself.
const ofTheLibrary = [
  ...['host', 'connection', 'content-length', 'accept', 'accept-encoding', 'accept-language', 'sec-fetch-mode'],
  'expect',
]

const terms: Readonly<Record<string, (value: string) => string | Term>> = {
  'smileid-token': () => fromState('token', 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln'),
  'smileid-partner-id': () => fromState('partner_id', examplePartner.id),
  'smileid-api-key': () => fromState('api_key', examplePartner.apiKey),
  'user-agent': (value) => matching('^smileid-sdk-[a-z]+/[\\d.]+ \\([a-z]+/[\\d.]+\\)$', withoutPatch(value)),
  'smileid-source-sdk-version': (value) => matching('^[\\d.]+$', value),
  'content-type': (value) =>
    value.startsWith('multipart/') ? matching('^multipart/form-data; ?boundary=.+$', value) : value,
}

/** The headers that an SDK writes itself: what proves the caller comes of a state, and versions and boundaries are others each time. */
export function headersWithTerms(
  headers: readonly (readonly [name: string, value: string])[],
): Readonly<Record<string, string | Term>> {
  return Object.fromEntries(
    headers
      .filter(([name]) => !ofTheLibrary.includes(name.toLowerCase()))
      .map(([name, value]) => [name, terms[name.toLowerCase()]?.(value) ?? value]),
  )
}

/** The language's version is this machine's. */
function withoutPatch(agent: string): string {
  return agent.replace(/\(python\/(\d+)\..*\)/, '(python/$1)')
}
