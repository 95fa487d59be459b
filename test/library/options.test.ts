import { expect, expectTypeOf, test } from 'vitest'
import { type Emulator, type Options, type ScenarioName, startEmulator } from '../../server/index.ts'
import { defaultOptions } from '../../server/options/default-options.ts'
import { startTestEmulator } from '../helpers/emulator.ts'

/** What a program without types may pass. */
const start = (options: object) => startTestEmulator(options as Partial<Options>)

test.each<[string, object, string]>([
  ['of an unknown name', { clok: 'virtual' }, 'startEmulator: there is no "clok". Did you mean clock?'],
  ['of a name like none', { velocity: 3 }, 'There are: port, host,'],
  [
    'that is text instead of a number',
    { port: '7645' },
    'port: expected a whole number from 0 to 65535, and got "7645".',
  ],
  ['that is not a port', { port: 70_000 }, 'and got 70000'],
  ['that is a misspelt word', { clock: 'virtul' }, '"system" or "virtual" (you may mean "virtual"), and got "virtul"'],
  [
    'that is text instead of a list',
    { scenarios: './stories' },
    'expected an array, each of it a text that is not empty, and got "./stories"',
  ],
  [
    'that is a duration in words',
    { callbackTimeout: '10s' },
    'expected a number of milliseconds, such as 5_000, and got "10s"',
  ],
  ['with a wrong one in a list', { callbackRetry: [5_000, '30s'] }, 'an array, each of it a number of milliseconds'],
  [
    'that is not a name for a certificate',
    { tlsNames: ['a.example:443'] },
    'a host, such as "testapi.smileidentity.com"',
  ],
  [
    'that is not a URL',
    { callbackUrl: 'localhost:3000/callback' },
    'callbackUrl: expected an http or https URL as text',
  ],
  ['that is a URL object', { callbackUrl: new URL('http://localhost') }, 'and got a URL object'],
  ['that is neither true nor false', { strict: 'yes' }, 'strict: expected true or false, and got "yes"'],
  [
    'that is a partner without a key',
    { partners: [{ id: '85' }] },
    'a partner { id, apiKey }, and its settings if any',
  ],
  [
    'that is a partner with a misspelt member',
    { partners: [{ id: '85', apiKey: 'k', callbackURL: 'http://a' }] },
    'Did you mean callbackUrl?',
  ],
  [
    'that is a partner by number',
    { partners: [{ id: 85, apiKey: 'k' }] },
    'id: expected a text of 1 to 64 letters, digits, hyphens and underscores, and got 85',
  ],
  [
    'that is a partner whose id is a path',
    { partners: [{ id: '..', apiKey: 'k' }] },
    'hyphens and underscores, and got ".."',
  ],
  [
    'that is a partner of a long name',
    { partners: [{ id: 'n'.repeat(65), apiKey: 'k' }] },
    'a text of 1 to 64 letters',
  ],
  ['that is more bytes than can be counted', { keepBytes: 1e308 }, 'keepBytes: expected a whole number from 0'],
  ['that stands still', { clock: 'system', clockRate: 0 }, 'clockRate: expected a number above 0'],
  ['that has a virtual clock go by itself', { clock: 'virtual', clockRate: 60 }, 'is for the system clock'],
  ['that is not an object of hosts', { callbackHostRewrites: 'localhost=web' }, 'an object of hosts'],
])('an option %s is refused, and what helps is said', async (_, options, message) => {
  await expect(start(options)).rejects.toThrow(message)
})

const textless = Object.keys(defaultOptions).filter((name) => name !== 'seed')

test.each(textless)('%s is refused when it is empty or blank, alone, in a list, and in an object', async (name) => {
  for (const empty of ['', ' ', [''], ['a', '\t'], { '': 'a' }, { a: '' }]) {
    await expect(start({ [name]: empty }), JSON.stringify(empty)).rejects.toThrow(`startEmulator: ${name}: expected`)
  }
})

