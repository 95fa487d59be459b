import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Issued } from './issue-certificates.ts'
import { publishFolder } from './publish-folder.ts'

/** The files that make https work: what clients trust, and what the server shows. */
export interface Certificates {
  /** PEM file of the local certificate authority: what clients are told to trust. */
  readonly caPath: string
  readonly ca: string
  /** Reads what the server shows; called when the first TLS client comes. */
  readonly serverFiles: () => { readonly cert: string; readonly key: string }
}

/** The names the server certificate is good for. */
export const certificateNames: readonly string[] = ['localhost', 'smile-id-emulator', 'host.docker.internal']

// Renewed while it still has a month: nobody's build breaks on the day.
const renewBefore = 30 * 86_400_000

/**
 * The certificates under `dataDir`, made on first use and renewed before they expire. The authority's own key is never
 * written, so nobody can sign a second certificate with it. Certificates are judged by real time, whatever the emulated clock says.
 * @throws Error when the folder cannot be written.
 */
export async function openCertificates(dataDir: string): Promise<Certificates> {
  const folder = join(dataDir, 'tls')
  if (!isUsable(folder)) {
    // Once per machine, so every other start does without the library.
    const { issueCertificates } = await import('./issue-certificates.ts')
    const issued = await issueCertificates(certificateNames, ['127.0.0.1', '::1'], new Date())
    const files = Object.fromEntries((['key', 'cert', 'ca'] as const).map((name) => [fileNames[name], issued[name]]))
    publishFolder({ folder, what: 'certificates', files, isUsable })
  }
  const read = (name: keyof Issued): string => readFileSync(fileIn(folder, name), 'utf8')
  return {
    caPath: fileIn(folder, 'ca'),
    ca: read('ca'),
    serverFiles: () => ({ cert: read('cert'), key: read('key') }),
  }
}

const fileNames: Readonly<Record<keyof Issued, string>> = { ca: 'ca.pem', cert: 'server.pem', key: 'server.key' }

function fileIn(folder: string, name: keyof Issued): string {
  return join(folder, fileNames[name])
}

function isUsable(folder: string): boolean {
  try {
    const [cert, ca] = (['cert', 'ca'] as const).map((name) => new X509Certificate(readFileSync(fileIn(folder, name))))
    if (!cert || !ca || !cert.checkPrivateKey(createPrivateKey(readFileSync(fileIn(folder, 'key'))))) return false
    const named = certificateNames.every((name) => cert.subjectAltName?.includes(`DNS:${name}`))
    return named && cert.checkIssued(ca) && Date.parse(cert.validTo) - Date.now() > renewBefore
  } catch {
    return false
  }
}
