import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { openPython, type Python, useSmileId } from '../helpers/python.ts'
import { kycParts } from '../helpers/v3.ts'
import { calls, steps as everyCall } from './python-v3/calls.ts'
import { type Gave, playSessions, type SdkClient, type SdkSession, type Step } from './python-v3/sessions.ts'

const python = await openPython(useSmileId)

// A refusal for each class of errors that the SDK knows by the HTTP status, by the name of its scenario.
const refusals = [
  ['no-balance', { error: 'insufficient_balance' }, 'PaymentRequiredError', 402, 'Insufficient wallet balance.'],
  ['not-enabled', { error: 'product_not_enabled' }, 'PermissionError', 403, 'Product not enabled for this partner.'],
  ['too-large', { status: 413 }, 'PayloadTooLargeError', 413, ''],
  ['too-many', { error: 'rate_limited' }, 'RateLimitError', 429, 'Rate limit exceeded. Please try again later.'],
  ['broken', { error: 'system_error' }, 'APIError', 500, 'An unexpected error occurred.'],
] as const

const people = [
  ['approved', 'Amina Fatou', 'Clearwater', 'clear'],
  ['blocked', 'Fatima Bello', 'Ghostwell', 'block'],
  ['failed', 'Ngozi Ifeoma', 'Downsworth', 'error'],
] as const

// Who has a partner of their own, so that nobody else's calls are among theirs. The SDK takes numbers alone.
const partnerIds = { ending: '7001', lasting: '7002', refused: '7003', replayed: '7004', everything: '7005' } as const
const apiKey = 'python-v3'

let emulator: Emulator
// Its tokens last a minute, which is what the SDK wants to be left of one.
let brief: Emulator
let gave: Awaited<ReturnType<typeof playAll>>

describe.skipIf(!python)('the official Python SDK of v3, unmodified, over https', () => {
  beforeAll(async () => {
    // On the system's clock: the SDK reads when its token ends by its own. Callbacks stay here.
    const options = { clock: 'system', callbacks: 'collect', journalSize: 50_000 } as const
    emulator = await startTestEmulator(options)
    brief = await startTestEmulator({ ...options, tokenLifetime: 60_000 })
    await brief.partner({ id: partnerIds.ending, apiKey })
    for (const name of ['lasting', 'replayed', 'everything'] as const)
      await emulator.partner({ id: partnerIds[name], apiKey })
    await emulator.partner({ id: partnerIds.refused, apiKey, clock: 'own' })
    gave = await playAll(python as Python)
  }, 60_000)

  afterAll(() => Promise.all([emulator?.close(), brief?.close()]))

  test('refuses a server that it does not trust, an address that is not https, and such a callback URL', () => {
    expect(gave.distrusting).toEqual([{ error: expect.objectContaining({ type: 'ConnectionError' }) }])
    expect(gave.distrusting[0]).toMatchObject({
      error: { message: expect.stringContaining('CERTIFICATE_VERIFY_FAILED') },
    })
    expect(gave.plain).toMatchObject([{ error: { type: 'ValidationError' } }])
    expect(gave.plainCallback).toMatchObject([{ error: { type: 'ValidationError' } }])
  })

  test('has every operation called that it has, and each answers', () => {
    const [{ operations }] = [answerOf(gave.everything[0])] as [{ operations: string[] }]
    expect(calls.map(({ method }) => method).toSorted()).toEqual(operations.toSorted())
    for (const [index, { method, answers }] of calls.entries()) {
      expect(gave.everything[index + 1], method).toMatchObject({ answer: answers })
    }
    console.log(`usesmileid ${useSmileId.version}: ${calls.length} of ${operations.length} calls`)
  })

  test.each(people)('a job that is %s', (name, _given, _last, status) => {
    const [accepted, done] = gave[name]
    expect(answerOf(accepted)).toMatchObject({ status: 'accepted', job_id: expect.stringMatching(/^job_/) })
    expect(answerOf(done)).toMatchObject({ status, message: 'Job completed' })
    const { job_id: jobId } = answerOf(accepted)
    const called = emulator.callbacks.inbox().filter(({ body }) => body.job_id === jobId)
    expect(called.map(({ body }) => body.status)).toEqual([status])
  })

  test('a job that needs attention', () => {
    expect(answerOf(gave.attention[1])).toMatchObject({ status: 'attention' })
  })

  test('a job of nobody', () => {
    expect(answerOf(gave.unknown[0])).toMatchObject({ status: 'not_found' })
  })

  test('mints a token when its own has ended by its own clock, and only then', () => {
    expect(gave.ending.map((one) => answerOf(one).status)).toEqual(['accepted', expect.any(String), expect.any(String)])
    // A minute before the end is an end to the SDK, so that a token of a minute is used once.
    expect(tokensOf('ending', brief)).toBe(3)
    expect(tokensOf('lasting')).toBe(1)
  })

  test('mints another when a token is refused, and goes on', () => {
    expect(answerOf(gave.refused[0])).toMatchObject({ status: 'accepted' })
    // The clock went on for an hour here, and not where the SDK looks.
    expect(answerOf(gave.refused[2])).toMatchObject({ status: 'clear' })
    expect(tokensOf('refused')).toBe(2)
    const polls = emulator.journal
      .list({ partnerId: partnerIds.refused })
      .filter(({ path }) => path.startsWith('/v3/status/'))
    expect(polls.map(({ status }) => status)).toEqual([401, 200])
  })

  test('polls without a pause as long as a job takes', async () => {
    expect(answerOf(gave.polling[1])).toMatchObject({ status: 'clear' })
  })

  test('has a callback sent again, and not before there is one', async () => {
    expect(gave.replayed.map(statusOf)).toEqual(['accepted', 'ConflictError 409', 'clear', 'accepted'])
    const sent = emulator.callbacks.inbox().filter(({ partnerId }) => partnerId === partnerIds.replayed)
    expect(sent).toHaveLength(2)
  })

  test('raises AuthenticationError for a key that is not the partner’s', () => {
    expect(gave.wrongKey).toMatchObject([
      {
        error: {
          ...{ type: 'AuthenticationError', status_code: 401, status: 'Unauthorized' },
          message: 'Invalid authentication credentials.',
        },
      },
    ])
  })

  test('raises InvalidRequestError for a number of another form', () => {
    expect(gave.wrongNumber).toMatchObject([
      {
        error: {
          ...{ type: 'InvalidRequestError', status_code: 400, status: 'Bad Request' },
          message: 'Invalid ID number format for the specified country and ID type.',
        },
      },
    ])
  })

  test.each(refusals)('raises an error of its own where a scenario refuses: %s', (name, _, type, status, message) => {
    const expected = { type, status_code: status, message: expect.stringContaining(message) }
    expect(gave[name]).toMatchObject([{ error: expected }])
  })
})

