// The x509 library finds its parts through decorator metadata, which must be loaded first.
import 'reflect-metadata'
import { isIP } from 'node:net'
import * as x509 from '@peculiar/x509'

/** A certificate authority and one server certificate under it, as PEM. */
export interface Issued {
  readonly ca: string
  readonly cert: string
  readonly key: string
}

// Apple's clients refuse server certificates of a private authority that are valid for longer.
const validDays = 820
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

/** Creates a local authority and a server certificate for names and addresses. Elliptic keys: an RSA pair takes a hundred times as long. */
export async function issueCertificates(names: readonly string[], now: Date): Promise<Issued> {
  const caKeys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const serverKeys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const notBefore = new Date(now.getTime() - 86_400_000)
  const notAfter = new Date(now.getTime() + validDays * 86_400_000)
  const validity = { notBefore, notAfter, signingAlgorithm: algorithm }

  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    ...validity,
    serialNumber: randomSerial(),
    name: `CN=Smile ID emulator local CA ${now.toISOString().slice(0, 10)}`,
    keys: caKeys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(caKeys.publicKey),
    ],
  })
  const cert = await x509.X509CertificateGenerator.create({
    ...validity,
    serialNumber: randomSerial(),
    subject: 'CN=localhost',
    issuer: ca.subject,
    publicKey: serverKeys.publicKey,
    signingKey: caKeys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
      ),
      await x509.SubjectKeyIdentifierExtension.create(serverKeys.publicKey),
      // Python 3.13's default context refuses a chain without it.
      await x509.AuthorityKeyIdentifierExtension.create(caKeys.publicKey),
    ],
  })
  const key = await crypto.subtle.exportKey('pkcs8', serverKeys.privateKey)
  return {
    ca: `${ca.toString('pem')}\n`,
    cert: `${cert.toString('pem')}\n`,
    key: `${x509.PemConverter.encode(key, 'PRIVATE KEY')}\n`,
  }
}

/** A positive serial of sixteen bytes. */
function randomSerial(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[0] = (bytes[0] ?? 0) & 0x7f || 1
  return Buffer.from(bytes).toString('hex')
}
