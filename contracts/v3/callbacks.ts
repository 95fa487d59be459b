import { type PactFile, pactFile } from '../../server/pact/pact-file.ts'
import type { HttpInteraction, MessageInteraction, StateUse } from '../../server/vendor/pacts/interaction.ts'
import { fromState, matching } from '../../server/vendor/pacts/term.ts'
import { wordOf } from '../../server/vendor/v3/pacts/product-words.ts'
import { exampleSignature } from '../example.ts'
import { exampleJobId, exampleTime, expectation, jobIdForm } from './answers.ts'
import { type CallbackBody, type CallbackCase, callbackCases, jobIdAt } from './callback-cases.ts'
import { api, providerName } from './provider.ts'

const [first] = callbackCases as readonly [CallbackCase, ...CallbackCase[]]
const proof = {
  'Response-Timestamp': fromState('timestamp', exampleTime),
  'Response-Signature': fromState('signature', exampleSignature),
}

/** Smile ID as the consumer: what a partner's endpoint must take, and what it must refuse. */
export function callbackPact(): PactFile {
  const processing = callbackCases.find(({ body }) => body.status === 'processing') ?? first
  const clear =
    callbackCases.find(({ product, body }) => product === processing.product && body.status === 'clear') ?? first
  const screened = callbackCases.find(({ body }) => body.product === 'one_time_aml') ?? first
  const future = { next_years_member: { nested: true }, another_one: 'text' }
  const { antifraud: _risk, device_signals: _signals, kyc_receipt: _receipt, ...bare } = clear.body
  return pactFile('smile-id-v3', 'partner-callback', [
    ...callbackCases.map((one, index) => posted(one.title, one.body, jobIdAt(index + 1))),
    posted('the same callback once more', first.body, jobIdAt(1)),
    posted('a callback of processing that comes after the final one', processing.body, jobIdAt(indexOf(clear))),
    posted('a callback with members of the future', { ...clear.body, ...future }, jobIdAt(901)),
    posted('a callback without members that others lack', bare, jobIdAt(902)),
    posted('a callback about a job that nobody submitted', clear.body, jobIdAt(903)),
    posted('a callback that has its ids in headers alone', screened.body, jobIdAt(904)),
    refusedBy('a forged callback', { name: 'a forged signature' }, clear.body, proof),
    refusedBy(
      'a callback that another partner’s key signed',
      { name: 'a forged signature', params: { by: 'another partner' } },
      clear.body,
      proof,
    ),
    refusedBy('a callback without a signature', { name: 'a partner' }, clear.body, {
      'Response-Timestamp': proof['Response-Timestamp'],
    }),
    // v1 has its proof there.
    refusedBy(
      'a callback that has its proof in the body alone',
      { name: 'a partner' },
      { ...clear.body, ...inBody },
      {},
    ),
    refusedBy(
      'a callback that was signed a day ago',
      { name: 'an old signature', params: { age: '1d' } },
      clear.body,
      proof,
    ),
  ])
}

const inBody = { timestamp: fromState('timestamp', exampleTime), signature: fromState('signature', exampleSignature) }

function indexOf(one: CallbackCase): number {
  return callbackCases.indexOf(one) + 1
}

function posted(description: string, body: object, jobId: string): HttpInteraction {
  const request = requestOf(body, jobId, proof)
  return { description, states: [stateOf({ name: 'a partner' })], request, response: { status: 'success' } }
}

function refusedBy(
  description: string,
  state: StateUse,
  body: CallbackBody,
  headers: NonNullable<HttpInteraction['request']['headers']>,
): HttpInteraction {
  const request = requestOf(body, jobIdAt(999), headers)
  return { description, states: [stateOf(state)], request, response: { status: 'clientError' } }
}

function stateOf({ name, params }: StateUse): StateUse {
  return { name, params: { api, ...params } }
}

function requestOf(
  body: object,
  jobId: string,
  headers: NonNullable<HttpInteraction['request']['headers']>,
): HttpInteraction['request'] {
  return {
    method: 'POST',
    path: fromState('callback_path', '/callback'),
    headers: { 'Content-Type': 'application/json', 'Job-ID': jobId, 'User-ID': 'anna', ...headers },
    body: aboutJob(body, jobId),
  }
}

/** About another job, wherever the example names one. */
function aboutJob(body: object, jobId: string): unknown {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      if (name === 'job_id') return [name, jobId]
      return [name, name === 'partner_params' && value !== null ? aboutJob(value, jobId) : value]
    }),
  )
}

/** What a partner's handler receives, as messages: for who tests the function without the endpoint around it. */
export function messagePact(): PactFile {
  return pactFile('partner-callback-handler', providerName, callbackCases.map(messageOf))
}

function messageOf({ title, product, scenario, state, body }: CallbackCase): MessageInteraction {
  const identity = identityOf(product)
  const params = {
    ...{ product: wordOf(product), user_id: 'anna', scenario, state },
    ...(isGiven(body.user_provided_info) && { user_details: body.user_provided_info }),
    ...(identity && { id_info: identity }),
  }
  return {
    description: title,
    states: [stateOf({ name: 'a job', params })],
    message: expectation({ ...body, ...withBack(body) }),
    metadata: {
      'Job-ID': matching(jobIdForm, exampleJobId),
      'User-ID': 'anna',
      'Api-Version': matching('^v3\\.[\\d.]+$', 'v3.952.0'),
      'Response-Timestamp': matching('^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$', exampleTime),
      'Response-Signature': matching('^[A-Za-z0-9+/]{43}=$', exampleSignature),
    },
  }
}

/** The state sends both sides of a document, and the golden files one. */
function withBack({ image_links: links }: CallbackBody): object {
  if (!isGiven(links) || !('id_card_back_image' in links)) return {}
  return { image_links: { ...links, id_card_back_image: links.id_card_image } }
}

/** The identity that is asked about, as the product's approval says it. */
function identityOf(product: CallbackCase['product']): object | undefined {
  const told = callbackCases.find((one) => one.product === product && isGiven(one.body.id_fields))?.body.id_fields
  if (!isGiven(told)) return undefined
  const { country, id_type, id_number } = told
  return { country, id_type, ...(!product.includes('document') && { id_number }) }
}

function isGiven(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
