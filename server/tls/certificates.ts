import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { certificateNames, namesIn } from './certificate-names.ts'
import type { Issued } from './issue-certificates.ts'
import { ownFolder } from './own-folder.ts'
import { publishFolder } from './publish-folder.ts'

/** The files that make https work: what clients trust, and what the server shows. */
export interface Certificates {
  /** PEM file of the local certificate authority: what clients are told to trust. */
  readonly caPath: string
  readonly ca: string
  /** Whether another authority was there before, which some may trust in its place. */
  readonly replaced: boolean
  /** What the server shows. */
  readonly serverFiles: () => { readonly cert: string; readonly key: string }
}

// Renewed while it still has a month: nobody's build breaks on the day.
const renewBefore = 30 * 86_400_000

/**
 * The certificates under `dataDir`, made on first use, renewed before they expire, and made anew when they are not good for a name that
 * is asked for. The authority's own key is never written, so nobody can sign a second certificate with it; therefore a new
 * certificate has a new authority, and keeps the names of the one before. Certificates are judged by real time, whatever the emulated
 * clock says.
 * @param names what the server is called besides, as hosts or with `*.` before one.
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
    // Read once: another emulator may put others in their place, which would not fit the authority that clients were given.
    serverFiles: () => ({ cert: issued.cert, key: issued.key }),
  }
}

async function renewed(folder: string, wanted: readonly string[], kept: Issued | undefined): Promise<Issued> {
  // Once per machine, so every other start does without the library.
  const { issueCertificates } = await import('./issue-certificates.ts')
  const names = new Set([...wanted, ...(kept ? keptNames(kept) : [])])
  const made = await issueCertificates([...names], new Date())
  const files = Object.fromEntries((['key', 'cert', 'ca'] as const).map((name) => [fileNames[name], made[name]]))
  const isUsableIn = (path: string) => {
    const found = readIssued(path)
    return found !== undefined && isUsable(found, wanted)
  }
  publishFolder({ folder, what: 'certificates', files, isUsable: isUsableIn })
  // Of several emulators that start at once, one wins and all use its files.
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
