import { AwayError, StorageError } from '../../../core/errors.ts'
import type { PostgresAddress } from './address.ts'

// Source: PostgreSQL's manual, appendix A.
const sentences: Readonly<Record<string, (message: string) => string>> = {
  '28P01': (message) =>
    `refuses the password (${message}). Correct it in the URL, in PGPASSWORD, or in the file that PGPASSFILE names.`,
  '28000': (message) =>
    `does not let this user in (${message}). Correct the user, ask for TLS with ?sslmode=require, or change the server's pg_hba.conf.`,
  '3D000': (message) => `has no such database (${message}). Create it first: createdb NAME.`,
  '42501': (message) =>
    `does not allow it (${message}). The user needs CREATE on the database, or the rights of the schema's owner.`,
  '25006': () => 'is read-only, so nothing can be kept. Name the primary server, and not a replica of it.',
  '53300': () => 'has no connection left. Raise its max_connections, or run fewer emulators.',
  '53100': () => 'cannot write: its disk is full. Nothing of this was kept. Make room, and try again.',
  '57P03': () => 'is starting or stopping. Try again in a moment.',
}

const network = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT']

/** Says why PostgreSQL could not do it, and what helps. Any other error is given back as it is. */
export function postgresProblem(error: Error, { shown }: PostgresAddress): Error {
  if (error instanceof StorageError) return error
  const { code = '' } = error as { readonly code?: string }
  const sentence = sentenceOf(code, error)
  if (sentence === undefined) return error
  const Kind = isAway(code, error) ? AwayError : StorageError
  return new Kind(`PostgreSQL at ${shown} ${sentence}`, { cause: error })
}

/** Whether it may be back in a moment. */
function isAway(code: string, { message }: Error): boolean {
  const passing = code.startsWith('08') || code.startsWith('57P') || code === '53300'
  return passing || network.includes(code) || isCut(code, message) || isSlow(message)
}

function sentenceOf(code: string, error: Error): string | undefined {
  const { message } = error
  const known = sentences[code]
  if (known) return known(message)
  if (network.includes(code)) return `cannot be reached (${message || code}). Start it, or correct the URL.`
  if (code.startsWith('08') || code.startsWith('57P') || isCut(code, message)) {
    return `ended the connection (${message}). Whether this was kept is not known. The emulator goes on when it is back.`
  }
  if (isSlow(message)) {
    return 'gave no connection in time: all are in use, or it does not answer.'
  }
  if (message.includes('does not support SSL')) {
    return 'has no TLS, and the URL asks for it. Leave out sslmode, or turn on TLS on the server.'
  }
  if (/certificate|self.signed|altname/i.test(`${code} ${message}`)) {
    return `shows a certificate that is not trusted (${message}). Name its authority with ?sslrootcert=FILE.`
  }
  if (message.includes('password must be a string')) {
    return 'asks for a password, and there is none. Put it into PGPASSWORD, into the file that PGPASSFILE names, or into the URL in SMILE_ID_EMULATOR_DATA.'
  }
  // Five digits and letters: whatever else the server says.
  return /^[0-9A-Z]{5}$/.test(code) ? `could not do it: ${message} (${code}).` : undefined
}

function isSlow(message: string): boolean {
  return /timeout exceeded when trying to connect|timeout expired/i.test(message)
}

function isCut(code: string, message: string): boolean {
  return (
    ['ECONNRESET', 'EPIPE'].includes(code) ||
    /Connection terminated|connection error and is not queryable|was closed and is not queryable|pool after calling end/.test(
      message,
    )
  )
}
