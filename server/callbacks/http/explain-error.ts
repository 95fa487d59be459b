/** What is known of a call that failed. */
export interface FailedCall {
  readonly called?: URL
  /** What helps when this machine, being a container, refused the connection. */
  readonly containerCure?: () => string | undefined
}

/** Explains a socket's error, and what helps. */
export function explainError(error: NodeJS.ErrnoException, { called, containerCure }: FailedCall = {}): string {
  switch (error.code) {
    case 'ECONNREFUSED':
      return `Connection refused: nothing listens there. ${(isOwn(error) && containerCure?.()) || cure}`
    case 'ECONNRESET':
      return 'The connection was reset before an answer came.'
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `No address is known for the host of callback_url (${error.code}).`
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return `The endpoint's certificate is not trusted (${error.code}). Start the emulator with NODE_EXTRA_CA_CERTS naming its CA, or use http.`
    // The server answered the TLS greeting with something else. Alerts have other codes, and explain themselves.
    case 'EPROTO':
      return /wrong version number/.test(error.message)
        ? `The server there does not speak https. Should callback_url begin with http://?${plainCure(called)}`
        : error.message
    case 'HPE_INVALID_CONSTANT':
      return 'The server there does not speak http. Should callback_url begin with https://?'
    case 'HPE_HEADER_OVERFLOW':
      return "The answer's headers are too long: Node takes 16 kB."
    default:
      return error.message || String(error.code)
  }
}

const cure = 'Start your callback endpoint, or correct callback_url.'

/** Whether it was this machine that refused. A name with several addresses has an error for each. */
function isOwn(error: NodeJS.ErrnoException): boolean {
  const each = error instanceof AggregateError ? (error.errors as unknown[]) : [error]
  return each.every((one) => /^(127\.|::1$|::ffff:127\.)/.test((one as { address?: string }).address ?? ''))
}

/** The SDKs of v3 refuse a callback URL that is not https before they send it. Source: v3 §1. */
function plainCure(called: URL | undefined): string {
  if (called?.protocol !== 'https:') return ''
  const port = called.port || '443'
  return (
    ` Where an SDK takes only https, start the emulator with --callback-host-rewrite ${called.origin}=` +
    `http://${called.hostname}:${port}.`
  )
}
