import { type Instant, toTimestamp } from '../../../core/time.ts'

/** The official SDKs, by language. */
export const sdks = ['node', 'python', 'php', 'ruby', 'java'] as const

export type Sdk = (typeof sdks)[number]

// Source: v1 §2.1.
const writers: Readonly<Record<Sdk, (at: Instant) => string>> = {
  node: toTimestamp,
  python: (at) => toTimestamp(at).replace('Z', '000+00:00'),
  php: (at) => toTimestamp(at).replace(/\.\d+Z$/, '+00:00'),
  ruby: (at) =>
    toTimestamp(at)
      .replace('T', ' ')
      .replace(/\.\d+Z$/, ' +0000'),
  java: (at) => toTimestamp(at).replace('Z', '000Z'),
}

/** The time in the form that the SDK signs. */
export function sdkTimestamp(sdk: Sdk, at: Instant): string {
  return writers[sdk](at)
}
