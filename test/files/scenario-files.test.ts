import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { canSay, wordings } from '../../schemas/generate/can-say.ts'
import { type Product, products } from '../../server/core/jobs/product.ts'
import type { Judge } from '../../server/core/jobs/result.ts'
import type { Wording } from '../../server/core/jobs/wording.ts'
import { chooseScenario } from '../../server/core/scenarios/choose.ts'
import { appliesTo, type Scenario } from '../../server/core/scenarios/scenario.ts'
import { describeProblem } from '../../server/core/text/file-problem.ts'
import { decodeScenario } from '../../server/files/scenarios/decode.ts'
import {
  readScenarioPaths,
  readScenarios,
  readShipped,
  ScenarioFileError,
  shippedScenarios,
} from '../../server/files/scenarios/files.ts'
import { catalogueOf, uploadRequest } from '../core/samples.ts'
import { registry } from '../helpers/registry.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

let folder: string
beforeEach(() => {
  folder = temporaryFolder('scenarios')
})

/** Writes a file, a line an entry, and returns its path. */
function write(name: string, ...lines: string[]): string {
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

const named = 'name: mine'
const summed = 'summary: A story.'
const stages = ['stages:', '  - { after: 1s, outcome: approved, by: machine }']

describe('the shipped scenarios', () => {
  const { scenarios, problems, files } = readScenarioPaths([shippedScenarios], registry, wordings)
  const catalogue = catalogueOf(scenarios, { canSay })

  test('are all right, each in a file of its name', () => {
    expect(problems).toEqual([])
    expect(scenarios.map(({ name }) => `${name}.yaml`)).toEqual(scenarios.map(({ file }) => basename(file)))
    expect(files.map((file) => basename(file))).toEqual(scenarios.map(({ file }) => file))
    expect(scenarios.length).toBeGreaterThan(5)
  })

  test.each([
    ['0', 'approved'],
    ['1', 'rejected'],
    ['2', 'provisional-then-approved'],
  ])("play the vendor's sandbox_result %s by %s alone", (sandboxResult, name) => {
    expect(scenarios.filter((one) => one.sandboxResult === sandboxResult).map((one) => one.name)).toEqual([name])
  })

  const asked = scenarios.filter(
    ({ name, alternatives }) =>
      name !== 'document-approved-after-review' && alternatives.flat().some(({ field }) => field === 'user_id'),
  )

  test.each(asked.map((scenario) => ({ name: scenario.name, scenario })))(
    'are chosen by a user id that says so, for every product that has words for them: $name',
    ({ name, scenario }) => {
      const about = products.filter((product) => appliesTo(scenario, product, canSay) && mayBe(scenario, product))
      expect(about).not.toEqual([])
      for (const product of about) {
        for (const userId of [name, `anna-${name}`, `${name}_7`, `x_${name}-y`]) {
          const choice = chooseScenario(uploadRequest({ userId, product }), catalogue)
          expect([product, userId, choice.scenario.name]).toEqual([product, userId, name])
        }
      }
    },
  )

  test.each([
    ['Clearwater', 'approved'],
    ['Dangerfield', 'rejected'],
    ['Twinley', 'rejected'],
    ['Ghostwell', 'id-not-found'],
    ['Downsworth', 'issuer-unavailable'],
    ['Masquero', 'spoof-confirmed'],
    ['Blurton', 'poor-quality'],
  ])("are chosen by the last name of the vendor's sandbox: %s by %s", (lastName, name) => {
    const request = uploadRequest({
      product: 'biometric_kyc',
      idInfo: { lastName, idNumber: '00000000000' },
    })
    expect(chooseScenario(request, catalogue).scenario.name).toBe(name)
  })

  test.each([
    ['0000000000', 'approved'],
    ['0000000001', 'test-number-1'],
    ['0000000002', 'test-number-2'],
    ['0000000003', 'test-number-3'],
    ['0000000009', 'approved'],
  ])("are chosen by the last digit of the vendor's test data: %s by %s", (idNumber, name) => {
    const request = uploadRequest({ product: 'enhanced_kyc', idInfo: { idNumber } })
    expect(chooseScenario(request, catalogue).scenario.name).toBe(name)
    const worded = { ...request, userId: 'anna-id-invalid' }
    expect(chooseScenario(worded, catalogue).scenario.name).toBe('id-invalid')
  })

  test.each(['anna', 'unrejected', 'no-faces', 'spoofed', 'provisionally'])(
    'leave a user id alone that only looks like one: %s',
    (userId) => {
      expect(chooseScenario(uploadRequest({ userId }), catalogue).chosenBy).toBe('default')
    },
  )
})

describe('a fault is reported with its file, line and column, and what is wrong', () => {
  test.each<[string, string[], number, number, string | RegExp]>([
    [
      'YAML that does not parse',
      [named, 'name: again', summed, ...stages],
      2,
      1,
      'is not valid YAML: Map keys must be unique',
    ],
    ['an unclosed list', [named, 'summary: [x', ...stages], 3, 1, /^is not valid YAML: Flow sequence/],
    [
      'two documents',
      [named, summed, ...stages, '---', 'name: b'],
      5,
      1,
      /^has more than one document, but a file has one\./,
    ],
    [
      'a merge key',
      [
        named,
        summed,
        'match: &base { user_id: a }',
        'stages: [{ <<: *base, after: 1s, outcome: approved, by: machine }]',
      ],
      4,
      12,
      /^has a merge key \("<<"\), which YAML 1\.2 does not have\. Use an alias/,
    ],
    ['an alias to nothing', [named, 'summary: *anything*', ...stages], 2, 10, /alias/i],
    [
      'an alias to nothing after one to something',
      [named, 'summary: &story A story.', 'match: { user_id: *story, job_id: *nobody }', ...stages],
      3,
      35,
      /alias/i,
    ],
    ['an unknown member', [named, 'colour: red', summed, ...stages], 2, 1, '/colour is not known here.'],
    [
      'a wrong type',
      [named, 'summary: 5', ...stages],
      2,
      1,
      '/summary expected string, got the number 5. Quotes make it text.',
    ],
    ['a missing member', ['# Mine.', summed, ...stages], 2, 1, '/name is required and missing.'],
    [
      'a name with capitals',
      ['name: My Story', summed, ...stages],
      1,
      1,
      /^\/name expected .* got the string "My Story"\.$/,
    ],
    [
      'a code that YAML reads as a number',
      [named, summed, 'stages:', '  - after: 1s', '    outcome: approved', '    by: machine', '    code: 0822'],
      7,
      5,
      '/stages/0/code expected string, got the number 822. Quotes make it text.',
    ],
    [
      'a bad duration',
      [named, summed, 'stages:', '  - { after: soon, outcome: approved, by: machine }'],
      4,
      7,
      /^\/stages\/0\/after expected .*ms\|s\|m\|h\|d.*, such as 30s, got the string "soon"\.$/,
    ],
    [
      'an outcome that is not a word of the catalogue',
      [named, summed, 'stages:', '  - { after: 1s, outcome: aproved, by: machine }'],
      4,
      18,
      /^\/stages\/0\/outcome expected one of approved, rejected, .*, got the string "aproved"\. Did you mean approved\?$/,
    ],
    [
      'a stage without a judge',
      [named, summed, 'stages:', '  - { after: 1s, outcome: approved }'],
      4,
      5,
      '/stages/0/by is required and missing.',
    ],
    [
      'stages out of order',
      [
        named,
        summed,
        'stages:',
        '  - { after: 30s, outcome: provisional, by: machine }',
        '  - { after: 1s, outcome: approved, by: human }',
      ],
      5,
      7,
      '/stages/1/after is earlier than the stage before it; all times count from the submission.',
    ],
    [
      'an expression that does not compile',
      [named, summed, 'match:', '  product: smart_selfie_authentication', '  user_id: { matches: "(" }', ...stages],
      5,
      3,
      /Invalid regular expression: \/\(\/: Unterminated group/,
    ],
    [
      'an unknown member of a predicate',
      [named, summed, 'match:', '  user_id:', '    matchs: x', ...stages],
      5,
      5,
      '/match/user_id/matchs is not known here. Did you mean matches?',
    ],
  ])('%s', (_, lines, line, column, message) => {
    const file = write('mine.yaml', ...lines)
    const { problems, scenarios } = readScenarioPaths([file], registry, wordings)
    expect(scenarios).toEqual([])
    expect(problems).toContainEqual({
      file,
      line,
      column,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    })
  })

  test.each([
    ['no_face', 'human', 'any product', []],
    ['no_face', 'machine', 'enhanced_kyc', ['match: { product: enhanced_kyc }']],
    [
      'exact_match',
      'machine',
      'biometric_kyc, document_verification',
      ['match: { product: { in: [biometric_kyc, document_verification] } }'],
    ],
  ])('an outcome that nobody can give: %s by a %s about %s', (outcome, by, about, match) => {
    const lines = [named, summed, ...match, 'stages:', '  - after: 1s', `    outcome: ${outcome}`, `    by: ${by}`]
    const { problems } = readScenarioPaths([write('mine.yaml', ...lines)], registry, wordings)
    expect(problems.map(({ line, column, message }) => [line, column, message])).toEqual([
      [5 + match.length, 5, `/stages/0/outcome no ${by} can give "${outcome}" for ${about}.`],
    ])
  })

  test('outcomes that no one product can have together', () => {
    const lines = [
      named,
      summed,
      'stages:',
      '  - { after: 1s, outcome: exact_match, by: machine }',
      '  - { after: 2s, outcome: document_expired, by: machine }',
    ]
    const { problems } = readScenarioPaths([write('mine.yaml', ...lines)], registry, wordings)
    expect(problems[0]?.message).toContain('are not possible together for any one product')
  })

  test.each<[string, string, string]>([
    ['of nobody', '{ claims: rejected }', '/stages/0/callback/signature is needed beside claims, and missing.'],
    [
      'of what cannot be said',
      '{ claims: exact_match, signature: forged }',
      '/stages/0/callback/claims "exact_match" is not an outcome of smart_selfie_authentication, so it cannot be claimed.',
    ],
    [
      'of the truth',
      '{ claims: approved, signature: forged }',
      '/stages/0/callback/claims is the true outcome of the stage. Claim another one, or leave claims out.',
    ],
    [
      'of a misspelt word',
      '{ claims: rejcted, signature: forged }',
      expect.stringMatching(/^\/stages\/0\/callback\/claims expected one of .* Did you mean rejected\?$/),
    ],
  ])('a claim %s', (_, callback, message) => {
    const reported = `  - { after: 1s, outcome: approved, by: machine, callback: ${callback} }`
    const match = 'match: { product: smart_selfie_authentication }'
    const { problems } = readScenarioPaths(
      [write('mine.yaml', named, summed, match, 'stages:', reported)],
      registry,
      wordings,
    )
    expect(problems.map(({ line, message }) => [line, message])).toEqual([[5, message]])
  })

  test.each([
    ['systm_error', /^\/respond\/error expected one of system_error, .* Did you mean system_error\?$/],
    [
      '{ code: 2206, text: Busy }',
      /^\/respond\/error\/code expected string, got the number 2206\. Quotes make it text\.$/,
    ],
    ['{ code: "2206" }', /^\/respond\/error\/text is required and missing\.$/],
    ['{ code: "22", text: Busy }', /^\/respond\/error\/code expected text matching .*, such as 2428, got/],
    ['{ code: "2206", text: Busy, status: 200 }', /^\/respond\/error\/status must be >= 400/],
    ['5', /^\/respond\/error expected string or object, got the number 5\.$/],
  ])('an invalid refusal: %s', (error, message) => {
    const { problems } = readScenarioPaths(
      [write('mine.yaml', named, summed, `respond: { error: ${error} }`)],
      registry,
      wordings,
    )
    expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(message)])
  })

  test.each([
    ['respond: { status: 503, times: 1 }', '/respond ends, and nothing says what follows. Add stages,'],
    [
      'respond: { until: 5s }\nstages: [{ after: 1s, outcome: approved, by: machine }]',
      '/respond says when the fault ends, but not what the fault is.',
    ],
    [
      'job_status: { until: 5s }\nstages: [{ after: 1s, outcome: approved, by: machine }]',
      '/job_status says when the fault ends, but not what the fault is.',
    ],
    ['extends: approved\nrespond: { status: 503, times: 0 }', '/respond/times must be >= 1'],
    ['respond: { status: 503, after: 3 }', '/respond begins later, and nothing says what comes before. Add stages,'],
    [
      'respond: { after: 3, of: id_number }\nstages: [{ after: 1s, outcome: approved, by: machine }]',
      '/respond says when the fault begins, but not what the fault is.',
    ],
    [
      'respond: { status: 503, of: id_number }\nstages: [{ after: 1s, outcome: approved, by: machine }]',
      '/respond says whose submissions are counted, but nothing counts them. Add after, times or until.',
    ],
    ['extends: approved\nrespond: { status: 503, after: 0 }', '/respond/after must be >= 1'],
    [
      'extends: approved\nrespond: { status: 503, after: 1, of: job_id }',
      '/respond/of expected one of user, id_number',
    ],
  ])(
    'a beginning or an end of nothing, with nothing before or after it, or a count of nothing: %s',
    (story, message) => {
      const { problems } = readScenarioPaths([write('mine.yaml', named, summed, story)], registry, wordings)
      expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining(message)])
    },
  )

  test.each(['timestamp', 'signature', 'sec_key', 'SmileJobID', 'PartnerParams', 'ResultCode', 'ResultText'])(
    'a member that is not the scenario’s to say or to leave out: %s',
    (name) => {
      const reported = '  - { after: 1s, outcome: approved, by: machine'
      const own = `${reported}, members: { Gender: Male, ${name}: x }, without: [DOB, ${name}] }`
      const { problems } = readScenarioPaths([write('mine.yaml', named, summed, 'stages:', own)], registry, wordings)
      expect(problems.map(({ message }) => message)).toEqual([
        expect.stringMatching(`^/stages/0/members/${name} is none of these. A member of a result.*the stage's code`),
        expect.stringMatching('^/stages/0/without/1 is none of these. A member of a result'),
      ])
    },
  )

  test('a product that does not exist, with the nearest one that does', () => {
    const { problems } = readScenarioPaths(
      [write('mine.yaml', named, summed, 'match: { product: biometrik_kyc }', ...stages)],
      registry,
      wordings,
    )
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [3, '/match/product matches no product. Did you mean biometric_kyc?'],
    ])
  })

  test('a review of nothing', () => {
    const { problems } = readScenarioPaths(
      [write('mine.yaml', named, summed, 'stages:', '  - { when: reviewed }')],
      registry,
      wordings,
    )
    expect(problems.map(({ message }) => message)).toEqual([
      '/stages needs a verdict of the machine before the review; otherwise there is nothing to review.',
    ])
  })

  test('a stage after a final verdict', () => {
    const lines = [
      named,
      summed,
      'stages:',
      '  - { after: 1s, outcome: approved, by: machine }',
      '  - { after: 2s, outcome: rejected, by: human }',
    ]
    const { problems } = readScenarioPaths([write('mine.yaml', ...lines)], registry, wordings)
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [5, '/stages/1 comes after a final verdict, which never changes.'],
    ])
  })

  test('a time for a stage that waits for a review, in words about stages', () => {
    const { problems } = readScenarioPaths(
      [write('mine.yaml', named, summed, 'stages:', '  - { after: 1s, when: reviewed }')],
      registry,
      wordings,
    )
    expect(problems.map(({ line }) => line)).toContain(4)
    expect(problems.map(describeProblem).join('\n')).not.toContain('boolean schema is false')
  })

  test.each([
    ['an empty file', 'is empty. A scenario has a name', ['']],
    ['a file of nothing but a comment', 'is empty.', ['# soon']],
    ['a list', 'expected object', ['- a']],
  ])('%s, at its beginning', (_, message, lines) => {
    const { problems } = readScenarioPaths([write('mine.yaml', ...lines)], registry, wordings)
    expect(problems[0]).toMatchObject({ line: 1, column: 1, message: expect.stringContaining(message) })
  })

  test.each<[string, string[], string[]]>([
    [
      'a misspelt predicate',
      ['match: { user_id: { mathces: x } }'],
      ['/match/user_id/mathces is not known here. Did you mean matches?'],
    ],
    [
      'one deep in a list',
      ['match: [{ id_info: { country: { not: { inn: [NG] } } } }]'],
      ['/match/0/id_info/country/not/inn is not known here. Did you mean in?'],
    ],
    ['a misspelt condition', ['match: { user_ids: x }'], ['/match/user_ids is not known here. Did you mean user_id?']],
    ['a condition that is none', ['match: 5'], ['/match expected object or array, got the number 5.']],
    [
      'a predicate that is none',
      ['match: { user_id: [x] }'],
      ['/match/user_id expected string or number or boolean or object, got an array of 1.'],
    ],
    [
      'two members that are wrong',
      ['match: { user_id: { in: [], exists: yes } }'],
      [
        '/match/user_id/in expected at least 1 entries, got an array of 0.',
        '/match/user_id/exists expected boolean, got the string "yes".',
      ],
    ],
  ])('one line for each thing that is wrong, whatever form it could have had: %s', (_, match, messages) => {
    const { problems } = readScenarioPaths([write('mine.yaml', named, summed, ...match, ...stages)], registry, wordings)
    expect(problems.map(({ message }) => message)).toEqual(messages)
  })

  test('stages that no generation of the API has together, although one has the first and another the second', () => {
    const reported = [
      'stages:',
      '- { after: 1s, by: machine, outcome: provisional }',
      '- { after: 2s, by: human, outcome: approved }',
    ]
    const says = (judge: Judge): Pick<Wording, 'canSay'> => ({
      canSay: (product, _, by) => product === 'biometric_kyc' && by === judge,
    })
    const both = { canSay: (product: Product) => product === 'biometric_kyc' }
    const file = write('mine.yaml', named, summed, ...reported)
    const faultsBy = (...all: readonly Pick<Wording, 'canSay'>[]) =>
      readScenarioPaths([file], registry, () => all).problems.map(({ message }) => message)
    expect(faultsBy(says('machine'), says('human'))).toEqual([
      '/stages are not possible together for any one product of any product.',
    ])
    expect(faultsBy(says('machine'), both)).toEqual([])
  })

  test('a scenario without content, in one line', () => {
    const { problems } = readScenarioPaths([write('mine.yaml', named, summed)], registry, wordings)
    expect(problems.map(({ message }) => message)).toEqual(['the file needs one of stages, extends, respond.'])
  })

  test('a name that another file has', () => {
    const files = ['a.yaml', 'b.yaml'].map((name) => write(name, named, summed, ...stages))
    const { problems, scenarios } = readScenarioPaths(files, registry, wordings)
    expect(scenarios.map(({ name }) => name)).toEqual(['mine'])
    expect(problems.map(describeProblem)).toEqual([
      `${files[1]}:1:1: the name "mine" is used by another file; give each its own.`,
    ])
  })

  test('a path that cannot be read, as the user wrote it', () => {
    const missing = join(process.cwd(), 'scenarios', 'none.yaml')
    mkdirSync(join(folder, 'folder.yaml'))
    const { problems, files } = readScenarioPaths([missing, folder], registry, wordings)
    expect(files).toHaveLength(1)
    expect(problems.map(describeProblem)).toEqual([
      'scenarios/none.yaml:1:1: cannot be read (ENOENT). Check the path and its permissions.',
      `${join(folder, 'folder.yaml')}:1:1: is not a file.`,
    ])
  })

  test('every fault of every file at once, beside what is right', () => {
    write('a.yaml', named, 'summary: 5', 'colour: red', ...stages)
    write('b.yaml', 'name: right', summed, ...stages)
    write('c.yaml', 'name: [')
    const { problems, scenarios, files } = readScenarioPaths([folder], registry, wordings)
    expect(files).toHaveLength(3)
    expect(scenarios.map(({ name }) => name)).toEqual(['right'])
    expect(problems.map(({ file }) => basename(file)).sort()).toEqual(['a.yaml', 'a.yaml', 'c.yaml'])
  })
})

