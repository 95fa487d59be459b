import { describe, expect, test } from 'vitest'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'

describe('a callback', () => {
  test('that is refused is tried again on the schedule, and then given up', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver((_, response) => response.writeHead(500).end('no'))
    await createTestPartner(emulator).submit({ callbackUrl: receiver.url })
    await emulator.clock.advance('1h')
    const [delivery] = await emulator.callbacks.list()
    expect(delivery?.state).toBe('given_up')
    expect(delivery?.attempts.map(({ at, status, answer }) => [at - Date.UTC(2026, 0, 1), status, answer])).toEqual([
      [1_000, 500, 'no'],
      [6_000, 500, 'no'],
      [36_000, 500, 'no'],
    ])
  })

  test('has a new signature for each attempt', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver((_, response, ordinal) =>
      response.writeHead(ordinal === 1 ? 503 : 204).end(),
    )
    await createTestPartner(emulator).submit({ callbackUrl: receiver.url })
    await emulator.clock.advance('10s')
    expect(receiver.received.map(({ body }) => body.timestamp)).toEqual([
      '2026-01-01T00:00:01.000Z',
      '2026-01-01T00:00:06.000Z',
    ])
    expect((await emulator.callbacks.list())[0]?.state).toBe('delivered')
  })

  test.each([
    [
      'redirects',
      (response: import('node:http').ServerResponse) =>
        response.writeHead(302, { location: 'http://localhost:1/' }).end(),
      302,
      'not followed',
    ],
    ['resets the connection', (response: import('node:http').ServerResponse) => response.destroy(), undefined, 'reset'],
    ['hangs', () => {}, undefined, 'No answer within 50ms'],
  ] as const)('to an endpoint that %s is recorded with what helps', async (_, answer, status, problem) => {
    const hangs = problem.startsWith('No answer')
    await using emulator = await startTestEmulator({ callbackTimeout: hangs ? 50 : 10_000, callbackRetry: [] })
    await using receiver = await startReceiver((_, response) => void answer(response))
    await createTestPartner(emulator).submit({ callbackUrl: receiver.url })
    await emulator.clock.advance('1s')
    const [delivery] = await emulator.callbacks.list()
    expect([delivery?.state, delivery?.attempts[0]?.status]).toEqual(['given_up', status])
    expect(delivery?.attempts[0]?.problem).toContain(problem)
  })

  test.each([
    ['http://localhost:1/callback', 'Connection refused'],
    ['http://8.8.8.8/callback', '--allow-callback-host 8.8.8.8'],
    ['ftp://localhost/x', 'neither http nor https'],
    ['not a url', 'is not a URL'],
  ])('to %s does not get there, and says why', async (callbackUrl, problem) => {
    await using emulator = await startTestEmulator({ callbackRetry: [] })
    await createTestPartner(emulator).submit({ callbackUrl })
    await emulator.clock.advance('1s')
    expect((await emulator.callbacks.list())[0]?.attempts[0]?.problem).toContain(problem)
  })

  test('goes to the partner’s default when the submission names none', async () => {
    await using receiver = await startReceiver()
    await using emulator = await startTestEmulator({ callbackUrl: receiver.url })
    await createTestPartner(emulator).submit()
    await emulator.clock.advance('1s')
    expect(receiver.received).toHaveLength(1)
  })

  test('is not owed when nobody said where, and the job warns', async () => {
    await using emulator = await startTestEmulator()
    const { smileJobId } = await createTestPartner(emulator).submit()
    expect(await emulator.callbacks.list()).toEqual([])
    expect((await emulator.jobs.get(smileJobId)).warnings.map(({ id }) => id)).toContain('no-callback-url')
  })

  test('can be replayed, with a new signature, as a delivery of its own', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    await createTestPartner(emulator).submit({ callbackUrl: receiver.url })
    await emulator.clock.advance('1s')
    const [original] = await emulator.callbacks.list()
    await emulator.clock.advance('1h')
    await emulator.callbacks.replay(original?.id ?? '')
    await emulator.clock.advance('0s')
    expect(receiver.received.map(({ body }) => [body.ResultCode, body.timestamp])).toEqual([
      ['0820', '2026-01-01T00:00:01.000Z'],
      ['0820', '2026-01-01T01:00:01.000Z'],
    ])
    expect((await emulator.callbacks.list()).map(({ id, replayOf }) => [id, replayOf])).toEqual([
      [original?.id, undefined],
      [expect.not.stringMatching(original?.id ?? ''), original?.id],
    ])
  })

  test('of a job that was reset is not sent', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    await createTestPartner(emulator).submit({ callbackUrl: receiver.url })
    await emulator.reset()
    await emulator.clock.advance('1h')
    expect(receiver.received).toEqual([])
  })
})

describe('a review', () => {
  test('comes before what was planned, and what was planned does not happen', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    const partner = createTestPartner(emulator)
    const { smileJobId, userId, jobId } = await partner.submit({
      userId: 'demo-provisional',
      callbackUrl: receiver.url,
    })
    await emulator.clock.advance('10s')
    await emulator.review(smileJobId, 'spoof')
    await emulator.clock.advance('1h')
    expect(receiver.received.map(({ body }) => body.ResultCode)).toEqual(['0822', '1222'])
    expect((await partner.status(userId, jobId)).body.result.ResultCode).toBe('1222')
    expect((await emulator.callbacks.list()).map(({ state }) => state)).toEqual(['delivered', 'cancelled', 'delivered'])
  })

  test('cannot change a final result', async () => {
    await using emulator = await startTestEmulator()
    const { smileJobId } = await createTestPartner(emulator).submit()
    await emulator.clock.advance('1s')
    await expect(emulator.review(smileJobId, 'reject')).rejects.toThrow('a final result never changes')
  })

  test('needs a machine result to review', async () => {
    await using emulator = await startTestEmulator()
    const { smileJobId } = await createTestPartner(emulator).submit({ userId: 'demo-provisional' })
    await expect(emulator.review(smileJobId, 'approve')).rejects.toThrow('no machine result yet')
  })
})
