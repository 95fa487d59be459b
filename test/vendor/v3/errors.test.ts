import { describe, expect, test } from 'vitest'
import { AdvisedError, type ErrorKind, errorKinds, SmileError } from '../../../server/core/errors.ts'
import { advised } from '../../../server/core/explanations.ts'
import { FieldError, type FieldProblem } from '../../../server/core/field-error.ts'
import { OwnRefusalError } from '../../../server/core/scenarios/refusal.ts'
import { type Endpoint, errorsAt, refusalsAt } from '../../../server/vendor/v3/wording/endpoint-errors.ts'
import { gatewayRefusal } from '../../../server/vendor/v3/wording/envelope.ts'
import { v3Explanations } from '../../../server/vendor/v3/wording/explain.ts'
import { neededNotes } from '../../../server/vendor/v3/wording/fraud-errors.ts'
import { registry } from '../../helpers/registry.ts'
import { refusedStatuses, type Shown, vendorRefusals } from './vendor-contract.ts'

const kind = (one: ErrorKind): SmileError => new SmileError(one, '')
const field = (name: string, problem: FieldProblem['problem'] = 'missing'): SmileError =>
  new FieldError('missing_parameter', '', { field: name, problem })

/** What makes each operation say each of its published refusals, by the name that the vendor's contract has for it. */
const causes: Readonly<Record<Endpoint, Readonly<Record<string, SmileError>>>> = {
  token: {
    '400 missingHeader': field('smileid-partner-id'),
    '400 partialConsent': field('payload.consent.granted_at'),
    '401': kind('not_authorized'),
    '415': kind('not_multipart'),
    '500': kind('system_error'),
  },
  entry: {
    '400 missingCountry': field('country'),
    '400 missingCallbackUrl': kind('no_callback_url'),
    '400 missingContact': kind('no_contact'),
    '400 invalidEmail': field('user_details.email', 'wrong'),
    '400 invalidPhone': field('user_details.phone_number', 'wrong'),
    '400 invalidIdFormat': kind('invalid_id_number'),
    '401': kind('not_authorized'),
    '402': kind('insufficient_balance'),
    '403 productAccess': kind('product_not_enabled'),
    '403 idTypeDisabled': kind('id_type_not_enabled'),
    '403 productionAccess': kind('production_not_enabled'),
    '403 sdkVersion': kind('sdk_not_allowed'),
    '413': new FieldError('body_too_large', '', { field: 'metadata', problem: 'wrong' }),
    '415': kind('not_multipart'),
    '429': kind('rate_limited'),
    '500': kind('system_error'),
  },
  sync: {
    '400 missingCountry': field('country'),
    '400 missingUserDetails': field('user_details'),
    '400 missingConsent': field('consent'),
    '400 missingContact': kind('no_contact'),
    '400 invalidIdFormat': kind('invalid_id_number'),
    '401': kind('not_authorized'),
    '402': kind('insufficient_balance'),
    '403 productNotEnabled': kind('product_not_enabled'),
    '403 ipNotAllowed': kind('caller_not_allowed'),
    '403 productionAccess': kind('production_not_enabled'),
    '408': kind('authority_timeout'),
    '413': kind('body_too_large'),
    '415': kind('not_multipart'),
    '424': kind('authority_unavailable'),
    '429': kind('rate_limited'),
    '500 endpointFailure': kind('system_error'),
  },
  status: {
    '400': field('jobId', 'wrong'),
    '401': kind('not_authorized'),
    '403': kind('caller_not_allowed'),
    '500': kind('system_error'),
  },
  address: {
    '400 missingAddress': field('address'),
    '400 unsupportedCountry': field('country', 'wrong'),
    '400 missingIdentifier': kind('no_identifier'),
    '400 missingCallbackUrl': kind('no_callback_url'),
    '500': kind('system_error'),
  },
  aml: {
    '400 missingCountries': field('countries'),
    '400 missingFullName': field('full_name'),
    '400 invalidBirthYear': field('birth_year', 'wrong'),
    '400 invalidStrictMatch': field('strict_match', 'wrong'),
    '400 tooManyAliases': field('aliases', 'wrong'),
    '400 aliasTooLong': field('aliases[3]', 'wrong'),
    '400 missingUserIdForSearch': field('user_id'),
    '400 missingConsent': field('consent'),
    '400 futureConsent': kind('consent_in_future'),
    '400 missingUserDetails': field('user_details.given_names'),
    '400 missingContact': kind('no_contact'),
    '400 missingCallbackUrl': kind('no_callback_url'),
    '401': kind('not_authorized'),
    '402': kind('insufficient_balance'),
    '403 userIdConflict': kind('user_not_allowed'),
    '403 productAccess': kind('product_not_enabled'),
    '403 productionAccess': kind('production_not_enabled'),
    '403 sdkVersion': kind('sdk_not_allowed'),
    '404 noEnrollee': kind('no_enrolled_user'),
    '404 noUsablePriorRecord': kind('no_prior_record'),
    '413': kind('body_too_large'),
    '415': kind('not_multipart'),
    '429': kind('rate_limited'),
    '500': kind('system_error'),
  },
  amlSync: {
    '400 missingCountries': field('countries'),
    '400 missingFullName': field('full_name'),
    '401': kind('not_authorized'),
    '402': kind('insufficient_balance'),
    '403 productNotEnabled': kind('product_not_enabled'),
    '403 ipNotAllowed': kind('caller_not_allowed'),
    '404 noEnrollee': kind('no_enrolled_user'),
    '404 noUsablePriorRecord': kind('no_prior_record'),
    '408': kind('authority_timeout'),
    '413': new FieldError('body_too_large', '', { field: 'metadata', problem: 'wrong' }),
    '415': kind('not_multipart'),
    '429': kind('rate_limited'),
    '500': kind('system_error'),
  },
  monitoring: {
    '400 missingCountries': field('countries'),
    '400 missingFullName': field('full_name'),
    '400 searchExistingUserNeedsUserId': field('user_id'),
    '400 invalidBirthYear': field('birth_year', 'wrong'),
    '400 missingContact': kind('no_contact'),
    '400 missingCallbackUrl': kind('no_callback_url'),
    '401': kind('not_authorized'),
    '402': kind('insufficient_balance'),
    '403 productAccess': kind('product_not_enabled'),
    '403 productionAccess': kind('production_not_enabled'),
    '403 sdkVersion': kind('sdk_not_allowed'),
    '403 userIdMismatch': kind('user_not_allowed'),
    '404 noEnrollee': kind('no_enrolled_user'),
    '404 noUsablePriorRecord': kind('no_prior_record'),
    '415': kind('not_multipart'),
    '429': kind('rate_limited'),
    '500': kind('system_error'),
  },
  news: {
    '400 missingNewsCategory': field('news_category'),
    '400 invalidNewsCategory': field('news_category', 'wrong'),
    '401': kind('not_authorized'),
    '403': kind('product_not_enabled'),
    '404 jobNotFound': kind('job_not_found'),
    '404 referenceNotFound': kind('reference_not_found'),
    '500': kind('system_error'),
    '502': kind('provider_failed'),
    '503': kind('provider_unavailable'),
  },
  replay: {
    '400 invalidJobId': field('job_id', 'wrong'),
    '400 noCallbackUrl': kind('no_callback_url'),
    '401': kind('not_authorized'),
    '403': kind('caller_not_allowed'),
    '404 jobNotFound': kind('job_not_found'),
    '409': kind('job_not_complete'),
    '415': kind('not_multipart'),
    '500': kind('system_error'),
  },
  makeLink: {
    '400': field('name'),
    '401': kind('not_authorized'),
    '403': kind('caller_not_allowed'),
    '409': kind('user_id_taken'),
    '415': kind('not_multipart'),
    '500': kind('system_error'),
  },
  showLink: {
    '400': field('refId', 'wrong'),
    '401': kind('not_authorized'),
    '403': kind('caller_not_allowed'),
    '404': kind('link_not_found'),
    '500': kind('system_error'),
  },
  reportFraud: {
    '400 missingReason': field('reason'),
    '400 invalidReason': field('reason', 'wrong'),
    '400 missingNotesOnUnblock': field(neededNotes.ofClearing),
    '400 missingNotesOnOther': field(neededNotes.ofOther),
    '400 notesTooLong': field('notes', 'wrong'),
    '400 invalidEmail': field('reported_by', 'wrong'),
    '401': kind('not_authorized'),
    '403': kind('caller_not_allowed'),
    '404': kind('no_enrolled_user'),
    '415': kind('not_multipart'),
    '500': kind('system_error'),
  },
  idStatus: { '401 invalidToken': kind('not_authorized') },
}