test('an emulator does not start on a faulty folder: the error lists every fault, one a line', () => {
  const file = write('a.yaml', named, 'summary: 5', 'colour: red', ...stages)
  expect(() => readScenarios([folder], registry, wordings)).toThrow(ScenarioFileError)
  expect(() => readScenarios([folder], registry, wordings)).toThrow(
    `${file}:2:1: /summary expected string, got the number 5. Quotes make it text.\n${file}:3:1: /colour is not known here.`,
  )
})

describe("a folder of one's own", () => {
  test('puts its scenarios before the shipped ones, in order of file name, and reads nothing else', () => {
    write('b.yml', 'name: of-b', summed, ...stages)
    write('a.yaml', 'name: of-a', summed, ...stages)
    write('notes.txt', 'no scenario')
    const names = readScenarios([folder], registry, wordings).map(({ name }) => name)
    expect(names.slice(0, 2)).toEqual(['of-a', 'of-b'])
    expect(names).toContain('approved')
  })

  test('overrides the shipped scenario of that name', () => {
    write(
      'slow.yaml',
      'name: approved',
      'summary: Slowly.',
      'stages:',
      '  - { after: 1h, outcome: approved, by: human }',
    )
    const shipped = readScenarios([], registry, wordings)
    const scenarios = readScenarios([folder], registry, wordings)
    expect(scenarios.map(({ name }) => name).sort()).toEqual(shipped.map(({ name }) => name).sort())
    expect(scenarios[0]?.name).toBe('approved')
    expect(scenarios.find(({ name }) => name === 'approved')).toMatchObject({
      summary: 'Slowly.',
      sandboxResult: undefined,
      stages: [{ after: 3_600_000, by: 'human' }],
    })
  })

  test('gives way to a later folder', async () => {
    const later = temporaryFolder('scenarios')
    write('mine.yaml', named, 'summary: Earlier.', ...stages)
    writeFileSync(join(later, 'mine.yaml'), [named, 'summary: Later.', ...stages].join('\n'))
    const mine = readScenarios([folder, later], registry, wordings).filter(({ name }) => name === 'mine')
    expect(mine.map(({ summary }) => summary)).toEqual(['Later.'])
  })

  test.each([undefined, 2, '\t'])('may hold JSON (indented by %j)', (indent) => {
    const content = {
      name: 'mine',
      summary: 'A story.',
      stages: [{ after: '1.5s', outcome: 'rejected', by: 'machine' }],
    }
    write('mine.json', JSON.stringify(content, null, indent))
    expect(readScenarioPaths([folder], registry, wordings)).toMatchObject({
      problems: [],
      scenarios: [{ name: 'mine', stages: [{ after: 1_500, outcome: 'rejected', by: 'machine' }] }],
    })
  })

  test('may hold files with Windows line ends and a byte order mark', () => {
    write('mine.yaml', `\uFEFF${[named, summed, ...stages].join('\r\n')}`)
    expect(readScenarioPaths([folder], registry, wordings)).toMatchObject({
      problems: [],
      scenarios: [{ name: 'mine' }],
    })
  })
})

