import { globSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../server/files/root.ts'
import { compilePattern } from '../server/files/scenarios/pattern.ts'
import { readOpenApi, readSchema } from '../server/files/schema-files.ts'
import { createPactCheck } from '../server/pact/check/pact.ts'
import { endpointOf, vendorEndpoints } from '../server/pact/endpoints.ts'
import { pactFile } from '../server/pact/pact-file.ts'
import { readPact } from '../server/pact/read-pact.ts'
import type { HttpInteraction, StateUse } from '../server/vendor/pacts/interaction.ts'
import { fromState, like } from '../server/vendor/pacts/term.ts'
import { run } from '../test/helpers/command.ts'
import { exampleFormType, written as writtenForm } from '../test/helpers/example-form.ts'
import { temporaryFolder } from '../test/helpers/temporary-folder.ts'
import { kycParts } from '../test/helpers/v3.ts'
import { knownGenerations } from './known-states.ts'

const { check } = createPactCheck({
  generations: knownGenerations,
  endpoints: vendorEndpoints(readOpenApi()),
  read: readSchema,
  compile: compilePattern,
})

const folder = temporaryFolder('check-pact')

function written(content: object | string): string {
  const path = join(folder, `${Math.random()}.json`)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const asked = { partner_id: '1234', user_id: 'anna', job_id: 'job-1', timestamp: 't', signature: 's' }
const lookup = {
  method: 'POST',
  path: '/v1/id_verification',
  body: {
    partner_id: '1234',
    timestamp: 't',
    signature: 's',
    partner_params: { user_id: 'anna', job_id: 'job-1', job_type: 5 },
    ...{ country: 'NG', id_type: 'BVN', id_number: '00000000000' },
  },
}
/** A submission of v3 with other texts in its parts, or without them. */
function formFaults(values: Readonly<Record<string, string | null>>) {
  const parts = Object.entries({ ...kycParts, ...values }).filter(([, value]) => value !== null)
  const content = writtenForm(parts.map(([name, value]) => ({ name, content: Buffer.from(textOf(value)) })))
  const form = { type: exampleFormType, content, files: {} }
  const request = { method: 'POST', path: '/v3/enhanced_kyc', headers: { 'Content-Type': form.type }, form }
  const one = { description: 'one', states: [], request, response: { status: 202 } }
  return check(readPact(written(pactFile('partner', 'smile-id', [one]))))
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const statusRequest = { method: 'POST', path: '/v1/job_status', body: asked }

function faultsOf(
  response: HttpInteraction['response'],
  request: HttpInteraction['request'] = statusRequest,
  state: StateUse = { name: 'a job' },
) {
  const pact = pactFile('partner', 'smile-id', [{ description: 'one', states: [state], request, response }])
  return check(readPact(written(pact))).map(({ kind, place, message }) => `${kind}, ${place}: ${message}`)
}

test('Smile ID meets all that the shipped pacts expect, except for members that it may add later', () => {
  const paths = globSync('contracts/pacts/**/*.json', { cwd: packageRoot }).map((path) => join(packageRoot, path))
  const faults = paths.flatMap((path) => check(readPact(path)))
  expect(paths.length).toBe(28)
  expect(faults.map(({ place }) => place).toSorted()).toEqual([
    ...['request /AnotherOne', 'request /NextYearsMember'],
    ...['request /another_one', 'request /next_years_member'],
    // Of a callback that is to be refused.
    ...['request /signature', 'request /timestamp'],
  ])
})

test('every endpoint of v3 that OpenAPI lists is in a pact, with each status of success', () => {
  const paths = globSync('contracts/pacts/*--smile-id-v3.json', { cwd: packageRoot }).map((path) =>
    join(packageRoot, path),
  )
  const asked = paths.flatMap((path) => readPact(path).interactions).filter(({ kind }) => kind === 'http')
  const endpoints = vendorEndpoints(readOpenApi())
  const told = new Set(asked.map((one) => `${endpointOf(endpoints, one.method, one.path)?.path} ${one.status}`))
  const missing = endpoints
    .filter(({ path }) => path.startsWith('/v3/'))
    .flatMap(({ path, responses }) =>
      Object.entries(responses).flatMap(([status, schema]) => (schema === undefined ? [] : [{ path, status }])),
    )
    .filter(({ path, status }) => status.startsWith('2') && !told.has(`${path} ${status}`))
  expect(missing).toEqual([])
})

test.each([
  ['a country of three letters', { country: 'NGA' }, 'fault, request /country: Smile ID does not accept this'],
  ['a part of another type', { consent: '"yes"' }, 'fault, request /consent'],
])('a form is judged by its parts: %s', (_, values, found) => {
  const text = JSON.stringify(values)
  expect(
    formFaults(JSON.parse(text)).map(({ kind, place, message }) => `${kind}, ${place}: ${message}`),
  ).toContainEqual(expect.stringContaining(found))
})

describe('what Smile ID does not say is found:', () => {
  const cases: readonly [string, Parameters<typeof faultsOf>, string][] = [
    [
      'a member of another name',
      [{ status: 200, body: { job_completed: like(true) } }],
      'fault, response /job_completed: Smile ID is not known to send this name. Did you mean job_complete?',
    ],
    [
      'another type, by a rule of type',
      [{ status: 200, body: { job_complete: like('true') } }],
      'fault, response /job_complete: Smile ID does not send this: expected boolean, got the string "true".',
    ],
    [
      'a value that is none of those',
      [{ status: 200, body: { IsFinalResult: 'yes' } }, lookup],
      'fault, response /IsFinalResult: Smile ID does not send this: expected one of "true", "false", got the string "yes".',
    ],
    [
      'what the gateway before it says',
      [{ status: 503, body: { message: like('Service Unavailable') } }],
      'unjudged, response: 503 in these words is said by the gateway that stands before Smile ID, so it is not judged.',
    ],
    [
      'what looks like it and is not',
      [{ status: 503, body: { reason: 'text' } }],
      'fault, response: Smile ID answers 200 or 400 or 500 here, and not 503.',
    ],
    ['another status', [{ status: 404 }], 'fault, response: Smile ID answers 200 or 400 or 500 here, and not 404.'],
    [
      'another path',
      [{ status: 200 }, { method: 'POST', path: '/v1/job_statuss' }],
      'fault, request: There is no POST /v1/job_statuss. Did you mean /v1/job_status?',
    ],
    [
      'a request that is refused',
      [{ status: 200 }, { method: 'POST', path: '/v1/job_status', body: { ...asked, job_id: undefined } }],
      'fault, request /job_id: Smile ID does not accept this: is required and missing.',
    ],
    [
      'a state that the emulator does not know, as advice',
      [{ status: 200 }, statusRequest, { name: 'a jobb' }],
      'advice, provider state: The emulator has no provider state "a jobb". Did you mean "a job"?',
    ],
    [
      'a parameter that the state does not take',
      [{ status: 200 }, statusRequest, { name: 'a job', params: { userid: 'anna' } }],
      'advice, provider state: The provider state "a job" has no parameter "userid". Did you mean "user_id"?',
    ],
    [
      'a word that a parameter does not take',
      [{ status: 200 }, statusRequest, { name: 'a job', params: { state: 'done' } }],
      'advice, provider state: state of the provider state "a job" is "done". It takes: pending, in_review, final.',
    ],
    [
      'a value that no state gives back',
      [{ status: 200 }, { ...statusRequest, body: { ...asked, signature: fromState('signatur', 's') } }],
      'advice, provider state: No state of this interaction returns "signatur", so Pact sends the example. Did you mean "signature"?',
    ],
  ]
  test.each(cases)('%s', (_, given, found) => {
    expect(faultsOf(...given)).toEqual([found])
  })
})

describe('what Smile ID may say is let be:', () => {
  test('a value of the right type, by a rule of type', () => {
    expect(
      faultsOf({ status: 200, body: { timestamp: like('yesterday'), result: like({ IsFinalResult: 'maybe' }) } }),
    ).toEqual([])
  })

  test('part of an answer, and a refusal of a request that is wrong', () => {
    expect(faultsOf({ status: 200, body: { code: '2302' } })).toEqual([])
    expect(
      faultsOf({ status: 400, body: { code: '2213' } }, { method: 'POST', path: '/v1/job_status', body: {} }),
    ).toEqual([])
  })

  test('a pact of version 2, whatever its base URL', () => {
    const request = { method: 'post', path: '/job_status', body: asked }
    const response = { status: 200, body: { timestamp: 'x' }, matchingRules: { '$.body.timestamp': { match: 'type' } } }
    const pact = {
      consumer: { name: 'p' },
      provider: { name: 's' },
      interactions: [{ description: 'd', request, response }],
    }
    expect(check(readPact(written(pact)))).toEqual([])
  })
})

describe('the command check-pact', () => {
  const shipped = join(packageRoot, 'contracts', 'pacts', 'smile-identity-core-js--smile-id-v1.json')

  test('ends with 0 on a pact that is right, and says what it looked at', async () => {
    expect(await run(['check-pact', shipped])).toMatchObject({
      code: 0,
      stdout: '1 pact, 23 interactions: Smile ID meets all of them.\n',
    })
  })

  test('ends with 1 on one that is not, as text, JSON and JUnit', async () => {
    const pact = pactFile('partner', 'smile-id', [
      {
        description: 'a wrong one',
        states: [],
        request: statusRequest,
        response: { status: 200, body: { job_completed: true } },
      },
    ])
    const path = written(pact)
    const text = await run(['check-pact', path])
    expect(text.code).toBe(1)
    expect(text.stderr).toContain('a wrong one')
    expect(text.stderr).toContain('See schemas/v1/tolerant/job-status-response.schema.json.')
    const json = await run(['check-pact', '--reporter', 'json', path])
    expect(JSON.parse(json.stdout).pacts[0].faults).toMatchObject([{ place: 'response /job_completed' }])
    const junit = await run(['check-pact', '--reporter', 'junit', path])
    expect(junit.stdout).toContain('<testsuite name="smile-id-emulator check-pact" tests="1" failures="1"')
  })

  test('says what is wrong with what is not a pact', async () => {
    expect(await run(['check-pact'])).toMatchObject({ code: 2 })
    expect((await run(['check-pact', join(folder, 'none.json')])).stderr).toContain('There is no file')
    expect((await run(['check-pact', written('{')])).stderr).toContain('is not JSON')
    expect((await run(['check-pact', written({})])).stderr).toContain('is not a pact')
  })
})
