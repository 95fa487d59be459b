import type { Flag } from '../command.ts'

// Pact's own options, and the placeholder of each one's value.
const values = {
  'broker-url': 'URL',
  user: 'NAME',
  password: 'TEXT',
  token: 'TOKEN',
  'provider-version': 'TEXT',
  'provider-branch': 'NAME',
  'provider-tags': 'NAMES',
  'build-url': 'URL',
  'consumer-version-selectors': 'JSON',
  'consumer-version-tags': 'NAMES',
  'include-wip-pacts-since': 'DATE',
  'webhook-callback-url': 'URL',
  'filter-description': 'PATTERN',
  'filter-state': 'PATTERN',
  'filter-consumer': 'NAME',
  'provider-name': 'NAME',
  html: 'FILE',
  'request-timeout': 'MILLISECONDS',
} as const

const switches = ['publish', 'enable-pending', 'filter-no-state', 'ignore-no-pacts-error', 'exit-on-first-error']

const help = 'Pact’s own: see pact verifier --help.'

/** The flags that are passed on to Pact's verifier unchanged. */
export const pactFlags: readonly Flag[] = [
  ...Object.entries(values).map(([flag, value]) => ({ flag, value, help, many: true })),
  ...switches.map((flag) => ({ flag, help })),
]

/** Those given, as Pact's verifier takes them. */
export function passedOn(flags: Readonly<Record<string, unknown>>): string[] {
  return pactFlags.flatMap(({ flag, value }) => {
    const given = [flags[flag] ?? []].flat()
    return value === undefined ? given.map(() => `--${flag}`) : given.flatMap((text) => [`--${flag}`, String(text)])
  })
}
