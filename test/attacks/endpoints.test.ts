import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { type AddressGuard, createAddressGuard } from '../../server/callbacks/http/address-guard.ts'
import { createHttpTransport, type HttpTransport } from '../../server/callbacks/http/transport.ts'
import type { Options } from '../../server/index.ts'
import { cli } from '../helpers/command.ts'
import { startTestEmulator, testDataDir } from '../helpers/emulator.ts'
import {
  endlessAnswers,
  type HostileEndpoint,
  startHostileEndpoint,
  startUnreachableEndpoint,
} from '../helpers/hostile-endpoints.ts'
import { createTestPartner } from '../helpers/partner.ts'

// The limit of an attempt here, and what an interrupted one may take, on a machine that does much else.
const limit = 60
const soon = 2_000

let transport: HttpTransport
beforeEach(() => {
  transport = createHttpTransport(createAddressGuard([]), limit)
})
afterEach(() => transport.close())

const behaviours = Object.entries(endlessAnswers)
const messageTo = (url: string) => ({ url, headers: {}, body: '{}' })

async function disconnected(endpoint: HostileEndpoint): Promise<boolean> {
  const end = performance.now() + soon
  while (endpoint.connected() > 0 && performance.now() < end) await sleep(2)
  return endpoint.connected() === 0
}

describe('an attempt at an endpoint ends within its time, unsuccessful, and its connection with it, that', () => {
  test.each(behaviours)('%s', async (_, behaviour) => {
    await using endpoint = await startHostileEndpoint(behaviour)
    const outcome = await transport.post(messageTo(endpoint.url))
    expect(outcome.latency).toBeLessThan(limit + soon)
    expect(outcome.status ?? 101).toBe(101)
    expect(outcome.problem).toMatch(/^(No |It asked for another protocol|The connection (was reset|ended) before )/)
    expect(await disconnected(endpoint)).toBe(true)
  })

  test('never ends the TLS handshake', async () => {
    await using endpoint = await startHostileEndpoint(() => undefined, 'https')
    const { problem } = await transport.post(messageTo(endpoint.url))
    expect(problem).toBe('No end of the TLS handshake within 60ms. Does what listens there speak https?')
    expect(await disconnected(endpoint)).toBe(true)
  })

  test('nobody can connect to', async () => {
    await using endpoint = await startUnreachableEndpoint()
    const { problem } = await transport.post(messageTo(endpoint.url))
    expect(problem).toMatch(/^No connection within 60ms\./)
  })

  test('no name server says the address of', async () => {
    const guard: AddressGuard = { refusal: () => undefined, lookup: () => undefined }
    const { problem } = await createHttpTransport(guard, limit).post(messageTo('http://partner.example/'))
    expect(problem).toMatch(/^No connection within 60ms\./)
  })
})

/** An emulator with an attempt in progress at each kind of endpoint that never ends its answer. */
async function startAttempts(options: Partial<Options> = {}) {
  const endpoints = await Promise.all(
    behaviours.map(async ([name, behaviour]) => ({ name, endpoint: await startHostileEndpoint(behaviour) })),
  )
  const emulator = await startTestEmulator({ callbackTimeout: 600_000, ...options })
  const partner = createTestPartner(emulator)
  await Promise.all(endpoints.map(({ name, endpoint }) => partner.submit({ jobId: name, callbackUrl: endpoint.url })))
  const advanced = emulator.clock.advance('1s')
  await Promise.all(endpoints.map(({ endpoint }) => endpoint.asked))
  return {
    emulator,
    advanced,
    async stillConnected() {
      const left = await Promise.all(endpoints.map(async (one) => ((await disconnected(one.endpoint)) ? [] : one.name)))
      return left.flat()
    },
    async [Symbol.asyncDispose]() {
      await emulator.close()
      await Promise.all(endpoints.map(({ endpoint }) => endpoint[Symbol.asyncDispose]()))
    },
  }
}

describe('attempts at all of these endpoints that are in progress end at once', () => {
  test('with a reset, and who advances the clock has an answer', async () => {
    await using attempts = await startAttempts()
    await attempts.emulator.reset()
    await attempts.advanced
    expect(await attempts.stillConnected()).toEqual([])
  })

  test('with the emulator', async () => {
    await using attempts = await startAttempts()
    await attempts.emulator.close()
    await attempts.advanced
    expect(await attempts.stillConnected()).toEqual([])
  })

  test('with their partner', async () => {
    await using endpoint = await startHostileEndpoint(endlessAnswers['drips its body'] ?? (() => undefined))
    await using emulator = await startTestEmulator({ callbackTimeout: 600_000 })
    const partner = await emulator.partner({ clock: 'own', callbackUrl: endpoint.url, callbacks: 'post' })
    await createTestPartner(emulator, partner.id, partner.apiKey).submit()
    const advanced = partner.clock.advance('1s')
    await endpoint.asked
    await partner.dispose()
    await advanced
    expect(await disconnected(endpoint)).toBe(true)
  })
})

test('so many endpoints without an answer as may be called at once silence nobody', async () => {
  await using hostile = await startHostileEndpoint(endlessAnswers['asks for WebSocket (101)'] ?? (() => undefined))
  await using emulator = await startTestEmulator({ callbackTimeout: 600_000, callbackRetry: [] })
  const partner = createTestPartner(emulator)
  const jobs = Array.from({ length: 70 }, (_, ordinal) =>
    partner.submit({ jobId: `job-${ordinal}`, callbackUrl: hostile.url }),
  )
  await Promise.all(jobs)
  await emulator.clock.advance('1s')
  expect(new Set((await emulator.callbacks.list()).map(({ state }) => state))).toEqual(new Set(['given_up']))
  expect(await emulator.callbacks.list()).toHaveLength(70)
})

describe('a process ends with its own code while an attempt at such an endpoint is in progress:', () => {
  // At that rate an upload link of the usual 15 minutes ends within a second, which a busy machine needs for the package alone.
  const options = [
    ...['--data-dir', testDataDir, '--clock-rate', '1000', '--callback-timeout', '10m'],
    ...['--upload-link-lifetime', '30d'],
  ]
  const speakingOn = endlessAnswers['asks for WebSocket and speaks on (101)'] ?? (() => undefined)

  /** Runs a command that says its emulator's URL, and has that emulator call the endpoint. */
  async function callFrom(words: readonly string[], endpoint: HostileEndpoint): Promise<ChildProcess> {
    const child = spawn(process.execPath, [cli, ...words], { stdio: ['pipe', 'pipe', 'inherit'] })
    onTestFinished(() => void child.kill('SIGKILL'))
    const url = await new Promise<string>((resolve) => {
      let said = ''
      child.stdout?.on('data', (chunk) => {
        said += chunk
        const [found] = /http:\/\/localhost:\d+(?=\s)/.exec(said) ?? []
        if (found !== undefined) resolve(found)
      })
    })
    await createTestPartner({ url }).submit({ callbackUrl: endpoint.url })
    await endpoint.asked
    return child
  }

  test('start, when it is stopped', async () => {
    await using endpoint = await startHostileEndpoint(speakingOn)
    const child = await callFrom(['start', '--port', '0', ...options], endpoint)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('exec, with that of its command', async () => {
    await using endpoint = await startHostileEndpoint(speakingOn)
    const command = ['sh', '-c', 'echo "$SMILE_ID_EMULATOR_URL"; read line; exit 7']
    const child = await callFrom(['exec', ...options, '--', ...command], endpoint)
    child.stdin?.end('go on\n')
    expect(await once(child, 'exit')).toEqual([7, null])
  })
})
