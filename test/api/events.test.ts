import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, test, vi } from 'vitest'
import { createEventStreams } from '../../server/control/api/events/streams.ts'
import type { EmulatorEvent } from '../../server/core/state/event.ts'
import type { Emulator } from '../../server/index.ts'
import { createEvents } from '../../server/service/events.ts'
import { openTestEmulator, startTestEmulator } from '../helpers/emulator.ts'
import { openEvents, type ServerSentEvent } from '../helpers/event-reader.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { registry } from '../helpers/registry.ts'

const eventsOf = ({ url }: Emulator, query = '') => `${url}/__emulator/events${query}`
const typesOf = (events: readonly ServerSentEvent[]) => events.map(({ type }) => type)

describe('events', () => {
  test('report everything about a job as it happens, each by its schema', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    await using reader = await openEvents(eventsOf(emulator))
    const { smileJobId, jobId } = await createTestPartner(emulator).submit({ userId: 'demo-provisional' })
    await emulator.clock.advance('1s')
    await emulator.review(smileJobId, 'approve')
    await emulator.clock.advance('0s')
    await emulator.users.set('bola', 'absent')
    await emulator.next('rejected')
    await emulator.reset()
    const reported = await reader.take(17)
    expect(typesOf(reported)).toEqual([
      'upload.opened',
      'exchange.recorded',
      'job.submitted',
      'exchange.recorded',
      'result.due',
      'callback.attempted',
      'callback.delivered',
      'clock.advanced',
      'job.reviewed',
      'callback.cancelled',
      'result.due',
      'callback.attempted',
      'callback.delivered',
      'clock.advanced',
      'user.changed',
      'scenario.queued',
      'state.reset',
    ])
    expect(reported.map(({ id }) => id)).toEqual(reported.map((_, index) => index + 1))
    expect(reported[6]?.data).toEqual({
      id: 7,
      at: '2026-01-01T00:00:01.000Z',
      type: 'callback.delivered',
      partner_id: '1234',
      smile_job_id: smileJobId,
      job_id: jobId,
      callback_id: expect.stringMatching(/-1$/),
      result: { by: 'machine', code: '0822', text: expect.any(String), final: false },
      status: 200,
    })
    expect(reported[3]?.data).toMatchObject({ method: 'PUT', status: 200, job_id: jobId })
    expect(reported[14]?.data).toMatchObject({ user_id: 'bola', state: 'not_on_file' })
    expect(reported.flatMap(({ data }) => registry.validate('control/event', data))).toEqual([])
  })

  test('say why a callback was not accepted', async () => {
    await using emulator = await startTestEmulator({ callbackRetry: [] })
    await using reader = await openEvents(eventsOf(emulator, '?type=callback.*'))
    await createTestPartner(emulator).submit({ callbackUrl: 'http://localhost:1/callback' })
    await emulator.clock.advance('1s')
    const reported = await reader.take(2)
    expect(typesOf(reported)).toEqual(['callback.attempted', 'callback.given_up'])
    expect(reported[1]?.data.problem).toContain('Connection refused')
  })

  test('can be narrowed to a partner, a job and types', async () => {
    const partners = [
      { id: '1', apiKey: 'one' },
      { id: '2', apiKey: 'two' },
    ]
    await using emulator = await startTestEmulator({ partners })
    await using ofPartner = await openEvents(eventsOf(emulator, '?partner_id=2&type=job.*,state.reset'))
    await using ofJob = await openEvents(eventsOf(emulator, '?job_id=b&type=job.submitted,result.due'))
    for (const { id, apiKey } of partners) {
      for (const jobId of ['a', 'b']) await createTestPartner(emulator, id, apiKey).submit({ jobId })
    }
    await emulator.clock.advance('1s')
    await emulator.reset()
    const reported = await ofPartner.take(3)
    expect(reported.map(({ type, data }) => [type, data.partner_id, data.job_id])).toEqual([
      ['job.submitted', '2', 'a'],
      ['job.submitted', '2', 'b'],
      ['state.reset', undefined, undefined],
    ])
    expect(typesOf(await ofJob.take(4))).toEqual(['job.submitted', 'job.submitted', 'result.due', 'result.due'])
  })

  test.each([
    ['?type=job.submited', 'Did you mean job.submitted?'],
    ['?type=weather', 'There are: upload.opened'],
    ['?after=soon', 'expected a whole number'],
  ])('asked for by %s are refused, and it says what helps', async (query, error) => {
    await using emulator = await startTestEmulator()
    const answer = await fetch(eventsOf(emulator, query))
    expect([answer.status, await answer.json()]).toEqual([400, { error: expect.stringContaining(error) }])
  })

  test('are not sent to a HEAD request', async () => {
    await using emulator = await startTestEmulator()
    const answer = await fetch(eventsOf(emulator), { method: 'HEAD' })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
    expect(await answer.text()).toBe('')
  })
})

