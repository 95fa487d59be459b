import { AssertionError } from 'node:assert'
import { describe, expect, test } from 'vitest'
import { type Expectation, ExpectationError } from '../../server/http/journal/expectation.ts'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'

/** An emulator that was sent one job, and asked three times how it is. */
async function startCalled(): Promise<Emulator> {
  const emulator = await startTestEmulator()
  const partner = createTestPartner(emulator)
  const { userId, jobId } = await partner.submit({ jobId: 'job-1' })
  for (let turn = 0; turn < 3; turn++) await partner.status(userId, jobId)
  return emulator
}

function failureOf(check: () => unknown): ExpectationError {
  try {
    check()
  } catch (error) {
    if (error instanceof ExpectationError) return error
  }
  throw new Error('nothing failed')
}

describe('what was expected and came', () => {
  test.each<[string, Expectation, number]>([
    ['at least once', { path: '/v1/job_status' }, 3],
    ['so many times', { path: '/v1/job_status', times: 3 }, 3],
    ['not at all', { status: 400, times: 0 }, 0],
    ['within bounds', { method: 'post', times: { atLeast: 2, atMost: 4 } }, 4],
    ['at most so often', { warning: 'data-uri', times: { atMost: 1 } }, 0],
    ['for a job', { jobId: 'job-1', partnerId: '1234', times: { atLeast: 5 } }, 5],
    ['by a pattern', { path: '/__storage/*', status: '2xx' }, 1],
  ])('%s is returned, oldest first', async (_, expectation, count) => {
    await using emulator = await startCalled()
    const found = emulator.expect(expectation)
    expect(found).toHaveLength(count)
    expect(found.map(({ at }) => at)).toEqual(found.map(({ at }) => at).toSorted((a, b) => a - b))
  })
})

describe('what was expected and did not come', () => {
  test('lists what did, nearest first, and names the nearest path', async () => {
    await using emulator = await startCalled()
    const { message, expected, actual } = failureOf(() => emulator.expect({ path: '/v1/uplaod', method: 'POST' }))
    expect(message.split('\n').slice(0, 3)).toEqual([
      'Expected at least once: path /v1/uplaod, method POST. It never came. Did you mean /v1/upload?',
      'What did come, closest first:',
      '  POST /v1/job_status 200 (partner 1234, job job-1), differs in path',
    ])
    expect(message.split('\n').at(-1)).toMatch(/^ {2}PUT \/__storage\/\S+ 200 \(.*\), differs in path and method$/)
    expect(expected).toBe('at least once: path /v1/uplaod, method POST')
    expect(actual.split('\n')).toHaveLength(5)
  })

  test.each<[string, Expectation, string]>([
    ['too seldom', { path: '/v1/job_status', times: 5 }, 'Expected 5 times: path /v1/job_status. It came 3 times.'],
    [
      'too often',
      { path: '/v1/job_status', times: { atMost: 1 } },
      'Expected at most once: path /v1/job_status. It came 3 times.',
    ],
    ['though it should not', { path: '/v1/upload', times: 0 }, 'Expected never: path /v1/upload. It came once.'],
    [
      'out of bounds',
      { method: 'GET', times: { atLeast: 1, atMost: 2 } },
      'Expected 1 to 2 times: method GET. It never came.',
    ],
    ['with no filter', { times: 9 }, 'Expected 9 times: any exchange. It came 5 times.'],
  ])('%s says how often it came', async (_, expectation, head) => {
    await using emulator = await startCalled()
    expect(failureOf(() => emulator.expect(expectation)).message.split('\n')[0]).toBe(head)
  })

  test('lists only what was meant when it came too often', async () => {
    await using emulator = await startCalled()
    const { message } = failureOf(() => emulator.expect({ path: '/v1/job_status', times: 1 }))
    expect(message.split('\n').slice(1)).toEqual([
      'What came:',
      ...Array(3).fill('  POST /v1/job_status 200 (partner 1234, job job-1)'),
    ])
  })

  test('lists no more than a person reads', async () => {
    await using emulator = await startCalled()
    const partner = createTestPartner(emulator)
    for (let turn = 0; turn < 20; turn++) await partner.status('demo-anna', 'job-1')
    const lines = failureOf(() => emulator.expect({ status: 500 })).message.split('\n')
    expect([lines.length, lines.at(-1)]).toEqual([13, '  … and 15 more'])
  })

  test('when nothing came at all, asks whether the client calls this emulator', async () => {
    await using emulator = await startTestEmulator()
    expect(failureOf(() => emulator.expect({ path: '/v1/upload' })).message).toBe(
      'Expected at least once: path /v1/upload. It never came. Nothing came at all: does the client call this emulator?',
    )
  })
})

