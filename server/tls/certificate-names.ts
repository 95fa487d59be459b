import type { X509Certificate } from 'node:crypto'
import { parseCertificateName } from '../core/text/host.ts'

/** The names and addresses in every server certificate. */
export const certificateNames: readonly string[] = [
  'localhost',
  'smile-id-emulator',
  'host.docker.internal',
  '127.0.0.1',
  '::1',
]

/** Further names in a certificate: those of `--tls-name`, and those of `--allow-host` that a certificate can have. */
export function namesToCertify(tlsNames: readonly string[], allowHosts: readonly string[]): string[] {
  return [...tlsNames.map(parseCertificateName), ...allowHosts.flatMap(nameOrNothing)]
}

function nameOrNothing(text: string): string[] {
  try {
    return [parseCertificateName(text)]
  } catch {
    // Such as a pattern with an asterisk in the middle, which certificates do not support.
    return []
  }
}

/** Every name and address in a certificate. */
export function namesIn({ subjectAltName = '' }: X509Certificate): string[] {
  return subjectAltName.split(', ').flatMap((one) => nameOrNothing(one.replace(/^(DNS|IP Address):/, '')))
}