describe('who comes late', () => {
  test.each([
    ['the header Last-Event-ID', '', { 'last-event-id': '2' }],
    ['the query', '?after=2', {}],
    ['both, of which the header wins', '?after=4', { 'last-event-id': '2' }],
  ])('goes on from where it was, by %s', async (_, query, headers) => {
    await using emulator = await startTestEmulator()
    for (const scenario of ['approved', 'rejected', 'no-face', 'poor-quality']) await emulator.next(scenario)
    await using reader = await openEvents(eventsOf(emulator, query), headers)
    await emulator.next('spoof-confirmed')
    const reported = await reader.take(3)
    expect(reported.map(({ id, data }) => [id, data.scenario])).toEqual([
      [3, 'no-face'],
      [4, 'poor-quality'],
      [5, 'spoof-confirmed'],
    ])
  })

  test('learns how much was missed, of which only the newest 1,000 are kept', async () => {
    await using emulator = await startTestEmulator()
    for (let turn = 0; turn < 1_010; turn++) await emulator.next('approved')
    await using reader = await openEvents(eventsOf(emulator), { 'last-event-id': '4' })
    const reported = await reader.take(1_000)
    expect([reported[0]?.id, reported.at(-1)?.id]).toEqual([11, 1_010])
    expect(reader.comments).toEqual(['6 events after 4 are no longer kept'])
  })

  test('and knows of more than happened, was connected to an earlier emulator', async () => {
    await using emulator = await startTestEmulator()
    await emulator.next('approved')
    await using reader = await openEvents(eventsOf(emulator), { 'last-event-id': '4711' })
    expect((await reader.take(1)).map(({ id }) => id)).toEqual([1])
  })
})

describe('readers', () => {
  test('of any number are one listener, and none when they have gone', async () => {
    const { control, url: base, close } = await openTestEmulator()
    const url = `${base}/__emulator/events`
    const readers = await Promise.all(Array.from({ length: 200 }, () => openEvents(url)))
    expect(control.events.listeners()).toBe(1)
    await control.next('rejected')
    const reported = await Promise.all(readers.map((reader) => reader.take(1)))
    expect(reported.every(([event]) => event?.data.scenario === 'rejected')).toBe(true)
    for (const reader of readers) reader.close()
    await vi.waitUntil(() => control.events.listeners() === 0, { timeout: 30_000 })
    await close()
  })

  test('are let go when the emulator closes', async () => {
    const { url, control, close } = await openTestEmulator()
    const reader = await openEvents(`${url}/__emulator/events`)
    await control.next('rejected')
    await close()
    expect(typesOf(await reader.rest())).toEqual(['scenario.queued'])
  })

  test('that do not read are dropped, with the reason and how to continue', async () => {
    const { port, control, close } = await openTestEmulator()
    const socket = connect(port, '127.0.0.1')
    socket.write('GET /__emulator/events HTTP/1.1\r\nhost: localhost\r\n\r\n')
    await once(socket, 'readable')
    // What is not taken fills the buffers of both ends, and then waits here.
    while (control.events.listeners() > 0) {
      for (let turn = 0; turn < 500; turn++) await control.next('approved')
      await new Promise((resolve) => setImmediate(resolve))
    }
    let text = ''
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk
    })
    await vi.waitUntil(() => text.endsWith('0\r\n\r\n'), { timeout: 10_000 })
    expect(text.slice(-400)).toMatch(/event: dropped\ndata: \{"reason":"More than \d+ bytes waited.*Last-Event-ID/)
    socket.destroy()
    await close()
  })
})

describe('streams of events', () => {
  const event: EmulatorEvent = { id: 1, at: 0, type: 'clock.advanced' }

  /** Where a stream writes, in this test's memory. */
  function sink() {
    const written: string[] = []
    const state = { waiting: 0, ended: false }
    return {
      written,
      state,
      write: (text: string) => void written.push(text),
      waiting: () => state.waiting,
      end: () => {
        state.ended = true
      },
    }
  }

  test('beat once in a while by one timer for all, and it stops with the last of them', () => {
    vi.useFakeTimers()
    try {
      const streams = createEventStreams(createEvents())
      const [one, other] = [sink(), sink()]
      const leave = [one, other].map((each) => streams.open(() => true, undefined)(each))
      expect(vi.getTimerCount()).toBe(1)
      vi.advanceTimersByTime(45_000)
      expect(other.written).toEqual([': events after 0\n\n', ...Array(3).fill(': nothing new\n\n')])
      leave[0]?.()
      vi.advanceTimersByTime(15_000)
      expect([one.written.length, other.written.length, vi.getTimerCount()]).toEqual([4, 5, 1])
      leave[1]?.()
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  test('let a reader be who has much to read at once and takes it', async () => {
    const events = createEvents()
    const reader = sink()
    createEventStreams(events, { interval: 15_000, waiting: 100 }).open(() => true, undefined)(reader)
    reader.state.waiting = 5_000
    events.emit(event)
    reader.state.waiting = 0
    await new Promise((resolve) => setImmediate(resolve))
    expect([reader.state.ended, events.listeners()]).toEqual([false, 1])
    events.close()
    expect([reader.state.ended, events.listeners()]).toEqual([true, 0])
  })
})
