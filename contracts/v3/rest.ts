import { type ListedOperation, listOperations } from '../../schemas/generate/listed-operations.ts'
import { type PactFile, pactFile } from '../../server/pact/pact-file.ts'
import type { FormBody, HttpInteraction, StateUse } from '../../server/vendor/pacts/interaction.ts'
import { fromState, like, pathFromState, type Term } from '../../server/vendor/pacts/term.ts'
import { calls } from '../../test/clients/v3-wire/calls.ts'
import { exampleFormType, partsOf, written } from '../../test/helpers/example-form.ts'
import { exampleOf } from '../../test/helpers/schema-examples.ts'
import { kycParts } from '../../test/helpers/v3.ts'
import { examplePartner } from '../example.ts'
import { exampleJobId, expectation, refused } from './answers.ts'
import { callbackCases } from './callback-cases.ts'
import { exchanges } from './exchanges.ts'
import { api, providerName } from './provider.ts'

type Operation = ListedOperation['operation']
type Body = Readonly<Record<string, unknown>>

/** What is asked of an endpoint otherwise than by its schema's example, and what is answered. */
interface Asked {
  readonly states?: readonly StateUse[]
  readonly path?: Term
  readonly query?: Readonly<Record<string, string>>
  /** Members instead of the example's; undefined for those that are left out. */
  readonly members?: Body
  readonly status?: number
  readonly body?: unknown
}

const state = (name: string, params: object = {}): StateUse => ({ name, params: { api, ...params } })
const refusal = (status: number, phrase: string, message: string): Asked => ({ status, body: refused(phrase, message) })
const next = (scenario: string): readonly StateUse[] => [state('the next submission', { scenario })]
const news = '/v3/aml/monitoring/:job_id/news/:reference'
const found = [
  state('a job', { product: 'aml_monitoring', scenario: 'adverse-media', user_details: kycParts.user_details }),
]
const category = { news_category: 'financial_crime' }
const newsPath = pathFromState('/v3/aml/monitoring/{job_id}/news/ref_001', '/v3/aml/monitoring/job_1/news/ref_001')
const noReference = pathFromState('/v3/aml/monitoring/{job_id}/news/ref_999', '/v3/aml/monitoring/job_1/news/ref_999')

// What the state's link says that the schema's example does not.
const ofTheState = {
  ...{ description: 'For new customers', redirect_url: 'https://shop.example/done' },
  ...{ is_single_use: false, user_id: null },
}

/** Where the schema's examples are not what is asked and answered. */
const asked: Readonly<Record<string, Asked>> = {
  [news]: {
    ...{ states: found, path: newsPath, query: category },
    // By whatever name it was asked for.
    body: { ...(expectation(exampleOf('v3/aml-news-response')) as Body), job_id: like(exampleJobId) },
  },
  '/v3/smile_links': { members: { user_id: undefined, is_single_use: false } },
  '/v3/smile_links/:refId': {
    states: [state('a smile link')],
    path: pathFromState('/v3/smile_links/{ref_id}', '/v3/smile_links/71a29511-22d0-81e2-8e8f-9cf4d92f8abc'),
    body: expectation({ ...(exampleOf('v3/smile-link-resource') as Body), ...ofTheState }),
  },
  '/v3/services/config': {
    query: { product: 'enhanced_kyc' },
    body: {
      ...{ consentRequired: like({}), fields_to_collect: like({}), idSelection: like({}), products: like({}) },
      ...{ token_provided_fields: like([]), token_provided_values: like({}) },
    },
  },
  '/v3/valid-documents': { body: exchanges.find(({ call }) => call === 'services.supported_documents')?.response.body },
}

