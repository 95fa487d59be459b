import { OvertakenError, type SmileError } from '../../../core/errors.ts'
import type { Reply } from '../../../http/operation.ts'

/** Encodes an error as S3 does. Source: v1 §4; for codes that it does not name, S3's documentation. */
export function encodeStorageError(error: SmileError): Reply {
  if (error.kind === 'body_too_large') {
    return storageError(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', error.hint)
  }
  // As for an unknown upload, which it is by now.
  if (error instanceof OvertakenError) return storageError(403, 'AccessDenied', 'Access Denied', error.hint)
  if (error.kind === 'not_authorized') return wrongSignature(error.hint)
  return storageError(error.kind === 'system_error' ? 500 : 400, 'InvalidRequest', 'Bad Request', error.hint)
}

/** S3's answer to a link that was changed. */
export function wrongSignature(hint: string): Reply {
  const message = 'The request signature we calculated does not match the signature you provided.'
  return storageError(403, 'SignatureDoesNotMatch', message, hint)
}

/** S3's error body. @param more further elements of it. */
export function storageError(status: number, code: string, message: string, hint: string, more = ''): Reply {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    bytes:
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
      `<Error><Code>${code}</Code><Message>${message}</Message>${more}<RequestId>LOCAL</RequestId><HostId>LOCAL</HostId></Error>`,
    note: { code, message },
    hint,
  }
}
