import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfiguredOptions } from '../../server/cli/options/configuration/configured-options.ts'
import { readConfigured } from '../../server/cli/options/configuration/read-configuration.ts'
import { readSchema } from '../../server/files/schema-files.ts'
import type { Option } from '../../server/options/option.ts'
import { options } from '../../server/options/option-table.ts'
import type { Options } from '../../server/options.ts'
import { run, runProgram } from '../helpers/command.ts'
import { testDataDir } from '../helpers/emulator.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const usual = 'smile-id-emulator.yaml'

/** A folder with a configuration, given by its lines, and other files. @returns the path of the configuration. */
function configured(lines: readonly string[], files: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder('configuration')
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  writeFileSync(join(folder, usual), `${lines.join('\n')}\n`)
  return join(folder, usual)
}

/** What each option may be in a file, and what that is to a program. `here` is the folder of the file. */
const said: { readonly [Name in keyof Options]-?: readonly [line: string, value: (here: string) => unknown] } = {
  port: ['port: 8080', () => 8080],
  host: ['host: 127.0.0.1', () => '127.0.0.1'],
  pathPrefix: ['pathPrefix: smile', () => '/smile'],
  allowHosts: ['allowHosts: [Shop.example]', () => ['shop.example']],
  tlsNames: ['tlsNames: [testapi.smileidentity.com]', () => ['testapi.smileidentity.com']],
  controlToken: ['controlToken: a-long-token', () => 'a-long-token'],
  partners: ['partners: [{ id: "085", apiKey: key, balance: 3 }]', () => [{ id: '085', apiKey: 'key', balance: 3 }]],
  callbackUrl: ['callbackUrl: http://localhost:3000/', () => 'http://localhost:3000/'],
  enrolled: ['enrolled: ["vip-*"]', () => ['vip-*']],
  scenarios: ['scenarios: [./mine, other]', (here) => [join(here, 'mine'), join(here, 'other')]],
  defaultScenario: ['defaultScenario: rejected', () => 'rejected'],
  demo: ['demo: true', () => true],
  watch: ['watch: false', () => false],
  clock: ['clock: virtual', () => 'virtual'],
  clockRate: ['clockRate: 1.5', () => 1.5],
  seed: ['seed: 7', () => '7'],
  callbacks: ['callbacks: collect', () => 'collect'],
  callbackRetry: ['callbackRetry: [1s, 250ms]', () => [1_000, 250]],
  callbackTimeout: ['callbackTimeout: 2s', () => 2_000],
  allowCallbackHosts: ['allowCallbackHosts: [shop.example]', () => ['shop.example']],
  callbackHostRewrites: ['callbackHostRewrites: { localhost: web }', () => ({ localhost: 'web' })],
  uploadLinkLifetime: ['uploadLinkLifetime: 1m', () => 60_000],
  tokenLifetime: ['tokenLifetime: 1m', () => 60_000],
  sandboxIdentities: ['sandboxIdentities: block', () => 'block'],
  maxPackage: ['maxPackage: 1MB', () => 1_048_576],
  maxUnpacked: ['maxUnpacked: 5', () => 5],
  keepImages: ['keepImages: true', () => true],
  secKey: ['secKey: true', () => true],
  suspectedSuccess: ['suspectedSuccess: false', () => false],
  lookupSuccess: ['lookupSuccess: false', () => false],
  signatureAge: ['signatureAge: none', () => undefined],
  strict: ['strict: true', () => true],
  checkAnswers: ['checkAnswers: true', () => true],
  journalSize: ['journalSize: 0', () => 0],
  keepJobs: ['keepJobs: all', () => Number.POSITIVE_INFINITY],
  keepJobsFor: ['keepJobsFor: 1h', () => 3_600_000],
  keepBytes: ['keepBytes: all', () => Number.POSITIVE_INFINITY],
  data: ['data: emulator.db', (here) => join(here, 'emulator.db')],
  dataDir: ['dataDir: ./own', (here) => join(here, 'own')],
}

