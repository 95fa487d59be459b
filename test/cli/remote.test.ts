import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { run } from '../helpers/command.ts'
import { startTestEmulator, testDataDir } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'

const second = { id: '2', apiKey: 'two' }
let emulator: Emulator
beforeAll(async () => {
  emulator = await startTestEmulator({ partners: [{ id: '1234', apiKey: 'emulator-api-key' }, second] })
})
afterAll(() => emulator.close())

const remote = (...words: string[]) => run([...words, '--url', emulator.url])
const done = (stdout: string) => ({ code: 0, stdout: `${stdout}\n`, stderr: '' })

test.each(['/', '/v1', '/v1/', '//v1//', '/v3', '/__emulator', '/__emulator/dashboard/jobs?page=2'])(
  'an emulator is found by what stands before %s',
  async (path) => {
    const { code, stdout } = await run(['users', 'demo-anna', '--url', `${emulator.url}${path}`])
    expect([code, stdout]).toEqual([0, 'User demo-anna of partner 1234: enrolled.\n'])
  },
)

describe('users', () => {
  test('says who is on file, puts somebody there in a state, and takes them off', async () => {
    const name = 'ada/o b'
    expect(await remote('users', name)).toEqual(done(`User ${name} of partner 1234: not_on_file.`))
    expect(await remote('users', name, 'enrolled')).toEqual(done(`User ${name} of partner 1234: enrolled.`))
    expect(await remote('users', name, 'must_re_enroll')).toEqual(done(`User ${name} of partner 1234: must_re_enroll.`))
    expect(await emulator.users.get(name)).toBe('must_re_enroll')
    expect(await remote('users', name, '--delete')).toEqual(done(`User ${name} of partner 1234: not_on_file.`))
  })

  test('of the partner named', async () => {
    expect(await remote('users', 'ada', 'disabled', '--partner', '2')).toEqual(done('User ada of partner 2: disabled.'))
    expect([await emulator.users.get('ada'), await emulator.users.get('ada', '2')]).toEqual([undefined, 'disabled'])
    expect(await remote('users', 'ada', '--partner', '9')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Partner "9" is not served here.'),
    })
  })
})

describe('an emulator with a control token', () => {
  const controlToken = 'correct-horse'

  test('obeys commands that say it, by a flag or by the environment', async () => {
    await using guarded = await startTestEmulator({ controlToken })
    const asked = (words: readonly string[], environment = {}) =>
      run(['users', 'ada', '--url', guarded.url, ...words], environment)
    expect(await asked([])).toMatchObject({ code: 1, stderr: expect.stringContaining('commands take --control-token') })
    const right = { code: 0, stdout: 'User ada of partner 1234: not_on_file.\n' }
    expect(await asked(['--control-token', controlToken])).toMatchObject(right)
    expect(await asked([], { SMILE_ID_EMULATOR_CONTROL_TOKEN: controlToken })).toMatchObject(right)
  })

  test('is asked by env, and by the commands that exec runs', async () => {
    await using guarded = await startTestEmulator({ controlToken })
    expect(await run(['env', '--url', guarded.url, '--control-token', controlToken])).toMatchObject({ code: 0 })
    const printed = ['--', 'sh', '-c', 'echo "$SMILE_ID_EMULATOR_CONTROL_TOKEN"']
    const { stdout } = await run([
      'exec',
      '--check-answers',
      '--data-dir',
      testDataDir,
      '--control-token',
      controlToken,
      ...printed,
    ])
    expect(stdout).toBe(`${controlToken}\n`)
  })

  test('is not started with one that is easily guessed, or cannot be sent', async () => {
    for (const token of ['short', 'with a space in it']) {
      expect(await run(['start', '--control-token', token])).toMatchObject({ code: 2 })
    }
  })
})

describe('review', () => {
  test.each([
    ['approve', '1220'],
    ['reject', '1221'],
    ['spoof', '1222'],
  ])('%s makes a job final, with %s', async (decision, code) => {
    await using receiver = await startReceiver()
    const partner = createTestPartner(emulator)
    const { smileJobId } = await partner.submit({ userId: 'demo-spoof', callbackUrl: receiver.url })
    await emulator.clock.advance('1s')
    const { stdout } = await remote('review', smileJobId, decision)
    expect(stdout).toMatch(new RegExp(`^Job ${smileJobId} is final: ${code} .+\\. Its callback is due at once\\.\n$`))
    await emulator.clock.advance('0s')
    expect(receiver.received.at(-1)?.body.ResultCode).toBe(code)
  })

  test('of the partner named, where two have a job of that number', async () => {
    const partner = createTestPartner(emulator, second.id, second.apiKey)
    const { smileJobId } = await partner.submit({ userId: 'demo-provisional' })
    await emulator.clock.advance('1s')
    expect(await remote('review', smileJobId, 'approve')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('both have a job'),
    })
    expect(await remote('review', smileJobId, 'approve', '--partner', '2')).toMatchObject({ code: 0 })
    expect(await remote('review', smileJobId, 'approve', '--partner', '2')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('a final result never changes'),
    })
  })
})

test.each([
  [['users'], 'Name a user id, such as: users demo-anna'],
  [['users', 'ada', 'enroled'], 'The state of a user: there is no "enroled". Did you mean enrolled?'],
  [['users', 'ada', 'enrolled', '--delete'], 'Give either enrolled or --delete.'],
  [['users', 'ada', 'enrolled', 'now'], '"now" was not expected.'],
  [['review', '0000000001'], 'Name a job and one of approve, reject, spoof, such as: review 0000000001 approve.'],
  [['review', '0000000001', 'aprove'], 'The decision: there is no "aprove". Did you mean approve?'],
  [['next', 'rejected', '--times', 'many'], '--times: "many" is not a whole number from 1.'],
])('%j is wrong usage, and nobody is asked', async (words, message) => {
  const { code, stderr } = await run([...words, '--url', 'http://localhost:1'])
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
})

test.each([200, 404])('a server that answers %i and is not an emulator is recognised', async (status) => {
  const page = createServer((_, response) => response.writeHead(status).end('<html>')).listen(0, '127.0.0.1')
  await once(page, 'listening')
  const url = `http://localhost:${(page.address() as AddressInfo).port}`
  const { code, stderr } = await run(['next', 'rejected', '--url', url])
  expect([code, stderr]).toEqual([1, expect.stringContaining(`What answers at ${url} is not an emulator: it`)])
  page.close()
})
