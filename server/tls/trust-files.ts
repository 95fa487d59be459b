import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import tls from 'node:tls'
import { makeFolder } from './make-folder.ts'

/**
 * Writes, next to an authority's own file, one that has it and everything that is trusted by default: for variables
 * that replace a client's list, such as `SSL_CERT_FILE`, where the authority alone would exclude all other hosts.
 * @param files more authorities to trust, such as those that these variables named before.
 * @returns its path.
 */
export function writeCaBundle(caPath: string, files: readonly string[]): string {
  const path = join(dirname(caPath), 'ca-bundle.pem')
  const texts = [
    readFileSync(caPath, 'utf8'),
    ...files.map(readOrNothing),
    ...tls.rootCertificates,
    ...systemAuthorities(),
  ]
  const certificates = texts.flatMap(
    (text) => text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [],
  )
  writeWhole(path, `${[...new Set(certificates.map(unwrapped))].join('\n')}\n`)
  return path
}

/** Keeps the authority of an emulator on another machine. @returns the path of its file. */
export function writeCa(folder: string, ca: string): string {
  const path = join(folder, 'ca.pem')
  writeWhole(path, ca)
  return path
}

/** Writes a file atomically: a reader gets the old one or the new one. */
function writeWhole(path: string, text: string): void {
  const aside = `${path}.${randomUUID()}`
  try {
    makeFolder(dirname(path), 0o700)
    writeFileSync(aside, text, { mode: 0o600 })
    renameSync(aside, path)
  } catch (error) {
    throw new Error(`Cannot write ${path}: ${(error as Error).message}. Choose another folder with --data-dir.`)
  }
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** The authorities that this machine trusts; Node before 22.15 cannot read them. */
function systemAuthorities(): readonly string[] {
  return tls.getCACertificates?.('system') ?? []
}

/** A certificate with uniform line ends, so that equal ones compare as equal. */
function unwrapped(certificate: string): string {
  return certificate.replace(/\s*\n/g, '\n')
}