/** The kinds of answer that a client has to tell apart, beside that of success. Sources: v3 §5.3, §16.2, §16.10, §16.11, §16.13. */
const kinds: readonly (readonly [path: string, what: string, Asked])[] = [
  ['/v3/enhanced_kyc/sync', 'block', { states: next('rejected'), body: verdict('enhanced_kyc', 'block', 'high_risk') }],
  ['/v3/enhanced_kyc/sync', 'attention', { states: next('medium-risk'), body: verdict('enhanced_kyc', 'attention') }],
  [
    ...(['/v3/enhanced_kyc/sync', 'an authority that does not answer in time'] as const),
    {
      states: next('never-completes'),
      ...refusal(
        ...([408, 'Request Timeout'] as const),
        'The ID authority did not respond in time. The job is still recorded — retrieve its result from /v3/status/{job_id}.',
      ),
    },
  ],
  [
    ...(['/v3/enhanced_kyc/sync', 'an authority that is not there'] as const),
    {
      states: next('issuer-unavailable'),
      ...refusal(424, 'Failed Dependency', 'Unable to verify ID — ID authority unavailable.'),
    },
  ],
  [
    ...(['/v3/enhanced_kyc/sync', 'a token that the gateway refuses'] as const),
    {
      ...{ states: [state('a forged signature')], status: 401 },
      body: {
        ...{ job_id: null, message: 'Missing or invalid authentication credentials.', status: 'unauthorized' },
        user_id: null,
      },
    },
  ],
  [
    '/v3/aml/sync',
    'somebody on a list',
    { states: next('rejected'), body: verdict('one_time_aml', 'block', 'aml_match_found') },
  ],
  [
    ...(['/v3/aml/sync', 'a provider that does not answer in time'] as const),
    {
      states: next('never-completes'),
      ...refusal(
        ...([408, 'Request Timeout'] as const),
        'The screening provider did not respond in time. The job is still recorded — retrieve its result from /v3/status/{job_id}.',
      ),
    },
  ],
  [
    ...(['/v3/aml', 'a user who is not on file'] as const),
    {
      ...{ states: [state('a user not on file', { user_id: 'anna' })], members: { search_existing_user: true } },
      ...refusal(404, 'Not Found', 'No enrolled user found for this partner.'),
    },
  ],
  [
    ...([news, 'a reference of nobody'] as const),
    {
      states: found,
      path: noReference,
      query: category,
      ...refusal(404, 'Not Found', 'REF not found for this AML job'),
    },
  ],
  [news, 'no category', { states: found, path: newsPath, ...refusal(400, 'Bad Request', 'news_category is required') }],
]

/** What a client asks that has no SDK: every endpoint of v3 that no SDK has, by the example of its schema. */
export async function restPact(): Promise<PactFile> {
  const known = new Set(['/v3/token', ...calls.map(({ path }) => path.replaceAll(/{(\w+)}/g, ':$1'))])
  const operations = (await listOperations())
    .filter(
      ({ generation, operation: { path } }) => generation.name === api && /^\/v3\//.test(path) && !known.has(path),
    )
    .map(({ operation }) => operation)
  const interactions = operations.flatMap((operation) => [
    interactionOf(operation, 'taken', asked[operation.path] ?? {}),
    ...kinds.filter(([path]) => path === operation.path).map(([, what, one]) => interactionOf(operation, what, one)),
  ])
  return pactFile('rest-client', providerName, interactions)
}

function interactionOf(operation: Operation, what: string, one: Asked): HttpInteraction {
  const { method, path, headers = {} } = operation
  const form = formOf(operation, one)
  const takes = (name: string) => headers[name]?.required === true
  return {
    description: `${method.toUpperCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}: ${what}`,
    states: one.states ?? [state('a partner')],
    request: {
      method: method.toUpperCase(),
      path: one.path ?? path,
      ...(one.query && { query: one.query }),
      headers: {
        ...(takes('SmileID-Token') && { 'SmileID-Token': fromState('token', 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln') }),
        ...(takes('SmileID-Partner-ID') && { 'SmileID-Partner-ID': fromState('partner_id', examplePartner.id) }),
        ...(form && { 'Content-Type': form.type }),
      },
      ...(form && { form }),
    },
    response: { status: one.status ?? successOf(operation), body: one.body ?? exampleAnswer(operation) },
  }
}

/** Jobs without partner_params are called back with the usual ones alone. */
function formOf({ body, request }: Operation, { members = {} }: Asked): FormBody | undefined {
  if (body !== 'multipart' || request === undefined) return undefined
  const example = exampleOf(request) as Body
  const { user_details } = kycParts
  const asks = { ...example, ...('user_details' in example && { user_details }), partner_params: undefined, ...members }
  const sent = Object.fromEntries(Object.entries(asks).filter(([, value]) => value !== undefined))
  return { type: exampleFormType, content: written(partsOf(sent, request)), files: {} }
}

function successOf({ response = {} }: Operation): number {
  return Math.min(...Object.keys(response).map(Number))
}

/** What is answered at once is what would be called back. */
function exampleAnswer(operation: Operation): unknown {
  const { response = {}, products = [] } = operation
  const schema = response[successOf(operation)] ?? ''
  const told = callbackCases.find(({ product, body }) => products.includes(product) && body.status === 'clear')
  return schema.endsWith('-callback') && told ? expectation(told.body) : expectation(exampleOf(schema))
}

function verdict(product: string, status: string, reason?: string): unknown {
  const told = callbackCases.find(
    ({ body }) =>
      body.product === product && body.status === status && (reason === undefined || body.reason === reason),
  )
  return expectation(told?.body)
}