describe('every option of start can stand in the file:', () => {
  test.each(Object.entries<(typeof said)[keyof Options]>(said))('%s', (name, [line, value]) => {
    const path = configured([line])
    const reading = readConfigured(path, {})
    expect(reading).toEqual({ keyPlaces: new Map(), options: { [name]: value(join(path, '..')) } })
    const { kind } = options[name as keyof Options] as Option<unknown>
    if ('options' in reading && name !== 'signatureAge')
      expect(kind.check(reading.options[name as keyof Options])).toBeUndefined()
  })

  test('and the schema, by which editors complete, has no other', () => {
    const { properties } = readSchema('configuration') as { properties: object }
    expect(Object.keys(properties)).toEqual(Object.keys(options))
  })

  test.each([
    ['keepJobs: 5', { keepJobs: 5 }],
    ['keepBytes: 1GB', { keepBytes: 1_073_741_824 }],
    ['signatureAge: 1m', { signatureAge: 60_000 }],
    ['callbackRetry: []', { callbackRetry: [] }],
    ['enrolled: []', { enrolled: [] }],
    ['seed: a test', { seed: 'a test' }],
    ['data: postgres://emulator@localhost/kept', { data: 'postgres://emulator@localhost/kept' }],
  ])('%s', (line, expected) => {
    expect(readConfigured(configured([line]), {})).toEqual({ options: expected, keyPlaces: new Map() })
  })
})

describe('who says an option first wins:', () => {
  const file = () => configured(['port: 1', 'host: localhost', 'seed: file', 'clockRate: 2'])

  test('the command line, the environment, the file', async () => {
    const environment = { SMILE_ID_EMULATOR_HOST: '127.0.0.1', SMILE_ID_EMULATOR_PORT: '2' }
    const { options } = await readConfiguredOptions({ config: file(), port: '3' }, environment)
    expect(options).toEqual({ port: 3, host: '127.0.0.1', seed: 'file', clockRate: 2 })
  })

  test('the environment names the file, and the command line another or none', async () => {
    const environment = { SMILE_ID_EMULATOR_CONFIG: file() }
    expect((await readConfiguredOptions({}, environment)).options).toMatchObject({ seed: 'file' })
    const other = configured(['seed: other'])
    expect(await readConfiguredOptions({ config: other }, environment)).toMatchObject({
      ...{ options: { seed: 'other' }, configuration: other },
    })
    expect(await readConfiguredOptions({ config: 'none' }, environment)).toMatchObject({
      options: {},
      configuration: undefined,
    })
  })

  test('a file that is named and not there is wrong usage', async () => {
    const { code, stderr } = await run(['start', '--config', 'missing.yaml'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('--config: there is no file missing.yaml.')])
  })
})

describe('a partner’s key', () => {
  test('comes from a file beside the configuration, or from the environment', () => {
    const path = configured(
      ['partners:', '  - { id: "1", apiKeyFile: key.txt }', '  - { id: "2", apiKeyEnv: SECOND_KEY }'],
      { 'key.txt': 'first-key\n' },
    )
    expect(readConfigured(path, { SECOND_KEY: 'second-key' })).toEqual({
      options: {
        partners: [
          { id: '1', apiKey: 'first-key' },
          { id: '2', apiKey: 'second-key' },
        ],
      },
      keyPlaces: new Map([
        ['1', 'key.txt'],
        ['2', 'SECOND_KEY'],
      ]),
    })
  })

  test('that is not there is a problem at its place, and no key is ever quoted', () => {
    const path = configured(
      [
        'partners:',
        '  - { id: "1", apiKeyFile: missing.txt }',
        '  - { id: "2", apiKeyEnv: SECOND_KEY }',
        '  - { id: "3", apiKeyFile: two.txt }',
        '  - { id: "3", apiKey: one }',
      ],
      { 'two.txt': 'secret-one\nsecret-two\n' },
    )
    const reading = readConfigured(path, {})
    const problems = 'problems' in reading ? reading.problems : []
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 16],
      [3, 16],
      [4, 16],
      [5, 7],
    ])
    const told = problems.map(({ message }) => message)
    expect(told).toEqual([
      expect.stringMatching(
        /^\/partners\/0\/apiKeyFile names a file without a key: .*missing\.txt cannot be read \(ENOENT\)\.$/,
      ),
      '/partners/1/apiKeyEnv names the variable SECOND_KEY, which is not set. Set it to the key.',
      expect.stringContaining('has no key: one line of text.'),
      '/partners/3/id is the id of an earlier partner, too.',
    ])
    expect(told.join()).not.toContain('secret')
  })

  test.each([
    [
      'partners: [{ id: "1", apiKey: 12345678 }]',
      '/partners/0/apiKey expected string, got a number. Quotes make it text.',
    ],
    ['controlToken: 12345678', '/controlToken expected string, got a number. Quotes make it text.'],
    ['controlToken: short', '/controlToken is wrong: a token has 8 or more'],
    ['partners: [{ id: "1" }]', '/partners/0 needs one of apiKey, apiKeyFile, apiKeyEnv.'],
    ['partners: [{ id: 085, apiKey: key }]', '/partners/0/id expected string, got the number 85. Quotes make it text.'],
    ['callbackUrl: ftp://user:secret@shop.example/x?token=secret', '/callbackUrl is wrong'],
  ])('or another secret is not repeated when it is wrong: %s', (line, message) => {
    const reading = readConfigured(configured([line]), {})
    const [first] = 'problems' in reading ? reading.problems : []
    expect(first?.message).toContain(message)
    expect(first?.message).not.toMatch(/12345678|short|secret/)
  })
})

