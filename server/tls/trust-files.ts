import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import tls from 'node:tls'
import { makeFolder } from './make-folder.ts'

/**
 * Writes, beside an authority's own file, one that holds it and everything that would be trusted without it: for variables
 * that take the place of a client's list, such as `SSL_CERT_FILE`, where the authority alone would shut out all other hosts.
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

/** Keeps the authority of an emulator that runs elsewhere. @returns the path of its file. */
export function writeCa(folder: string, ca: string): string {
  const path = join(folder, 'ca.pem')
  writeWhole(path, ca)
  return path
}

/** Puts a file in place as one: whoever reads it meanwhile reads the old one or the new one. */
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

/** What this machine trusts; Node before 22.15 cannot tell. */
function systemAuthorities(): readonly string[] {
  return tls.getCACertificates?.('system') ?? []
}

/** A certificate with line ends of one kind, so that the same is the same. */
function unwrapped(certificate: string): string {
  return certificate.replace(/\s*\n/g, '\n')
}
