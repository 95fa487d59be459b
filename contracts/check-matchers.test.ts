import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../server/files/root.ts'
import { pactFile } from '../server/pact/pact-file.ts'
import type { HttpInteraction } from '../server/vendor/pacts/interaction.ts'
import { matching } from '../server/vendor/pacts/term.ts'
import { findingsOf } from './check-findings.ts'

// biome-ignore lint/suspicious/noExplicitAny: pact files come in every shape.
type Json = any

/**
 * Every rule of what Smile ID says in a shipped pact, with its matcher changed, and the value too where one is given. What
 * the SDKs expect of the same answer is tried once.
 */
function withEachRule(change: (matcher: Json, value: unknown) => { matcher: object; value?: unknown } | undefined) {
  const paths = globSync('contracts/pacts/*--smile-id-v1.json', { cwd: packageRoot })
  const tried = new Set<string>()
  return paths.flatMap((path) => {
    const { interactions, ...pact } = JSON.parse(readFileSync(join(packageRoot, path), 'utf8'))
    return interactions.flatMap((whole: Json) => {
      const said = whole.response ?? whole
      return Object.keys(said.matchingRules?.body ?? {}).flatMap((place) => {
        const key = `${whole.request?.path} ${JSON.stringify(said.matchingRules.body[place])} ${place}`
        if (tried.has(key)) return []
        tried.add(key)
        const one = structuredClone(whole)
        const side = one.response ?? one
        const body = (side.body ?? side.contents).content
        const steps = place.match(/[^.[\]$']+/g) ?? []
        const parent = steps.slice(0, -1).reduce((inner, step) => inner?.[step === '*' ? 0 : step], body)
        const last = steps.at(-1) as string
        const changed = change(side.matchingRules.body[place].matchers[0], parent?.[last])
        if (!changed || parent === undefined) return []
        side.matchingRules.body[place].matchers = [changed.matcher]
        if ('value' in changed) parent[last] = changed.value
        const pactOfOne = { ...pact, interactions: [{ ...one, providerStates: [] }] }
        return [{ place, kinds: findingsOf(pactOfOne).map(({ kind }) => kind) }]
      })
    })
  })
}

const never = { match: 'regex', regex: '^NEVER-THIS$' }
const isRegex = ({ match }: Json) => match === 'regex'

test('a regex that matches nothing is a fault, wherever a shipped pact has one', () => {
  const all = withEachRule((matcher) => (isRegex(matcher) ? { matcher: never } : undefined))
  expect(all.length).toBeGreaterThan(15)
  expect(all.filter(({ kinds }) => !kinds.includes('fault'))).toEqual([])
})

test('and is reported, at least if the pact has an example of it', () => {
  const all = withEachRule((matcher) => (isRegex(matcher) ? { matcher: never, value: 'NEVER-THIS' } : undefined))
  expect(all.filter(({ kinds }) => kinds.length === 0)).toEqual([])
})

test('a matcher of a type that Smile ID does not send is reported, wherever a shipped pact has a rule', () => {
  const all = withEachRule((_, value) =>
    typeof value === 'string'
      ? { matcher: { match: 'boolean' } }
      : typeof value === 'boolean'
        ? { matcher: { match: 'integer' } }
        : undefined,
  )
  expect(all.length).toBeGreaterThan(100)
  const free = /FullData|PartnerParams|IDStatus|IsAlive/
  expect(all.filter(({ place, kinds }) => !free.test(place) && kinds.length === 0)).toEqual([])
})

const statusRequest = {
  method: 'POST',
  path: '/v1/job_status',
  body: { partner_id: '1234', user_id: 'anna', job_id: 'job-1', timestamp: 't', signature: 's' },
}

function toldOf(body: unknown, rules?: object, status = 200, more: Partial<HttpInteraction['response']> = {}) {
  const response = { status, ...more, body }
  const pact = pactFile('partner', 'smile-id', [{ description: 'one', states: [], request: statusRequest, response }])
  const [one] = pact.interactions as Json[]
  if (rules) one.response.matchingRules = { body: rules }
  return findingsOf(pact).map(({ kind, place, message }) => `${kind}, ${place}: ${message}`)
}

const rule = (...matchers: object[]) => ({ combine: 'AND', matchers })

describe('a matcher is judged by what Smile ID may say:', () => {
  test.each<[string, unknown, object | undefined, string]>([
    [
      'a regex that does not match its own example',
      { result: { ResultCode: matching('^08\\d\\d$', '1220') } },
      undefined,
      'fault, response $.result.ResultCode: The regex ^08\\d\\d$ does not match the pact\'s own example, "1220".',
    ],
    [
      'a regex for a word of a list, and for none of it',
      { result: { IsFinalResult: 'true' } },
      { '$.result.IsFinalResult': rule({ match: 'regex', regex: '^[tf]' }, { match: 'regex', regex: '^yes$' }) },
      'fault, response $.result.IsFinalResult: The regex ^yes$ does not match the pact\'s own example, "true".',
    ],
    [
      'a word that is not on a list, and its regex',
      { result: { IsFinalResult: matching('^yes$', 'yes') } },
      undefined,
      'fault, response $.result.IsFinalResult: The regex ^yes$ matches nothing that Smile ID says here: "true", "false".',
    ],
    [
      'a text that nobody is known to say',
      { result: { ResultText: matching('^Welcome', 'Welcome back') } },
      undefined,
      'advice, response $.result.ResultText: The regex ^Welcome matches nothing that the emulator is known to say here, such as',
    ],
    [
      'a text that is to be included',
      { result: { ResultText: 'Enroll User' } },
      { '$.result.ResultText': rule({ match: 'include', value: 'Welcome' }) },
      'fault, response $.result.ResultText: The text "Welcome" does not match the pact\'s own example, "Enroll User".',
    ],
    [
      'a number where there is text',
      { result: { ResultCode: '0810' } },
      { '$.result.ResultCode': rule({ match: 'integer' }) },
      'fault, response $.result.ResultCode: The matcher integer takes no string, which Smile ID says here.',
    ],
    [
      'each value of an object',
      { result: { Actions: { Liveness_Check: 'Passed' } } },
      { '$.result.Actions': rule({ match: 'eachValue', rules: [{ match: 'boolean' }] }) },
      'fault, response $.result.Actions[*]: The matcher boolean takes no string, which Smile ID says here.',
    ],
    [
      'a look ahead',
      { result: { ResultCode: matching('^(?=0)\\d{4}$', '0810') } },
      undefined,
      'unjudged, response $.result.ResultCode: The regex is not judged: Invalid regular expression',
    ],
    [
      'a form of time',
      { timestamp: '2026-01-01T00:00:00.000Z' },
      { '$.timestamp': rule({ match: 'datetime', format: 'yyyy' }) },
      'unjudged, response $.timestamp: The matcher datetime is not judged.',
    ],
    [
      'a list that is to contain something',
      { history: [] },
      { '$.history': rule({ match: 'arrayContains', variants: [] }) },
      'unjudged, response $.history: The matcher arrayContains is not judged.',
    ],
    [
      'a path with a filter',
      { code: '2302' },
      { '$..code': rule({ match: 'type' }) },
      'unjudged, response $..code: This path is not checked: only names, [0] and [*] are supported.',
    ],
  ])('%s', (_, body, rules, reported) => {
    const [last, ...more] = toldOf(body, rules).reverse()
    expect(last?.slice(0, reported.length)).toBe(reported)
    // A wrong value is reported as well.
    expect(more.filter((one) => !one.includes('/IsFinalResult: Smile ID does not send this'))).toEqual([])
  })

  test('of alternatives one will do', () => {
    const matchers = [{ match: 'integer' }, { match: 'type' }]
    expect(toldOf({ code: '2302' }, { '$.code': { combine: 'OR', matchers } })).toEqual([])
    expect(toldOf({ code: '2302' }, { '$.code': { combine: 'AND', matchers } })).toHaveLength(1)
  })

  test('a header is not judged, and neither is a body that is not JSON', () => {
    expect(
      toldOf({}, undefined, 200, { headers: { 'X-Request-Id': '1', 'Content-Type': 'application/json' } }),
    ).toEqual([
      'unjudged, response header x-request-id: It is not judged: Smile ID is not known to send a header of this name here.',
    ])
    const response = { status: 200, body: { content: 'PA==', contentType: 'text/xml', encoded: 'base64' } }
    const interactions = [{ description: 'one', request: { method: 'GET', path: '/v1/services' }, response }]
    expect(findingsOf({ consumer: { name: 'p' }, interactions })).toMatchObject([
      { kind: 'unjudged', place: 'response' },
    ])
  })

  test('what is of another generation, or only of a plugin, is not judged', () => {
    const interactions = [
      { description: 'one', request: { method: 'POST', path: '/v9/verify_async' }, response: { status: 200 } },
      { description: 'two', type: 'Synchronous/Messages', request: {}, response: [] },
    ]
    expect(findingsOf({ consumer: { name: 'p' }, interactions }).map(({ kind }) => kind)).toEqual([
      'unjudged',
      'unjudged',
    ])
  })
})
