import type { Partner } from '../../core/users/partner.ts'
import { baseUrlFor, type Language, v3Variables } from '../../vendor/official-sdks.ts'

/** What a client needs to know. */
export interface ClientFacts {
  /** Where the emulator is, such as `http://localhost:7645`. */
  readonly url: string
  readonly partner: Partner
  /** The file of the emulator's certificate authority. */
  readonly caPath: string
  /** The file of that authority and of every other that is trusted. */
  readonly bundlePath: string
}

type Variables = Readonly<Record<string, string>>

/** Environment variables for a client. @param environment what is set already. */
export function clientVariables(facts: ClientFacts, environment: NodeJS.ProcessEnv, language?: Language): Variables {
  const { url, partner } = facts
  return {
    SMILE_ID_BASE_URL: baseUrlFor(language, url),
    SMILE_ID_PARTNER_ID: partner.id,
    SMILE_ID_API_KEY: partner.apiKey,
    ...v3Variables(url, partner),
    SMILE_ID_EMULATOR_URL: url,
    ...trustVariables(facts, environment, language),
    ...proxyVariables(url, environment),
  }
}

/** Files of authorities that the environment names: they stay trusted. */
export function trustedFiles(environment: NodeJS.ProcessEnv): string[] {
  const names = ['NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'SSL_CERT_FILE']
  return names.flatMap((name) => environment[name] || [])
}

/** Node adds to what it trusts, so our authority alone is enough, unless another was added. The other variables replace the list. */
function trustVariables(facts: ClientFacts, environment: NodeJS.ProcessEnv, language?: Language): Variables {
  const { caPath, bundlePath } = facts
  const added = environment.NODE_EXTRA_CA_CERTS
  const all: Variables = {
    NODE_EXTRA_CA_CERTS: added && added !== caPath ? bundlePath : caPath,
    REQUESTS_CA_BUNDLE: bundlePath,
    CURL_CA_BUNDLE: bundlePath,
    SSL_CERT_FILE: bundlePath,
  }
  if (language === undefined) return all
  // Python's SDK of v1 is requests, and that of v3 httpx; Ruby's of v3 is net/http.
  const own: Partial<Record<Language, readonly string[]>> = {
    node: ['NODE_EXTRA_CA_CERTS'],
    python: ['REQUESTS_CA_BUNDLE', 'SSL_CERT_FILE'],
    ruby: ['SSL_CERT_FILE'],
    go: ['SSL_CERT_FILE'],
  }
  return Object.fromEntries((own[language] ?? []).map((name) => [name, all[name] ?? '']))
}

/** A proxy cannot reach our localhost, and most clients use theirs even so. */
function proxyVariables(url: string, environment: NodeJS.ProcessEnv): Variables {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']
  if (!names.some((name) => environment[name] || environment[name.toLowerCase()])) return {}
  const known = (environment.no_proxy || environment.NO_PROXY || '').split(',').map((host) => host.trim())
  const wanted = ['localhost', '127.0.0.1', new URL(url).hostname]
  const hosts = [...new Set([...known, ...wanted])].filter((host) => host !== '').join(',')
  return { NO_PROXY: hosts, no_proxy: hosts }
}