/** What is published and comes of no error: each says why. */
const uncaused: Readonly<Record<string, string>> = {
  'sync 500 integrationFailure': 'the gateway fails by a scenario, and no endpoint is asked',
  'replay 400 unknownProduct': 'the product of every job is known here',
  ...Object.fromEntries(
    ['missingCountry', 'invalidCountry', 'invalidIdType', 'noData'].map((name) => [
      `idStatus 400 ${name}`,
      'the endpoint says it of its query: services.test.ts',
    ]),
  ),
  'replay 404 referenceNotFound': 'every job has its reference here',
}

const endpoints = Object.keys(causes) as Endpoint[]
const refusals = endpoints.flatMap((endpoint) => vendorRefusals(endpoint).map((one) => ({ endpoint, ...one })))

describe('a refusal of v3', () => {
  test.each(refusals.filter(({ endpoint, name }) => causes[endpoint][name]))(
    '$endpoint $name is the vendor’s, word for word',
    ({ endpoint, name, status, body }: Shown & { endpoint: Endpoint }) => {
      const reply = errorsAt(endpoint)(causes[endpoint][name] as SmileError)
      expect({ status: reply.status, body: reply.json }).toEqual({ status, body })
    },
  )

  test('is in the contract, or says why it is not', () => {
    const published = refusals.map(({ endpoint, name }) => `${endpoint} ${name}`)
    const known = endpoints.flatMap((endpoint) => Object.keys(causes[endpoint]).map((name) => `${endpoint} ${name}`))
    expect([...known, ...Object.keys(uncaused)].sort()).toEqual(published.sort())
  })

  test.each(endpoints)(
    'comes under the statuses that the vendor publishes of %s, 413 of a body, and 500 of whatever may fail',
    (endpoint) => {
      const published = refusedStatuses(endpoint)
      const unpublished: Readonly<Partial<Record<Endpoint, readonly number[]>>> = {
        status: [],
        showLink: [],
        news: [],
        idStatus: [500],
      }
      const more = unpublished[endpoint] ?? [413]
      const said = refusalsAt(endpoint).map((one) => errorsAt(endpoint)(kind(one)).status)
      expect(new Set(said)).toEqual(new Set([...published, ...more]))
    },
  )

  test.each(endpoints)('has words and a schema for every kind of error, at %s', (endpoint) => {
    for (const one of errorKinds) {
      const { status, json } = errorsAt(endpoint)(kind(one))
      expect(status).toBeGreaterThanOrEqual(400)
      expect(registry.validate('v3/any-error', json), one).toEqual([])
    }
  })

  test('has its members in the order of the alphabet, as the sandbox does', () => {
    expect(Object.keys(errorsAt('entry')(kind('no_contact')).json as object)).toEqual(['message', 'status'])
    expect(Object.keys(gatewayRefusal(401).json as object)).toEqual(['job_id', 'message', 'status', 'user_id'])
  })

  test.each([
    ['consent', 'missing', "Required field 'consent.granted' is missing or invalid."],
    ['consent', 'wrong', 'consent is required'],
    ['consent.notice_language', 'wrong', "Required field 'consent.notice_language' is missing or invalid."],
    ['user_details.given_names', 'empty', "Required field 'user_details.given_names' is missing or invalid."],
    ['user_details.email', 'empty', "Field 'email' is invalid."],
    ['callback_url', 'wrong', expect.stringMatching(/^A valid callback_url is required/)],
    ['payload.email', 'wrong', "Field 'email' is invalid."],
  ] as const)('says of %s that it is %s', (name, problem, message) => {
    expect(errorsAt('entry')(field(name, problem)).json).toMatchObject({ message, status: 'Bad Request' })
  })

  test('names the picture that is too large, and says of a body that is too large what the gateway says', () => {
    const picture = new FieldError('body_too_large', '', { field: 'selfie_image', problem: 'wrong' })
    expect(errorsAt('entry')(picture)).toMatchObject({ status: 413, json: { message: 'selfie_image is too large.' } })
    expect(errorsAt('entry')(kind('body_too_large')).json).toEqual(gatewayRefusal(413).json)
  })

  test('says when to come again after 429', () => {
    expect(errorsAt('entry')(kind('rate_limited')).headers).toEqual({ 'retry-after': '1' })
  })

  test('is what its scenario says, in the envelope of v3', () => {
    const own = (status: number) => errorsAt('sync')(new OwnRefusalError({ code: '2428', text: 'No.', status }, 'Why.'))
    expect(own(402)).toMatchObject({ status: 402, json: { message: 'No.', status: 'Payment Required' }, hint: 'Why.' })
    expect(own(418).json).toEqual({ message: 'No.', status: 'Bad Request' })
    expect(own(599).json).toEqual({ message: 'No.', status: 'Internal Server Error' })
  })

  test('goes on with v3’s advice', () => {
    const { hint, advice } = new AdvisedError('no_enrolled_user', 'Nobody.', 'register_first')
    expect(advised(hint, advice, v3Explanations)).toMatch(/^Nobody\. POST \/v3\/registration /)
  })
})
