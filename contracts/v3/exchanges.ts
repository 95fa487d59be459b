import type { HttpInteraction, StateUse } from '../../server/vendor/pacts/interaction.ts'
import { eachLike, matching, pathFromState } from '../../server/vendor/pacts/term.ts'
import { exampleJobId, exampleTime, expectation, jobIdForm, refused, unknownJobId } from './answers.ts'
import { type Exchange, tokenCall } from './exchange.ts'
import { api } from './provider.ts'

type Answer = HttpInteraction['response']

const json = { 'Content-Type': 'application/json; charset=utf-8' }
const state = (name: string, params: object = {}): StateUse => ({ name, params: { api, ...params } })
const partner = state('a partner')
const forged = state('a forged signature')
const answer = (status: number, body: object): Answer => ({ status, headers: json, body: expectation(body) })
const refusal = (status: number, phrase: string, message: string): Answer => ({
  status,
  headers: json,
  body: refused(phrase, message),
})
const notAuthorized = refusal(401, 'Unauthorized', 'Invalid authentication credentials.')

/** Who is asked about in every example: only of somebody on file may a fraud be reported. */
export const userId = 'user-1'

/** Every exchange that the server SDKs of v3 have: each operation, and each kind of answer that a client has to tell apart. */
export const exchanges: readonly Exchange[] = [
  {
    ...{ description: 'a token', states: [partner], call: tokenCall },
    response: answer(200, { token: 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln' }),
  },
  {
    ...{ description: 'a token that is asked for with another key', states: [forged], call: tokenCall },
    ...{ response: notAuthorized, raises: 'AuthenticationError' },
  },
  submission('enhanced_kyc.verify', 'Enhanced KYC'),
  submission('biometric_kyc.verify', 'Biometric KYC'),
  submission('biometric.enroll', 'a registration'),
  submission('biometric.authenticate', 'an authentication', [state('a user on file', { user_id: userId })]),
  submission('biometric.compare', 'a comparison'),
  submission('documents.verify', 'Document Verification'),
  submission('documents.verify_enhanced', 'Enhanced Document Verification'),
  submission('documents.verify_residency', 'Residency Document Verification'),
  {
    ...submission('enhanced_kyc.verify', 'Enhanced KYC with a token that another key signed', [forged]),
    ...{ response: notAuthorized, raises: 'AuthenticationError' },
  },
  {
    ...submission('enhanced_kyc.verify', 'Enhanced KYC with a token that has ended', [state('an old signature')]),
    ...{ response: notAuthorized, raises: 'AuthenticationError' },
  },
  {
    ...submission('enhanced_kyc.verify', 'Enhanced KYC of an ID number of another form'),
    ...{ values: { id_number: '123' }, raises: 'InvalidRequestError' },
    response: refusal(400, 'Bad Request', 'Invalid ID number format for the specified country and ID type.'),
  },
  {
    ...submission('biometric.enroll', 'a registration by a partner without a balance', [
      refuses('insufficient_balance'),
    ]),
    ...{ response: refusal(402, 'Payment Required', 'Insufficient wallet balance.'), raises: 'PaymentRequiredError' },
  },
  {
    ...submission('documents.verify', 'a product that the partner does not have', [refuses('product_not_enabled')]),
    ...{ response: refusal(403, 'Forbidden', 'Product not enabled for this partner.'), raises: 'PermissionError' },
  },
  {
    ...submission('biometric_kyc.verify', 'one submission too many', [refuses('rate_limited')]),
    response: refusal(429, 'Too Many Requests', 'Rate limit exceeded. Please try again later.'),
    raises: 'RateLimitError',
  },
  {
    ...submission('biometric.compare', 'a submission that breaks at Smile ID', [refuses('system_error')]),
    ...{ response: unexpected(), raises: 'APIError' },
  },
  status('clear', 200, { scenario: 'approved' }),
  status('block', 200, { scenario: 'rejected' }),
  status('attention', 200, { scenario: 'medium-risk' }),
  status('error', 200, { scenario: 'issuer-unavailable' }),
  status('processing', 202, { state: 'pending' }),
  {
    ...{ description: 'the status of a job that nobody submitted', states: [partner], call: 'verifications.retrieve' },
    path: `/v3/status/${unknownJobId}`,
    response: statusAnswer('not_found', 404, 'Job not found'),
  },
  {
    ...{ description: 'the status of what is not a job', states: [partner], call: 'verifications.retrieve' },
    path: '/v3/status/job-1',
    response: refusal(400, 'Bad Request', '"jobId" must be a valid TypeID with prefix \'job_\''),
    raises: 'InvalidRequestError',
  },
  replay('a replay', 'verifications.replay, without a URL', { callback_url: 'https://shop.example/hook' }),
  replay('a replay to another URL', 'verifications.replay, to a URL', {}),
  {
    ...replay('a replay before there is a result', 'verifications.replay, to a URL', { state: 'pending' }),
    response: refusal(409, 'Conflict', 'Job is still processing. Callbacks can only be replayed for completed jobs.'),
    raises: 'ConflictError',
  },
  {
    ...{ description: 'a replay of a job that nobody submitted', states: [partner] },
    ...{ call: 'verifications.replay, to a URL', path: `/v3/replay/${unknownJobId}` },
    ...{ response: refusal(404, 'Not Found', 'Job not found'), raises: 'NotFoundError' },
  },
  fraud('a fraud', [state('a user on file', { user_id: userId })]),
  {
    ...fraud('a fraud that was none', [state('a user on file', { user_id: userId })]),
    values: { is_fraud: 'false', reason: null },
  },
  {
    ...fraud('a fraud of a user who is not on file', [state('a user not on file', { user_id: userId })]),
    ...{ response: refusal(404, 'Not Found', 'User not found'), raises: 'NotFoundError' },
  },
  {
    ...{ description: 'the codes of banks', states: [], call: 'services.bank_codes' },
    response: answer(200, { bank_codes: [{ code: '044', country: 'NG', name: 'Access Bank' }] }),
  },
  {
    ...{ description: 'the ID types', states: [], call: 'services.supported_id_types' },
    response: answer(200, {
      id_types: [{ country: 'NG', label: 'BVN', regex: '^[0-9]{11}$', required_fields: ['country'], type: 'BVN' }],
    }),
  },
  {
    ...{ description: 'the documents', states: [], call: 'services.supported_documents' },
    response: {
      ...{ status: 200, headers: json },
      body: {
        valid_documents: eachLike({
          country: expectation({ code: 'US', continent: 'NORTH AMERICA', name: 'United States' }),
          id_types: eachLike(expectation({ code: 'PASSPORT', example: [], has_back: false, name: 'Passport' })),
        }),
      },
    },
  },
  {
    ...{ description: 'how an ID type is doing', states: [partner], call: 'services.id_status' },
    response: answer(200, {
      last_check_status: 'success',
      last_check_success_rate: '100%',
      last_checked: exampleTime,
      last_hour_success_rate: '100%',
      last_known_status: 'online',
    }),
  },
  {
    ...{ description: 'how an ID type is doing that there is not', states: [partner], call: 'services.id_status' },
    ...{ values: { id_type: 'NO_SUCH_TYPE' }, raises: 'InvalidRequestError' },
    response: refusal(400, 'Bad Request', 'Invalid id_type for the given country'),
  },
]

/** The submission that is accepted. Source: v3 §5.1. */
function submission(call: string, description: string, states: readonly StateUse[] = [partner]): Exchange {
  const body = {
    created_at: exampleTime,
    job_id: exampleJobId,
    message: 'Request accepted and queued for processing.',
    status: 'accepted',
    user_id: userId,
  }
  return { description, states, call, response: answer(202, body) }
}

function refuses(error: string): StateUse {
  return state('a refusal', { error })
}

function unexpected(): Answer {
  const message = 'An unexpected error occurred. Please try again or contact support.'
  return refusal(500, 'Internal Server Error', message)
}

/** How a job stands. Source: v3 §5.2. */
function status(word: string, code: number, params: object): Exchange {
  const message = word === 'processing' ? 'Job is still processing' : 'Job completed'
  return {
    description: `the status of a job: ${word}`,
    states: [state('a job', { user_id: userId, ...params })],
    call: 'verifications.retrieve',
    path: pathFromState('/v3/status/{job_id}', `/v3/status/${exampleJobId}`),
    response: statusAnswer(word, code, message),
  }
}

function statusAnswer(word: string, code: number, message: string): Answer {
  const headers = {
    ...json,
    api_version: matching('^v3\\.[\\d.]+$', 'v3.952.0'),
    job_id: matching(jobIdForm, exampleJobId),
  }
  const user = word === 'not_found' ? 'unknown' : userId
  const body = { created_at: exampleTime, job_id: exampleJobId, message, status: word, user_id: user }
  return { status: code, headers: { ...headers, user_id: user }, body: expectation(body) }
}

/** Source: v3 §5.4. */
function replay(description: string, call: string, params: object): Exchange {
  const body = {
    job_id: exampleJobId,
    message: 'Callback replay queued successfully.',
    status: 'accepted',
    user_id: userId,
  }
  return {
    ...{ description, call, states: [state('a job', { user_id: userId, ...params })] },
    path: pathFromState('/v3/replay/{job_id}', `/v3/replay/${exampleJobId}`),
    response: answer(202, body),
  }
}

/** Source: v3 §5.5. */
function fraud(description: string, states: readonly StateUse[]): Exchange {
  return {
    ...{ description, states, call: 'users.report_fraud' },
    path: pathFromState('/v3/users/{user_id}/report_fraud', `/v3/users/${userId}/report_fraud`),
    response: answer(202, { message: 'Fraud report accepted', status: 'accepted', user_id: userId }),
  }
}
