import { type ErrorKind, errorKinds, type SmileError } from '../../../core/errors.ts'
import { FieldError, type FieldProblem } from '../../../core/field-error.ts'
import { OwnRefusalError } from '../../../core/scenarios/refusal.ts'
import type { Reply } from '../../../http/operation.ts'
import type { EndpointWords } from './endpoint-words.ts'
import { endpointReply, gatewayRefusal, type RefusalStatus } from './envelope.ts'
import { errorWords } from './errors.ts'
import { consentRequired, fieldMessage, requiredField } from './field-message.ts'
import { fraudWords } from './fraud-errors.ts'
import { type LinkEndpoint, linkWords } from './link-errors.ts'
import { type ScreeningEndpoint, screeningWords } from './screening-errors.ts'

/** The endpoints of v3 that have words of their own. */
export type Endpoint =
  | 'token'
  | 'entry'
  | 'sync'
  | 'status'
  | 'replay'
  | LinkEndpoint
  | 'idStatus'
  | 'reportFraud'
  | 'address'
  | ScreeningEndpoint

// A body is measured by the gateway, wherever it goes (v3 §6). Sources of what differs: v3 §5.4, §16.2, §17.3.
const endpoints: Readonly<Record<Endpoint, EndpointWords>> = {
  token: { gateway: [413], statuses: [400, 401, 413, 415, 500] },
  entry: {
    gateway: [413],
    statuses: [400, 401, 402, 403, 413, 415, 429, 500],
    // Source: v3 §6 [AE]. The newer contract has no words for it there.
    messages: { caller_not_allowed: 'IP address not allowed.' },
  },
  sync: {
    gateway: [401, 413],
    statuses: [400, 401, 402, 403, 408, 413, 415, 424, 429, 500],
    messages: {
      insufficient_balance: 'You are out of credits. Add funds to your wallet to run more verifications.',
      product_not_taken: 'This feature requires you to activate ID Validation for your Smile ID account.',
      product_not_enabled: 'This feature requires you to activate ID Validation for your Smile ID account.',
      // Of these two the contract says nothing here (assumed).
      id_type_not_enabled: 'This feature requires you to activate ID Validation for your Smile ID account.',
      sdk_not_allowed: 'You are not authorized to do that.',
      production_not_enabled:
        'Production is not enabled for this account. Please complete your KYC with Smile Identity.',
      invalid_id_number: requiredField('id_number'),
      rate_limited:
        'This ID number has been blocked due to multiple submissions. Please use the designated endpoint to reactivate it.',
    },
    fields: { consent: consentRequired },
  },
  status: { gateway: [], statuses: [400, 401, 403, 500] },
  replay: {
    gateway: [413],
    statuses: [400, 401, 403, 404, 409, 413, 415, 500],
    messages: {
      no_callback_url: 'No valid callback URL available',
      callback_not_allowed: 'You are not authorized to do that.',
    },
    fields: { callback_url: 'No valid callback URL available' },
  },
  ...linkWords,
  reportFraud: fraudWords,
  idStatus: { gateway: [], statuses: [400, 401, 500], messages: { not_authorized: 'Invalid token' } },
  // Source: v3 §16.9.
  address: {
    gateway: [413],
    statuses: [400, 401, 402, 403, 413, 415, 500],
    fields: { 'country?': requiredField('country'), country: "Field 'country' must be one of NG, ZA." },
  },
  ...screeningWords,
}

/** The kinds of error that an endpoint answers by itself: a scenario may have it say any other. */
export function refusalsAt(endpoint: Endpoint): readonly ErrorKind[] {
  return errorKinds.filter((kind) => endpoints[endpoint].statuses.includes(errorWords[kind].status))
}

/**
 * The schema of what an endpoint answers under each status. The gateway measures bodies and the endpoint parts, so that both refuse
 * what is too large; and both may fail.
 */
export function refusalSchemasAt(endpoint: Endpoint): Readonly<Record<number, string>> {
  const { gateway, statuses } = endpoints[endpoint]
  const schemaOf = (status: RefusalStatus): string => {
    if (status === 413 || (endpoint === 'sync' && status === 500)) return 'v3/any-error'
    return gateway.some((one) => one === status) ? 'v3/gateway-error' : 'v3/error'
  }
  return Object.fromEntries(statuses.map((status) => [status, schemaOf(status)]))
}

/** Words errors in v3's shape, as an endpoint does. The status of a scenario's own refusal, and its text, are the scenario's. */
export function errorsAt(endpoint: Endpoint): (error: SmileError) => Reply {
  return (error) => ({ ...wordsAt(endpoint, error), hint: error.hint, fault: error.fault })
}

function wordsAt(endpoint: Endpoint, error: SmileError): Reply {
  if (error instanceof OwnRefusalError) return endpointReply(error.words.status, error.words.text)
  const { gateway, messages = {}, fields = {} } = endpoints[endpoint]
  const { status, message } = errorWords[error.kind]
  if (error instanceof FieldError) {
    if (error.kind === 'body_too_large')
      return endpointReply(status, messages[error.kind] ?? tooLarge(error.about.field))
    if (status === 400) return endpointReply(status, ownFieldMessage(fields, error.about) ?? fieldMessage(error.about))
  }
  const byGateway = gateway.find((one) => one === status)
  if (byGateway !== undefined) return gatewayRefusal(byGateway)
  const reply = endpointReply(status, messages[error.kind] ?? message)
  return status === 429 ? { ...reply, headers: { 'retry-after': '1' } } : reply
}

/** What an endpoint says of a field itself; of one that is missing perhaps something else. */
function ownFieldMessage(
  fields: Readonly<Record<string, string>>,
  { field, problem }: FieldProblem,
): string | undefined {
  const missing = problem === 'missing' ? fields[`${field}?`] : undefined
  return missing ?? fields[field.replace(/\[\d+\]$/, '[]')]
}

/** Pictures are named; whatever else is sent as a file is not. Sources: v3 §16.1, §16.3. */
function tooLarge(field: string): string {
  return field.endsWith('_image') ? `${field} is too large.` : errorWords.body_too_large.message
}
