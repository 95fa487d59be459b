import type { X509Certificate } from 'node:crypto'
import { parseCertificateName } from '../core/text/host.ts'

/** The names and addresses that every server certificate is good for. */
export const certificateNames: readonly string[] = [
  'localhost',
  'smile-id-emulator',
  'host.docker.internal',
  '127.0.0.1',
  '::1',
]

/** What else a certificate should be good for: the names that were asked for, and those of `--allow-host` that one can hold. */
export function namesToCertify(tlsNames: readonly string[], allowHosts: readonly string[]): string[] {
  return [...tlsNames.map(parseCertificateName), ...allowHosts.flatMap(nameOrNothing)]
}

function nameOrNothing(text: string): string[] {
  try {
    return [parseCertificateName(text)]
  } catch {
    // Such as a pattern with an asterisk inside of it, which no certificate knows.
    return []
  }
}

/** Every name and address that a certificate is good for. */
export function namesIn({ subjectAltName = '' }: X509Certificate): string[] {
  return subjectAltName.split(', ').flatMap((one) => nameOrNothing(one.replace(/^(DNS|IP Address):/, '')))
}
