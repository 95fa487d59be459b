import { baseUrlFor, type Language, languages } from '../../vendor/official-sdks.ts'
import type { ClientFacts } from '../clients/variables.ts'
import { trustCommands } from './trust-commands.ts'

/** What cannot be set by a variable, one a line. */
export function clientNotes(facts: ClientFacts, language?: Language): string[] {
  const { url, caPath } = facts
  if (language === undefined) {
    const others = (['node', 'php', 'java'] as const).map((one) => `${one} ${baseUrlFor(one, url)}`)
    return [
      `For the base URL of each SDK: --for ${languages.join('|')} (${others.join(', ')}).`,
      replacing('REQUESTS_CA_BUNDLE and SSL_CERT_FILE'),
      ...ofV3,
    ]
  }
  const notes: Readonly<Record<Language, readonly string[]>> = {
    node: ['The SDK forces https. Node reads NODE_EXTRA_CA_CERTS when it starts, and adds it to what it trusts.'],
    python: [
      'The base URL is http and needs no trust; https works as well.',
      replacing('REQUESTS_CA_BUNDLE and SSL_CERT_FILE'),
    ],
    php: ['The slash at the end of the base URL matters. Over https:', ...trustCommands.php(caPath)],
    ruby: ['Over https Typhoeus reads no variable. Add to the program:', ...trustCommands.ruby(caPath)],
    java: ['The base URL has no /v1. Over https Java needs a trust store:', ...trustCommands.java(caPath)],
    go: [
      'The official SDK for Go is for v3; the other variables are for your own client of v1.',
      replacing('SSL_CERT_FILE'),
    ],
  }
  return [...notes[language], ...ofV3]
}

// The SDKs check both before they send anything. Source: v3 §1.
const ofV3 = [
  'SMILE_BASE_URL, SMILE_PARTNER_ID and SMILE_API_KEY are for an SDK of v3 (its base URL, and no version in it): it takes only https.',
  'Its callback URLs are https too: for an endpoint that speaks http, start the emulator with --callback-host-rewrite https://HOST=http://localhost:PORT.',
]

function replacing(names: string): string {
  return `${names}: the file has the public authorities too, so https to other hosts still works.`
}
