import { describe, expect, test } from 'vitest'
import { createAddressGuard } from '../../server/callbacks/http/address-guard.ts'
import { createHttpTransport } from '../../server/callbacks/http/transport.ts'
import { readOptions } from '../../server/cli/options/read.ts'
import { parseSize } from '../../server/core/text/size.ts'
import { lastInstant, longestDuration, parseDuration, toTimestamp } from '../../server/core/time.ts'
import type { Options } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'

const digits = '9'.repeat(400)

describe('a duration', () => {
  test.each(['1000001d', '999999999999999999d', `${digits}ms`, '86400000000001ms'])(
    'of %s is too long to be one',
    (text) => {
      expect(() => parseDuration(text)).toThrow('is too long: 1000000d is the longest duration.')
    },
  )

  test('of a million days is one, and any clock can be so far off', () => {
    expect(parseDuration('1000000d')).toBe(longestDuration)
    expect(toTimestamp(lastInstant + 50 * longestDuration)).toMatch(/Z$/)
  })
})

test.each([`${digits}GB`, '9007199254740993B'])('a size of %s is too large to be one', (text) => {
  expect(() => parseSize(text)).toThrow('is more bytes than a number can hold.')
})

describe('an option', () => {
  test.each([
    [{ 'callback-timeout': `${digits}s` }, '--callback-timeout: "999'],
    [{ 'callback-timeout': '0s' }, '--callback-timeout: "0s" is too short for a time limit'],
    [{ 'callback-retry': '5s,1000001d' }, '--callback-retry: "1000001d" is too long'],
    [{ 'signature-age': '1000001d' }, '--signature-age: "1000001d" is too long'],
    [{ 'keep-jobs-for': '1000001d' }, '--keep-jobs-for: "1000001d" is too long'],
    [{ 'upload-link-lifetime': '1000001d' }, '--upload-link-lifetime: "1000001d" is too long'],
    [{ 'max-package': `${digits}MB` }, '--max-package: "999'],
    [{ 'keep-bytes': `${digits}MB` }, '--keep-bytes: "999'],
    [{ port: '65536' }, '--port: "65536" is not a whole number from 0 to 65535'],
    [{ 'callback-url': 'http://localhost:0/' }, '--callback-url: "http://localhost:0/" has port 0'],
  ])('beyond what it is for is refused: %j', (flags, problem) => {
    expect(() => readOptions(flags, {})).toThrow(problem)
  })

  test.each<Partial<Options>>([
    ...[Number.POSITIVE_INFINITY, Number.NaN, -1, 1e308, longestDuration + 1].flatMap((number) => [
      { callbackTimeout: number },
      { callbackRetry: [number] },
      { signatureAge: number },
      { keepJobsFor: number },
      { uploadLinkLifetime: number },
    ]),
    { callbackTimeout: 0 },
    { callbackUrl: 'http://localhost:0/' },
    { journalSize: 1e308 },
    { keepBytes: 1e308 },
    { clockRate: 1e308 },
  ])('of the library beyond what it is for is refused: %j', async (options) => {
    await expect(startTestEmulator(options)).rejects.toThrow(TypeError)
  })
})

test('a time limit of a month is one', async () => {
  await using receiver = await startReceiver((_, response) => void setTimeout(() => response.end('ok'), 20))
  const transport = createHttpTransport(createAddressGuard([]), parseDuration('30d'))
  expect(await transport.post({ url: receiver.url, headers: {}, body: '{}' })).toMatchObject({ status: 200 })
  transport.close()
})

test.each(['http://localhost:0/', 'https://127.0.0.1:0/callback', 'http://[::1]:00/'])(
  '%s is not called at another port',
  async (url) => {
    const transport = createHttpTransport(createAddressGuard([]), 1_000)
    const outcome = await transport.post({ url, headers: {}, body: '{}' })
    expect(outcome).toMatchObject({ refused: true, problem: expect.stringContaining('has port 0') })
  },
)

describe('a virtual clock', () => {
  test('goes to the end of the year 9999, and refuses to go further with that reason', async () => {
    await using emulator = await startTestEmulator()
    const receiver = `http://localhost:1/`
    await createTestPartner(emulator).submit({ callbackUrl: receiver })
    for (let turn = 0; turn < 2; turn++) await emulator.clock.advance('1000000d')
    await expect(emulator.clock.advance('1000000d')).rejects.toThrow('ends at 9999-12-31T23:59:59.999Z')
    const response = await fetch(`${emulator.url}/__emulator/clock/advance`, {
      method: 'POST',
      body: JSON.stringify({ by: '999999d' }),
    })
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('cannot be advanced')])
    const lists = ['jobs', 'callbacks', 'journal', 'state', 'partners']
    for (const list of lists) expect((await fetch(`${emulator.url}/__emulator/${list}`)).status, list).toBe(200)
  })
})

describe('a state with a number beyond what it is for is refused, and nothing is changed:', () => {
  const numbers = [1e308, -1e308, 8.64e15 + 1, 2 ** 60]

  test('every number in it, one after the other', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    await emulator.partner({ clock: 'own' })
    await partner.submit({ userId: 'demo-provisional', callbackUrl: 'http://localhost:1/' })
    await emulator.clock.advance('10s')
    const state = await emulator.snapshot()
    // What a partner says in its own parameters, and of its pictures, is kept as it came.
    const places = numbersIn(state).filter(({ name }) => !['job_type', 'type'].includes(name))
    expect(places.length).toBeGreaterThan(15)
    const taken: string[] = []
    for (const { name, put } of places) {
      for (const number of numbers) {
        await emulator.restore(put(number) as typeof state).then(
          () => taken.push(`${name}: ${number}`),
          (error: Error) => expect(error.message).toMatch(/nothing was changed/i),
        )
      }
    }
    expect(taken).toEqual([])
    expect(await emulator.snapshot()).toEqual(state)
  })
})

/** Every place of a number in a value, and what puts another there. */
function numbersIn(whole: unknown): { name: string; put: (number: number) => unknown }[] {
  if (typeof whole !== 'object' || whole === null) return []
  return Object.entries(whole).flatMap(([name, inner]) => {
    const replace = (value: unknown) =>
      Array.isArray(whole) ? whole.with(Number(name), value) : { ...whole, [name]: value }
    if (typeof inner === 'number') return [{ name, put: (number: number) => replace(number) }]
    return numbersIn(inner).map((one) => ({ name: one.name, put: (number: number) => replace(one.put(number)) }))
  })
}
