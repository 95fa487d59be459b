import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { ControlError } from '../../server/core/errors.ts'
import { createApp } from '../../server/http/app.ts'
import { createGate } from '../../server/http/gate.ts'
import { createJournal } from '../../server/http/journal/journal.ts'
import type { ApiGeneration, Reply } from '../../server/http/operation.ts'
import { registry } from '../helpers/registry.ts'

/** A generation with one endpoint, which answers `reply`; its errors are worded well, or as if somebody had slipped. */
function generationOf(reply: () => Reply, slip: boolean): ApiGeneration {
  return {
    name: 'made-up',
    prefix: '/v9',
    vendor: true,
    errorSchema: 'v1/error',
    endpoints: () => ({
      operations: [
        { method: 'get', path: '/v9/it', body: 'none', limit: 0, response: { 200: 'v1/accepted' }, handle: reply },
      ],
      claimedPartner: () => undefined,
    }),
    encodeError: (error) =>
      error instanceof ControlError && slip
        ? { status: error.status, json: { message: 'no vendor says this' } }
        : { status: 500, json: { error: 'System Error', code: '2201' }, hint: error.message },
    unknown: () => ({ status: 404 }),
    broken: () => ({ status: 400 }),
  }
}

async function ask(checkAnswers: boolean, generation: ApiGeneration) {
  const journal = createJournal(10)
  const app = createApp([generation], {
    now: () => 0,
    epochOf: () => 0,
    pathPrefix: '',
    registry,
    journal,
    checkAnswers,
    partners: { find: () => undefined },
    strict: false,
    onAnswer: () => undefined,
    wait: () => Promise.resolve(),
    gate: createGate({ host: '127.0.0.1', allowHosts: [], controlToken: undefined, pathPrefix: undefined }),
    dashboard: () => Promise.reject(new Error('nobody asks for a page')),
  })
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v9/it`)
  server.close()
  return { status: response.status, body: await response.json(), hint: response.headers.get('smile-emulator-hint') }
}

const wrongAnswer = generationOf(() => ({ status: 200, json: { success: 'yes' } }), false)
const wrongRefusal = generationOf(() => {
  throw new ControlError(404, 'It is not there.')
}, true)

test.each([
  ['an answer', wrongAnswer, 'breaks v1/accepted: /success: expected the boolean true'],
  ['a refusal', wrongRefusal, 'breaks v1/error: /error: is required'],
])('%s that breaks its own schema is a fault of the emulator when it checks itself', async (_, generation, hint) => {
  expect(await ask(true, generation)).toEqual({
    status: 500,
    body: { error: 'System Error', code: '2201' },
    hint: expect.stringContaining(hint),
  })
})

test('and is let out when it does not', async () => {
  expect(await ask(false, wrongAnswer)).toMatchObject({ status: 200, body: { success: 'yes' } })
  expect(await ask(false, wrongRefusal)).toMatchObject({ status: 404, body: { message: 'no vendor says this' } })
})
