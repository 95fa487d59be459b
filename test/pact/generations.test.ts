import { afterAll, describe, expect, test } from 'vitest'
import { askedGeneration } from '../../server/pact/asked-generation.ts'
import { pactFromJournal } from '../../server/pact/from-journal.ts'
import { createKnownGenerations } from '../../server/pact/known-generations.ts'
import { statesFor } from '../../server/pact/provider-states.ts'
import { stateProblem, unknownValue } from '../../server/pact/state-problem.ts'
import { pactGenerations } from '../../server/vendor/contract-kit.ts'
import type { GenerationMaker } from '../../server/vendor/generation.ts'
import { generations as played } from '../../server/vendor/generations.ts'
import { absent, listPactGenerations } from '../../server/vendor/generations-without-emulator.ts'
import type { GenerationPacts } from '../../server/vendor/pacts/pacts.ts'
import { openTestEmulator } from '../helpers/emulator.ts'
import { createMadeUp, proofOf } from '../vendor/made-up-generation.ts'

/** What the made-up generation would bring for pacts. */
const pacts: GenerationPacts = {
  proof: { params: {}, values: ['token'], sign: ({ apiKey }) => ({ token: proofOf(apiKey, 'a pact') }) },
  states: [],
  callbackSchema: () => 'control/error',
  knownWords: () => ({}),
  interactionOf: ({ method, path, status }) => ({
    description: `${method} ${path}`,
    ...{ states: [{ name: 'a partner' }], request: { method, path }, response: { status } },
  }),
}
const createWithPacts: GenerationMaker = (parts) => ({ ...createMadeUp(parts), pacts: async () => pacts })
const known = [
  ...(await listPactGenerations()).slice(0, 1),
  ...(await pactGenerations([createWithPacts(absent('parts') as never)])),
]

describe('a provider state', () => {
  const opened = openTestEmulator({}, { generations: [...played, createWithPacts] })
  afterAll(async () => (await opened).close())

  async function setUp(query: string, params?: object) {
    const body = JSON.stringify({ state: 'a partner', params })
    const answer = await fetch(`${(await opened).url}/__emulator/pact/states${query}`, { method: 'POST', body })
    return { status: answer.status, body: await answer.json() }
  }

  test('is of the first generation of the API, and of another that it names, or the query of its address', async () => {
    const token = proofOf('emulator-api-key', 'a pact')
    expect((await setUp('')).body).toMatchObject({ partner_id: '1234', signature: expect.any(String) })
    expect((await setUp('', { api: 'made-up' })).body).toMatchObject({ partner_id: '1234', token })
    expect((await setUp('?api=made-up')).body).toMatchObject({ partner_id: '1234', token })
    expect((await setUp('?api=made-up', { api: 'v1' })).body).not.toHaveProperty('token')
  })

  test('of a generation that has none is refused, and it is said which have some', async () => {
    const error = expect.stringMatching(/^The API "v9" has no provider states\. There are some of: v1, .*made-up\.$/)
    expect(await setUp('', { api: 'v9' })).toEqual({ status: 404, body: { error } })
  })
})

describe('a pact that is checked', () => {
  const statesIn = (params?: { readonly api?: unknown }) => statesFor(askedGeneration(known, params?.api))

  // What a request is given from a state, as pacts write it.
  const tokenValue = ['$', '{token}'].join('')

  test('has states of the generation that they name', () => {
    const state = (api: string) => ({ name: 'a partner', params: { api } })
    expect(stateProblem(state('made-up'), statesIn)).toBeUndefined()
    expect(stateProblem(state('v9'), statesIn)).toContain('"v9" has no provider states')
    expect(unknownValue(tokenValue, [state('made-up')], statesIn)).toBeUndefined()
    expect(unknownValue(tokenValue, [state('v1')], statesIn)).toContain('returns "token"')
    expect(unknownValue(tokenValue, [state('v9')], statesIn)).toContain('returns "token"')
  })

  test('is about the generation that it asks, or about the first where it asks several', () => {
    const { generationOfAll } = createKnownGenerations(known, [])
    const pactOf = (...paths: string[]) => [
      { interactions: paths.map((path) => ({ kind: 'http', method: 'GET', path, states: [] })) as never },
    ]
    expect(generationOfAll(pactOf('/checks/a/b')).name).toBe('made-up')
    expect(generationOfAll(pactOf('/checks/a/b', '/v1/services')).name).toBe('v1')
    expect(generationOfAll(pactOf('/services')).name).toBe('v1')
    expect(generationOfAll([]).name).toBe('v1')
  })
})

test('a pact of the journal names its provider by the generation that was asked, and that in the states of another than the first', () => {
  const exchange = (path: string) => ({
    at: '2026-01-01T00:00:00.000Z',
    method: 'GET',
    path,
    status: 200,
    request: {},
    response: {},
  })
  const pactOf = (paths: readonly string[], provider?: string) =>
    pactFromJournal({ consumer: 'c', provider }, { exchanges: paths.map(exchange), jobs: [] }, known)
  const checks = pactOf(['/checks/anna/1'])
  expect(checks.provider.name).toBe('smile-id-made-up')
  expect(checks.interactions[0]?.providerStates).toEqual([{ name: 'a partner', params: { api: 'made-up' } }])
  expect(pactOf(['/v1/services']).provider.name).toBe('smile-id-v1')
  expect(pactOf(['/v1/services', '/checks/anna/1']).provider.name).toBe('smile-id')
  expect(pactOf(['/v1/services'], 'mine').provider.name).toBe('mine')
})
