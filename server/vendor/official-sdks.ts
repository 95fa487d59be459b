import type { Partner } from '../core/users/partner.ts'
import { plainPartnerId } from './shared/partner-ids.ts'

/** Languages whose clients are configured in different ways. */
export const languages = ['node', 'python', 'php', 'ruby', 'java', 'go'] as const

export type Language = (typeof languages)[number]

/**
 * The base URL as a language's official SDK wants it; without a language, the one that most of them take: Node's 3.2.1 turns
 * http into https itself, and the `/v1` that PHP loses is not required. Node's SDKs from 3.0 on all take a host without a scheme.
 * Sources: v1 §1.1 to §1.5, §1.7.
 */
export function baseUrlFor(language: Language | undefined, url: string): string {
  switch (language) {
    case 'node':
      return `${url.replace(/^\w+:\/\//, '')}/v1`
    case 'php':
      return `${url}/v1/`
    case 'java':
      return `${url}/`
    default:
      return `${url}/v1`
  }
}

/** The base URL as every official SDK of v3 wants it: they take only https, and add the version. Source: v3 §1. */
export function baseUrlOfV3(url: string): string {
  return url.replace(/^http:/, 'https:')
}

/** What the test suites of the official SDKs of v3 read. Source: v3 §11. */
export function v3Variables(url: string, { id, apiKey }: Partner): Readonly<Record<string, string>> {
  return { SMILE_BASE_URL: baseUrlOfV3(url), SMILE_PARTNER_ID: plainPartnerId(id), SMILE_API_KEY: apiKey }
}