describe('a scenario file says', () => {
  const minimal = { name: 'mine', summary: 'A story.' }

  test('its conditions: on fields of the submission and on any key of partner_params', () => {
    const { alternatives } = decodeScenario(
      {
        ...minimal,
        match: { product: 'x', partner_params: { branch: { in: ['lagos'] } } },
        respond: { error: 'system_error' },
      },
      'mine.yaml',
    )
    expect(alternatives.flat().map(({ field, predicate }) => [field, predicate.description])).toEqual([
      ['product', '"x"'],
      ['partner_params.branch', 'one of lagos'],
    ])
  })

  test('its stages, each counted from the submission, and what is worded differently', () => {
    const { stages: reported, end } = decodeScenario(
      {
        ...minimal,
        stages: [
          { after: '1s', outcome: 'provisional', by: 'machine', code: '0825', confidence: '96.5' },
          { when: 'reviewed' },
        ],
      },
      'mine.yaml',
    )
    expect(reported).toEqual([
      { after: 1_000, outcome: 'provisional', by: 'machine', overrides: { v1: { code: '0825', confidence: '96.5' } } },
    ])
    expect(end).toBe('reviewed')
  })

  test('the words of each generation, apart', () => {
    const words = { status: 'attention', reason: null, message: 'Look.', members: { extra: 1 } } as const
    const [reported] = decodeScenario(
      {
        ...minimal,
        stages: [{ after: '1s', outcome: 'approved', by: 'machine', text: 'Fine', v3: words, without: ['Source'] }],
      },
      'mine.yaml',
    ).stages
    expect(reported?.overrides).toEqual({ v1: { text: 'Fine', without: ['Source'] }, v3: words })
  })

  test.each([
    ['status: processing', 'expected one of clear, block, attention, error'],
    ['reason: no_such_reason', 'expected one of null, document_expired'],
    ['members: { job_id: other }', 'is none of these'],
    ['without: [status]', 'is none of these'],
    ['code: "0810"', 'is not known here'],
  ])('but of v3 not %s', (words, fault) => {
    const file = write(
      'mine.yaml',
      named,
      summed,
      `stages: [{ after: 1s, outcome: approved, by: machine, v3: { ${words} } }]`,
    )
    const { problems } = readScenarioPaths([file], registry, wordings)
    expect(problems).toMatchObject([{ message: expect.stringContaining(fault) }])
  })

  test('that a key of partner_params must be so, whatever the key is called', () => {
    const file = write('mine.yaml', named, summed, 'match: { partner_params: { matches: "(" } }', ...stages)
    const { problems, scenarios } = readScenarioPaths([file], registry, wordings)
    expect(problems).toEqual([])
    expect(scenarios[0]?.alternatives[0]?.[0]?.predicate.description).toBe('"("')
  })

  test('or that the submission is refused', () => {
    const scenario = decodeScenario({ ...minimal, respond: { error: 'user_disabled' } }, 'mine.yaml')
    expect(scenario).toMatchObject({
      respond: { error: 'user_disabled' },
      stages: [],
      end: undefined,
      file: 'mine.yaml',
    })
  })
})