const wrong = [
  'port: 0',
  'clock: virtul',
  'keep-jobs: 5',
  'maxPackage: 5XB',
  'partners:',
  '  - { id: "1", apiKey: k, minimumSdk: 12 }',
]
const faults = [
  ':2:1: /clock expected one of system, virtual, got the string "virtul". Did you mean virtual?',
  ':3:1: /keep-jobs is not known here. Did you mean keepJobs?',
  ':6:27: /partners/0/minimumSdk expected string, got the number 12. Quotes make it text.',
]

describe('what is wrong in the file is said with its place and what helps', () => {
  test('by start, all of it at once', async () => {
    const path = configured(wrong)
    const { code, stderr } = await run(['start', '--config', path])
    expect(code).toBe(1)
    expect(stderr.match(/:\d+:\d+: .*/g)).toEqual(faults)
  })

  test('by check, for the file and for the folder that has it', async () => {
    const path = configured(wrong)
    const { code, stderr } = await run(['check', path])
    expect([code, stderr.match(/:\d+:\d+: .*/g)]).toEqual([1, faults])
    expect(stderr).toMatch(/\n3 problems in 1 file\.\n$/)
    expect((await run(['check', join(path, '..')])).stderr).toBe(stderr)
    const { stdout } = await run(['check', path, '--reporter', 'json'])
    expect(JSON.parse(stdout)).toMatchObject({ files: [path], faults: [{ line: 2 }, { line: 3 }, { line: 6 }] })
  })

  test('by check, of one that is named, beside the scenarios', async () => {
    expect(await run(['check', '--config', configured(['port: 0'])])).toMatchObject({
      ...{ code: 0, stdout: expect.stringMatching(/^\d+ files: all right\.\n$/) },
    })
    expect(await run(['check', configured(['maxPackage: 5XB'])])).toMatchObject({
      ...{ code: 1, stderr: expect.stringContaining(':1:1: /maxPackage is wrong: "5XB"') },
    })
  })

  test('also of what is no YAML, and of nothing', async () => {
    expect((await run(['check', configured(['port: ['])])).stderr).toMatch(/:2:1: is not valid YAML/)
    expect((await run(['check', configured([])])).stderr).toContain('is empty. Write an option, such as port: 7645')
  })
})

describe('the file in the working directory', () => {
  const scenario = ['name: mine', 'summary: Mine.', 'stages: [{ after: 1s, outcome: approved, by: machine }]', '']
  const path = configured(
    [
      'port: 1',
      'data: ./shared.db',
      `dataDir: ${testDataDir}`,
      'scenarios: [.]',
      'partners:',
      '  - { id: "2026", apiKeyEnv: THE_KEY }',
    ],
    { 'mine.yaml': scenario.join('\n') },
  )
  const folder = join(path, '..')
  const cli = join(import.meta.dirname, '..', '..', 'cli.js')

  /** Runs the command there. */
  const there = (...words: string[]) =>
    runProgram('sh', ['-c', 'cd "$0" && exec "$@"', folder, process.execPath, cli, ...words], {
      THE_KEY: 'key-of-2026',
    })

  test('is read by exec, but for its port and its data; and it is no scenario', async () => {
    const { code, stdout, stderr } = await there(
      'exec',
      '--',
      'sh',
      '-c',
      'echo $SMILE_ID_PARTNER_ID $SMILE_ID_API_KEY; ls',
    )
    expect([code, stderr, stdout]).toEqual([0, '', `2026 key-of-2026\nmine.yaml\n${usual}\n`])
  })

  test('is read by env and check, and not where none is wanted', async () => {
    expect((await there('env', '--port', '5')).stdout).toContain("export SMILE_ID_PARTNER_ID='2026'")
    expect((await there('env', '--port', '5', '--config', 'none')).stdout).toContain(
      "export SMILE_ID_PARTNER_ID='1234'",
    )
    expect((await there('check')).stdout).toMatch(/^\d+ files: all right\.\n$/)
  })
})
