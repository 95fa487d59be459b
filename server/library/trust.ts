import { X509Certificate } from 'node:crypto'
import tls from 'node:tls'

// How many emulators use each authority: several on one machine share one.
const wanted = new Map<string, number>()

/**
 * Makes this process trust a certificate authority besides those it trusts: `fetch`, `node:https`, and SDKs that use them.
 * @param path its file, for the error message.
 * @returns a function that undoes it.
 * @throws Error on a Node without `tls.setDefaultCACertificates`.
 */
export function trustAuthority(pem: string, path: string): () => void {
  if (typeof tls.setDefaultCACertificates !== 'function') {
    throw new Error(
      `This Node (${process.version}) cannot be made to trust an authority while it runs: 22.19, 24.5 and newer can. ` +
        `Set NODE_EXTRA_CA_CERTS=${path} before it starts, or run it by: smile-id-emulator exec -- COMMAND.`,
    )
  }
  const own = fingerprint(pem)
  const others = () => tls.getCACertificates('default').filter((one) => fingerprint(one) !== own)
  const count = wanted.get(pem) ?? 0
  // It may have been trusted from the start, and then it stays trusted.
  if (count === 0 && others().length < tls.getCACertificates('default').length) return () => undefined
  wanted.set(pem, count + 1)
  if (count === 0) tls.setDefaultCACertificates([...others(), pem])
  let undone = false
  return () => {
    if (undone) return
    undone = true
    const left = (wanted.get(pem) ?? 1) - 1
    wanted.set(pem, left)
    // Authorities that others added in the meantime stay.
    if (left === 0) tls.setDefaultCACertificates(others())
  }
}

/** Node may format a certificate differently from how it was given. */
function fingerprint(pem: string): string {
  return new X509Certificate(pem).fingerprint256
}