/** How many tokens a session's partner was given. */
function tokensOf(name: keyof typeof partnerIds, where: Emulator = emulator): number {
  return where.journal.list({ partnerId: partnerIds[name], path: '/v3/token' }).length
}

function answerOf(step: Gave | undefined): Readonly<Record<string, unknown>> {
  if (!step || 'error' in step) throw new Error(`The SDK raised ${JSON.stringify(step)}`)
  return step.answer
}

/** What a step came to, in short. */
function statusOf(step: Gave): unknown {
  return 'answer' in step ? step.answer.status : `${step.error.type} ${step.error.status_code}`
}

const submission = (more: object = {}): Step => ({ do: 'verify', with: { ...kycParts, ...more } })
const wait: Step = { do: 'wait' }

const story = (name: string): Step => submission({ partner_params: { emulator_scenario: name } })

/** Every session there is, in two processes: one that trusts the emulator, and one that does not. */
async function playAll(python: Python) {
  const defaults: SdkClient = { partner_id: '1234', api_key: 'emulator-api-key', base_url: emulator.secureUrl }
  const own = (name: keyof typeof partnerIds, where: Emulator = emulator): Partial<SdkClient> => ({
    ...{ partner_id: partnerIds[name], api_key: apiKey, base_url: where.secureUrl },
  })
  const anHourLater: Step = {
    ...{ do: 'control', url: `${emulator.url}/__emulator/clock/advance` },
    json: { by: '1h', partner_id: partnerIds.refused },
  }
  const polls: Step[] = [{ do: 'retrieve' }, { do: 'retrieve' }]
  const sessions = {
    approved: { steps: [person('approved'), wait] },
    blocked: { steps: [person('blocked'), wait] },
    failed: { steps: [person('failed'), wait] },
    attention: { steps: [story('looked-at'), wait] },
    unknown: { steps: [{ do: 'retrieve', job_id: `job_${'0'.repeat(26)}` }] },
    plain: { client: { base_url: emulator.url }, steps: [] },
    plainCallback: { steps: [submission({ callback_url: 'http://localhost:3000/hook' })] },
    ending: { client: own('ending', brief), steps: [submission(), ...polls] },
    lasting: { client: own('lasting'), steps: [submission(), ...polls] },
    refused: { client: own('refused'), steps: [submission(), anHourLater, { do: 'retrieve' }] },
    polling: { steps: [submission(), { do: 'wait', interval: 0 }] },
    replayed: { client: own('replayed'), steps: [submission(), { do: 'replay' }, wait, { do: 'replay' }] },
    everything: { client: own('everything'), steps: [{ do: 'list' }, ...everyCall] },
    wrongKey: { client: { api_key: 'another' }, steps: [submission()] },
    wrongNumber: { steps: [submission({ id_number: '123' })] },
    'no-balance': { steps: [story('no-balance')] },
    'not-enabled': { steps: [story('not-enabled')] },
    'too-large': { steps: [story('too-large')] },
    'too-many': { steps: [story('too-many')] },
    broken: { steps: [story('broken')] },
  } satisfies Record<string, SdkSession>
  for (const [name, respond] of refusals) emulator.scenarios.put(name, { summary: 'Refused.', respond })
  emulator.scenarios.put('looked-at', {
    summary: 'A person should look.',
    stages: [{ after: '1s', outcome: 'approved', by: 'machine', v3: { status: 'attention', reason: 'medium_risk' } }],
  })
  const [trusting, { distrusting }] = await Promise.all([
    playSessions(python, defaults, sessions, emulator.ca.path),
    playSessions(python, defaults, { distrusting: { steps: [submission()] } }),
  ])
  return { ...trusting, distrusting }
}

function person(name: (typeof people)[number][0]): Step {
  const [, givenNames = '', lastName = ''] = people.find(([one]) => one === name) ?? []
  const email = `${givenNames.split(' ')[0]}.${lastName}@example.com`.toLowerCase()
  return submission({ user_details: { given_names: givenNames, last_name: lastName, email } })
}