function mayBe({ alternatives }: Scenario, product: Product): boolean {
  const about = alternatives.filter((conditions) => conditions.some(({ field }) => field === 'user_id'))
  return about.some((conditions) =>
    conditions.every(({ field, predicate }) => field !== 'product' || predicate.holds(product)),
  )
}

describe('a scenario that extends another', () => {
  const child = (...more: string[]) => ['name: mine', 'summary: Mine.', ...more]
  const read = () => readScenarioPaths([folder], registry, wordings, readShipped().contents)

  test('takes what it does not say itself, and neither when nor by what it is asked for', () => {
    write('mine.yaml', ...child('extends: rejected', 'respond: { latency: 2s }'))
    const [mine] = read().scenarios
    expect(mine).toMatchObject({
      name: 'mine',
      summary: 'Mine.',
      alternatives: [],
      sandboxResult: undefined,
      respond: { latency: 2_000 },
      stages: [{ after: 1_000, outcome: 'rejected' }],
    })
  })

  test('may extend one that extends another, in the same folder, and says its own stages', () => {
    write('a.yaml', 'name: a', 'summary: A.', 'extends: b', ...stages)
    write('b.yaml', 'name: b', 'summary: B.', 'extends: rejected', 'job_status: { lag: 5s }')
    const [a, b] = read().scenarios
    expect([a?.jobStatus?.lag, a?.stages[0]?.outcome]).toEqual([5_000, 'approved'])
    expect([b?.jobStatus?.lag, b?.stages[0]?.outcome]).toEqual([5_000, 'rejected'])
  })

  test('may take the place of the one it extends', () => {
    write('approved.yaml', 'name: approved', 'summary: Slowly.', 'extends: approved', 'respond: { latency: 1s }')
    const approved = readScenarios([folder], registry, wordings).find(({ name }) => name === 'approved')
    expect(approved).toMatchObject({
      summary: 'Slowly.',
      respond: { latency: 1_000 },
      stages: [{ outcome: 'approved' }],
    })
  })

  test('may take the place of one that took the place of another', async () => {
    const later = temporaryFolder('scenarios')
    write('approved.yaml', 'name: approved', 'summary: Slowly.', 'extends: approved', 'respond: { latency: 1s }')
    const again = ['name: approved', 'summary: Late.', 'extends: approved', 'job_status: { lag: 1s }']
    writeFileSync(join(later, 'approved.yaml'), again.join('\n'))
    const approved = readScenarios([folder, later], registry, wordings).find(({ name }) => name === 'approved')
    expect(approved).toMatchObject({
      respond: { latency: 1_000 },
      jobStatus: { lag: 1_000 },
      stages: [{ after: 1_000 }],
    })
  })

  test.each([
    [['extends: rejcted'], 'Did you mean "rejected"?'],
    [['extends: mine'], 'names a scenario that does not exist.'],
  ])('is reported when the chain is broken: %j', (more, words) => {
    write('mine.yaml', ...child(...more))
    expect(read().problems.map(({ line, message }) => [line, message])).toEqual([[3, expect.stringContaining(words)]])
  })

  test('is reported when the chain is circular', () => {
    write('a.yaml', 'name: a', 'summary: A.', 'extends: b')
    write('b.yaml', 'name: b', 'summary: B.', 'extends: c')
    write('c.yaml', 'name: c', 'summary: C.', 'extends: a')
    const { problems } = read()
    expect(problems.map(({ message }) => message)).toEqual([
      '/extends is circular: a, b, c, a.',
      '/extends is circular: b, c, a, b.',
      '/extends is circular: c, a, b, c.',
    ])
  })

  test('is looked at whole: what it takes may not fit what it says', () => {
    write('mine.yaml', ...child('extends: exact-match', 'match: { product: smart_selfie_registration }'))
    expect(read().problems[0]?.message).toContain('no machine can give "exact_match" for smart_selfie_registration')
  })
})