test('the error looks to a test runner like an assertion of its own', async () => {
  await using emulator = await startCalled()
  const error = failureOf(() => emulator.expect({ path: '/v1/token' }))
  const own = new AssertionError({ message: 'x', actual: 'a', expected: 'b', operator: 'strictEqual' })
  expect(error).toBeInstanceOf(Error)
  expect([error.name, error.code]).toEqual([own.name, own.code])
  expect([typeof error.expected, typeof error.actual]).toEqual(['string', 'string'])
})

describe('the same over HTTP', () => {
  async function ask(emulator: Emulator, expectation: unknown, query = '') {
    const init = { method: 'POST', body: JSON.stringify(expectation) }
    const response = await fetch(`${emulator.url}/__emulator/expect${query}`, init)
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
    return { status: response.status, ...((await response.json()) as any) }
  }

  test('lists what was expected and came, as the journal does', async () => {
    await using emulator = await startCalled()
    const { status, met, exchanges, problem } = await ask(emulator, { path: '/v1/job_status', status: 200, times: 3 })
    expect([status, met, problem]).toEqual([200, true, undefined])
    const journal = await fetch(`${emulator.url}/__emulator/journal?path=/v1/job_status`)
    expect({ exchanges }).toEqual(await journal.json())
  })

  test.each<[unknown, boolean]>([
    [{ job_id: 'job-1', times: { at_least: 5 } }, true],
    [{ job_id: 'job-1', times: { at_most: 4 } }, false],
    [{ partner_id: '1234', status: '4XX', times: 0 }, true],
    [{ warning: 'data-uri' }, false],
  ])('%j is met or not', async (expectation, met) => {
    await using emulator = await startCalled()
    expect(await ask(emulator, expectation)).toMatchObject({ status: 200, met })
  })

  test('says of what did not come what the library says', async () => {
    await using emulator = await startCalled()
    const expectation = { path: '/v1/uplaod', method: 'POST' }
    const { message } = failureOf(() => emulator.expect(expectation))
    expect(await ask(emulator, expectation)).toEqual({ status: 200, met: false, exchanges: [], problem: message })
  })

  test('shows one partner none of another’s', async () => {
    await using emulator = await startCalled()
    const { id } = await emulator.partner()
    const own = await ask(emulator, { path: '/v1/upload', times: 0 }, `?partner_id=${id}`)
    expect(own).toMatchObject({ met: true })
    const two = await ask(emulator, { partner_id: '1234' }, `?partner_id=${id}`)
    expect(two).toMatchObject({ status: 400, error: expect.stringContaining('Name one.') })
  })

  test.each<[unknown, string]>([
    [{ status: '9xx' }, '/status'],
    [{ times: -1 }, '/times'],
    [{ pth: '/v1' }, 'pth'],
    [{ warning: 'data-urine' }, 'there is no such warning'],
  ])('%j is refused, and why', async (expectation, reason) => {
    await using emulator = await startTestEmulator()
    expect(await ask(emulator, expectation)).toMatchObject({ status: 400, error: expect.stringContaining(reason) })
  })
})
