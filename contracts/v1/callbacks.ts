import { type PactFile, pactFile } from '../../server/pact/pact-file.ts'
import type { HttpInteraction, MessageInteraction, StateUse } from '../../server/vendor/pacts/interaction.ts'
import { fromState } from '../../server/vendor/pacts/term.ts'
import { exampleSignature } from '../example.ts'
import { exampleTime, expectation } from './answers.ts'
import { type CallbackCase, callbackBody, callbackCases } from './callback-cases.ts'
import { providerName } from './provider.ts'

/** The consumer of the callback pact, and the provider: who receives callbacks. */
export const callbackPactName = 'smile-id--partner-callback'

const signed = { timestamp: fromState('timestamp', exampleTime), signature: fromState('signature', exampleSignature) }
const [approved] = callbackCases as readonly [CallbackCase]

/** Smile ID as the consumer: what a partner's endpoint must take, and what it must refuse. */
export function callbackPact(): PactFile {
  const reported = callbackCases.map((one, index) => posted(one.title, callbackBody(one, `pact-${index + 1}`)))
  const provisional = callbackCases.find(({ title }) => title === 'a provisional authentication') ?? approved
  const future = { NextYearsMember: { nested: true }, AnotherOne: 'text' }
  const {
    ConfidenceValue: _value,
    Actions: _actions,
    IsFinalResult: _final,
    ...bare
  } = callbackBody(approved, 'pact-bare')
  return pactFile('smile-id', 'partner-callback', [
    ...reported,
    posted('the same callback once more', callbackBody(approved, 'pact-1')),
    posted('a provisional result that comes after the final one', callbackBody(provisional, 'pact-4')),
    posted('a callback with members of the future', { ...callbackBody(approved, 'pact-future'), ...future }),
    posted('a callback without members that older ones lack', bare),
    posted('a callback about a job that nobody submitted', callbackBody(approved, 'pact-unknown')),
    refusedBy(
      'a forged callback',
      { name: 'a forged signature' },
      { ...callbackBody(approved, 'pact-forged'), ...signed },
    ),
    refusedBy(
      'a callback that another partner’s key signed',
      { name: 'a forged signature', params: { by: 'another partner' } },
      {
        ...callbackBody(approved, 'pact-other'),
        ...signed,
      },
    ),
    refusedBy(
      'a callback without a signature',
      { name: 'a partner' },
      {
        ...callbackBody(approved, 'pact-unsigned'),
        timestamp: signed.timestamp,
      },
    ),
    refusedBy(
      'a callback that was signed a day ago',
      { name: 'an old signature', params: { age: '1d' } },
      {
        ...callbackBody(approved, 'pact-stale'),
        ...signed,
      },
    ),
  ])
}

function posted(description: string, body: object): HttpInteraction {
  return {
    description,
    states: [{ name: 'a partner' }],
    request: request({ ...body, ...signed }),
    response: { status: 'success' },
  }
}

function refusedBy(description: string, state: StateUse, body: object): HttpInteraction {
  return { description, states: [state], request: request(body), response: { status: 'clientError' } }
}

function request(body: object): HttpInteraction['request'] {
  const headers = { 'Content-Type': 'application/json' }
  return { method: 'POST', path: fromState('callback_path', '/callback'), headers, body }
}

/** What a partner's handler receives, as messages: for who tests the function without the endpoint around it. */
export function messagePact(): PactFile {
  return pactFile('partner-callback-handler', providerName, callbackCases.map(messageOf))
}

function messageOf(one: CallbackCase): MessageInteraction {
  const { title, jobType, golden, state } = one
  const body = callbackBody(one, 'job-1') as {
    PartnerParams: { user_id: string }
    Country?: string
    IDType?: string
    IDNumber?: string
  }
  const idInfo = body.Country
    ? { id_info: { country: body.Country, id_type: body.IDType, id_number: body.IDNumber } }
    : {}
  const params = {
    user_id: body.PartnerParams.user_id,
    job_id: 'job-1',
    job_type: jobType,
    scenario: golden.scenario,
    state,
  }
  return {
    description: title,
    states: [{ name: 'a job', params: { ...params, ...idInfo } }],
    message: expectation({ ...body, timestamp: exampleTime, signature: exampleSignature }),
  }
}
