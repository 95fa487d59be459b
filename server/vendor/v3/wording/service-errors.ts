import type { SmileError } from '../../../core/errors.ts'
import { FieldError } from '../../../core/field-error.ts'
import type { V3ServiceError } from '../../../generated/v3/service-error.ts'
import type { Reply } from '../../../http/operation.ts'
import { filterRefusal } from '../../shared/documents/filter.ts'
import { errorWords } from './errors.ts'

/** How the lists of v3 refuse: with a code, as v1 does. Source: v3 §5.6. */
export function encodeServiceError(error: SmileError): Reply {
  const { status } = errorWords[error.kind]
  return { status, json: wordsOf(error, status), hint: error.hint, fault: error.fault }
}

function wordsOf(error: SmileError, status: number): V3ServiceError {
  if (error instanceof FieldError) return { code: '2413', error: filterRefusal(error) }
  return status >= 500
    ? { code: '2401', error: 'System Error' }
    : { code: '2413', error: errorWords[error.kind].message }
}