describe('a condition on the person or the pictures', () => {
  const person = { firstName: 'Ada', middleName: '', lastName: 'Emulated', gender: 'F', dateOfBirth: '1990-01-02' }
  const pictures = [
    { kind: 'selfie', fileName: '', size: 10, sha256: 'abc' },
    { kind: 'liveness', fileName: '', size: 10, sha256: 'def' },
    { kind: 'liveness', fileName: '', size: 0, sha256: '' },
  ] as const
  const whole = {
    ...uploadRequest(),
    person: person as never,
    package: { size: 1, entries: [], images: pictures, idInfo: {}, warnings: [] },
  }

  test.each([
    ['person: { full_name: Ada Emulated }', true],
    ['person: { gender: M }', false],
    ['person: { date_of_birth: { matches: "^1990" } }', true],
    ['images: { liveness: 1 }', true],
    ['images: { liveness: { in: [7, 8] } }', false],
    ['images: { id_front: 0, selfie: 1 }', true],
    ['images: { selfie_sha256: abc }', true],
  ])('%s holds: %s', (match, holds) => {
    write('mine.yaml', named, summed, `match: { ${match} }`, ...stages)
    const scenarios = readScenarios([folder], registry, wordings)
    const choice = chooseScenario(whole, catalogueOf(scenarios))
    expect(choice.scenario.name).toBe(holds ? 'mine' : 'approved')
  })

  test('does not hold before the package has come', () => {
    write('mine.yaml', named, summed, 'match: { images: { selfie: 1 } }', ...stages)
    const scenarios = readScenarios([folder], registry, wordings)
    expect(chooseScenario(uploadRequest(), catalogueOf(scenarios)).chosenBy).toBe('default')
  })
})
