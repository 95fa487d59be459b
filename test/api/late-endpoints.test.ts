import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createApp } from '../../server/http/app.ts'
import { createGate } from '../../server/http/gate.ts'
import { createJournal } from '../../server/http/journal/journal.ts'
import type { ApiGeneration, Endpoints, Operation } from '../../server/http/operation.ts'
import { registry } from '../helpers/registry.ts'

const loaded: string[] = []

/** An API that says when its endpoints are loaded, which takes a turn of the event loop. */
function apiOf(name: string, otherPrefixes: readonly string[] = [], load = () => undefined as unknown): ApiGeneration {
  const at = (path: string): Operation => ({
    ...{ method: 'get', path, body: 'none', limit: 0 },
    handle: () => ({ status: 200, json: { by: name } }),
  })
  async function endpoints(): Promise<Endpoints> {
    loaded.push(name)
    await new Promise((resolve) => setImmediate(resolve))
    load()
    return {
      operations: [`/${name}/it`, ...otherPrefixes.map((one) => `${one}/${name}`)].map(at),
      claimedPartner: () => undefined,
    }
  }
  return {
    ...{ name, prefix: `/${name}`, otherPrefixes, vendor: true, errorSchema: 'v1/error', endpoints },
    encodeError: (error) => ({ status: 500, json: { error: error.message } }),
    unknown: ({ likely }) => ({ status: 404, json: { by: name, likely } }),
    broken: (error) => ({ status: 400, json: { error: error.message } }),
  }
}

async function serve(apis: readonly ApiGeneration[]) {
  const app = createApp(apis, {
    ...{ now: () => 0, epochOf: () => 0, pathPrefix: '', registry, journal: createJournal(10), checkAnswers: false },
    ...{ partners: { find: () => undefined }, strict: false, onAnswer: () => undefined, wait: () => Promise.resolve() },
    gate: createGate({ host: '127.0.0.1', allowHosts: [], controlToken: undefined, pathPrefix: undefined }),
    dashboard: () => Promise.reject(new Error('nobody asks for a page')),
  })
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).json()
  return { ask, [Symbol.asyncDispose]: async () => void server.close() }
}

beforeEach(() => void loaded.splice(0))
afterAll(() => void loaded.splice(0))

test('an API is loaded with the first request for it, once, and no other is', async () => {
  await using app = await serve([apiOf('v7'), apiOf('v8')])
  expect(loaded).toEqual([])
  expect(await Promise.all([app.ask('/v8/it'), app.ask('/v8/it'), app.ask('/v8/it')])).toEqual(
    Array(3).fill({ by: 'v8' }),
  )
  expect(await app.ask('/v8/it')).toEqual({ by: 'v8' })
  expect(loaded).toEqual(['v8'])
})

test('of APIs whose links start alike, all are loaded', async () => {
  await using app = await serve([apiOf('v7', ['/__links']), apiOf('v8', ['/__links']), apiOf('v9')])
  expect(await app.ask('/__links/v8')).toEqual({ by: 'v8' })
  expect(loaded).toEqual(['v7', 'v8'])
})

test('whoever is nowhere is shown the nearest path there is, of all APIs', async () => {
  await using app = await serve([apiOf('v7'), apiOf('v8')])
  expect(await app.ask('/v7/itt')).toEqual({ by: 'v7', likely: '/v7/it' })
  expect(loaded.toSorted()).toEqual(['v7', 'v8'])
})

test('an API that cannot be loaded answers that its request failed', async () => {
  const failing = apiOf('v7', [], () => {
    throw new Error('not there')
  })
  await using app = await serve([failing, apiOf('v8')])
  expect(await app.ask('/v7/it')).toEqual({ error: 'not there' })
  expect(await app.ask('/v8/it')).toEqual({ by: 'v8' })
})