test('everything that is wrong is said at once', async () => {
  await expect(start({ port: -1, strict: 1 })).rejects.toThrow(/^startEmulator: port: .*\nstartEmulator: strict: /)
  // @ts-expect-error: no object at all.
  await expect(startEmulator('virtual', { checkAnswers: true })).rejects.toThrow(
    'expected an object, and got "virtual"',
  )
})

test('every option’s own default is right, and undefined is as if it were not there', async () => {
  const { port: _, ...defaults } = defaultOptions
  await using emulator = await start({
    ...defaults,
    checkAnswers: true,
    port: undefined,
    dataDir: undefined,
    host: undefined,
  })
  expect(emulator.partners).toHaveLength(1)
})

test('what is asked of a partner is checked alike', async () => {
  await using emulator = await startTestEmulator()
  // @ts-expect-error: a misspelt name.
  await expect(emulator.partner({ sed: 1 })).rejects.toThrow('emulator.partner: there is no "sed". Did you mean seed?')
  // @ts-expect-error: a misspelt word.
  await expect(emulator.partner({ clock: 'owned' })).rejects.toThrow('"own" or "shared"')
})

test('an editor completes the names of scenarios, and takes others', () => {
  expectTypeOf<Parameters<Emulator['next']>[0]>().toEqualTypeOf<ScenarioName>()
  expectTypeOf<'spoof-suspected-then-cleared'>().toExtend<ScenarioName>()
  expectTypeOf<string>().toExtend<ScenarioName>()
  expectTypeOf<ScenarioName>().not.toEqualTypeOf<string>()
})

// A test that expects none of something would hold, whatever came.
test.each<[string, (emulator: Emulator) => unknown, string]>([
  ['expect', (one) => one.expect({ staus: '4xx', times: 0 } as object), 'there is no "staus". Did you mean status?'],
  ['expect', (one) => one.expect({ warning: 'no-livness', times: 0 }), '(you may mean "no-liveness")'],
  ['expect', (one) => one.expect({ times: 'once' } as object), 'times: expected a whole number, or bounds'],
  ['journal.list', (one) => one.journal.list({ jobID: 'a' } as object), 'Did you mean jobId?'],
  ['jobs.list', (one) => one.jobs.list({ job: 'a' } as object), 'there is no "job"'],
  ['jobs.completed', (one) => one.jobs.completed('a', { timeot: 1 } as object), 'Did you mean timeout?'],
  ['callbacks.list', (one) => one.callbacks.list({ job_id: 'a' } as object), 'Did you mean jobId?'],
  ['callbacks.inbox', (one) => one.callbacks.inbox({ job_id: 'a' } as object), 'Did you mean jobId?'],
  [
    'callbacks.next',
    (one) => one.callbacks.next({ timeout: '5s' } as object),
    'timeout: expected a number of millisec',
  ],
  ['callbacks.replay', (one) => one.callbacks.replay('a', { fault: 'forgd' } as object), '(you may mean "forged")'],
  ['next', (one) => one.next('rejected', { time: 2 } as object), 'Did you mean times?'],
  ['review', (one) => one.review('1', 'aprove' as 'approve'), '(you may mean "approve")'],
  ['users.set', (one) => one.users.set('anna', 'enroled' as 'enrolled'), '(you may mean "enrolled")'],
])('what %s does not know is refused, and what helps is said', async (verb, ask, message) => {
  await using emulator = await startTestEmulator()
  await expect(async () => ask(emulator)).rejects.toThrow(message)
  await expect(async () => ask(emulator)).rejects.toThrow(`emulator.${verb}: `)
})

test('a partner’s verbs are looked at alike, and so is a time that is a number', async () => {
  await using emulator = await startTestEmulator()
  const partner = await emulator.partner()
  expect(() => partner.expect({ staus: 200 } as object)).toThrow('emulator.expect: there is no "staus"')
  await expect(partner.clock.advance(5 as unknown as string)).rejects.toThrow('"5" is not a duration.')
})
