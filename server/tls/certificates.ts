import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { certificateNames, namesIn } from './certificate-names.ts'
import type { Issued } from './issue-certificates.ts'
import { ownFolder } from './own-folder.ts'
import { publishFolder } from './publish-folder.ts'

/** The files that make https work: what clients trust, and what the server shows. */
export interface Certificates {
  /** PEM file of the local certificate authority that clients must trust. */
  readonly caPath: string
  readonly ca: string
  /** Whether it replaced another authority, which some clients may still trust. */
  readonly replaced: boolean
  /** The server's certificate and key. */
  readonly serverFiles: () => { readonly cert: string; readonly key: string }
}

// Renewed a month before it expires, so that no build breaks.
const renewBefore = 30 * 86_400_000

/**
 * The certificates under `dataDir`, created on first use, renewed before they expire, and created again when a name is missing.
 * The authority's own key is never written, so nobody can sign a second certificate with it; therefore a new
 * certificate has a new authority, and keeps the names of the old one. Certificates use real time, whatever the emulated
 * clock says.
 * @param names further names of the server, as hosts or with `*.` before one.
 * @throws Error when the folder cannot be written.
 */
export async function openCertificates(dataDir: string, names: readonly string[] = []): Promise<Certificates> {
  const folder = ownFolder(dataDir, 'tls')
  const wanted = [...certificateNames, ...names]
  const kept = readIssued(folder)
  const issued = kept && isUsable(kept, wanted) ? kept : await renewed(folder, wanted, kept)
  return {
    caPath: fileIn(folder, 'ca'),
    ca: issued.ca,
    replaced: kept !== undefined && kept.ca !== issued.ca,
    // Read once: another emulator may replace them, and they would not fit the authority that clients trust.
    serverFiles: () => ({ cert: issued.cert, key: issued.key }),
  }
}

async function renewed(folder: string, wanted: readonly string[], kept: Issued | undefined): Promise<Issued> {
  // Needed once per machine, so other starts do not load the library.
  const { issueCertificates } = await import('./issue-certificates.ts')
  const names = new Set([...wanted, ...(kept ? keptNames(kept) : [])])
  const made = await issueCertificates([...names], new Date())
  const files = Object.fromEntries((['key', 'cert', 'ca'] as const).map((name) => [fileNames[name], made[name]]))
  const isUsableIn = (path: string) => {
    const found = readIssued(path)
    return found !== undefined && isUsable(found, wanted)
  }
  publishFolder({ folder, what: 'certificates', files, isUsable: isUsableIn })
  // If several emulators start at once, one wins and all use its files.
  return readIssued(folder) ?? made
}

const fileNames: Readonly<Record<keyof Issued, string>> = { ca: 'ca.pem', cert: 'server.pem', key: 'server.key' }

function fileIn(folder: string, name: keyof Issued): string {
  return join(folder, fileNames[name])
}

function readIssued(folder: string): Issued | undefined {
  const read = (name: keyof Issued) => readFileSync(fileIn(folder, name), 'utf8')
  try {
    return { ca: read('ca'), cert: read('cert'), key: read('key') }
  } catch {
    return undefined
  }
}

function isUsable({ ca, cert, key }: Issued, names: readonly string[]): boolean {
  try {
    const certificate = new X509Certificate(cert)
    const fits = certificate.checkIssued(new X509Certificate(ca)) && certificate.checkPrivateKey(createPrivateKey(key))
    const known = namesIn(certificate)
    return (
      fits && names.every((name) => known.includes(name)) && Date.parse(certificate.validTo) - Date.now() > renewBefore
    )
  } catch {
    return false
  }
}

/** The names of a certificate, unless it cannot be read. */
function keptNames({ cert }: Issued): string[] {
  try {
    return namesIn(new X509Certificate(cert))
  } catch {
    return []
  }
}
