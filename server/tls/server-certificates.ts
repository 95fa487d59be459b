import { namesToCertify } from './certificate-names.ts'
import { type Certificates, openCertificates } from './certificates.ts'

/** What a server's certificates depend on. */
export interface CertificateOptions {
  readonly dataDir: string
  readonly tlsNames: readonly string[]
  readonly allowHosts: readonly string[]
}

/** Opens the certificates of a server that is reached by these names. @throws Error when the folder cannot be written. */
export function openServerCertificates({ dataDir, tlsNames, allowHosts }: CertificateOptions): Promise<Certificates> {
  return openCertificates(dataDir, namesToCertify(tlsNames, allowHosts))
}
