import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { testCallback } from '../../server/cli/commands/test-callback.ts'
import { defaultSettings, graderFlags } from '../../server/cli/options/grader.ts'
import { readCommandLine } from '../../server/cli/options/read-command-line.ts'
import { UsageError } from '../../server/cli/options/usage-error.ts'
import { createGradeList } from '../../server/cli/reports/grade-list.ts'
import { chosenRounds, countCases } from '../../server/grader/rounds.ts'
import { type Mistake, startPartner } from '../grader/faulty-partner.ts'
import { reading } from '../grader/mistakes.ts'
import { cli, run, runProgram } from '../helpers/command.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const believesTheLast: Mistake = {
  file: 'decide.ts',
  right: "return earlier === undefined || earlier === 'in_review' ? next : earlier",
  wrong: 'return next',
}

const late = 'order/late-provisional-after-approved/smart_selfie_authentication'

function words(url: string, ...more: string[]): string[] {
  const status = ['--status-url', `${url}/verifications/{job_id}`, '--status-path', 'decision']
  return ['test-callback', `${url}/callback`, '--api', 'v1', '--products', '2', '--settle', '100ms', ...status, ...more]
}

/** As people do; the others go by the same exit code and the same output in this process. */
const runAsProgram = (said: readonly string[]) => runProgram(process.execPath, [cli, ...said])

describe('test-callback', () => {
  test.concurrent('lists what passed, and exits with 0', async () => {
    await using partner = await startPartner()
    const { code, stdout, stderr } = await runAsProgram(
      words(partner.url, '--only', 'duplicates,signature/reused-on-another-body'),
    )
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('job type 2: 6 cases, seed ')
    expect(stdout).toContain('\nDuplicates\n  ✓ An approval, and the same bytes twice more  duplicates/same-bytes\n')
    expect(stdout).toContain('  ! An approval with the timestamp and signature of another callback')
    expect(stdout).toMatch(/\n5 passed, 0 failed, 1 with advice\.\n$/)
    expect(stdout).not.toContain('\u001b')
  })

  test.concurrent('shows of what failed all that is known, and exits with 1', async () => {
    await using partner = await startPartner(believesTheLast)
    const { code, stdout } = await runAsProgram(words(partner.url, '--only', late, '--seed', 'mine'))
    expect(code).toBe(1)
    const lines = stdout.slice(stdout.indexOf('  ✗')).split('\n')
    expect(lines[0]).toBe(`  ✗ A late provisional result after an approval  ${late}`)
    expect(lines[1]).toMatch(
      /^ {6}sent {5}POST http:\S+\/callback \(application\/json, \d+ bytes\) \{.*"ResultCode":"0822".*"signature":"…"\}/,
    )
    expect(lines.slice(2, 8)).toEqual([
      '      expected the job is approved',
      '      actual   the job is pending (it says "in_review")',
      '      why      A delayed provisional result comes after the final one, and has nothing new.',
      '      fix      Never change a final conclusion: ignore provisional results once a final one has come.',
      '      more     docs/test-callback.md#order-v1',
      '',
    ])
  })

  test.concurrent('says what dozens of failures have in common', async () => {
    await using partner = await startPartner()
    const { code, stdout } = await run([
      'test-callback',
      `${partner.url}/calback`,
      ...['--api', 'v1'],
      '--products',
      '2',
      '--only',
      'fields',
    ])
    expect(code).toBe(1)
    expect(stdout).toMatch(
      /\n0 passed, (\d+) failed\.\n\1 of the \1 fail in the same way\. Is that the URL of the endpoint\?.*\n$/,
    )
  })

  test.concurrent('reports in JSON alone', async () => {
    await using partner = await startPartner(believesTheLast)
    const { code, stdout } = await run(words(partner.url, '--only', `${late},delivery/plain`, '--reporter', 'json'))
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toEqual({
      passed: 1,
      failed: 1,
      advice: 0,
      not_run: 0,
      left_out: [],
      cases: [
        {
          api: 'v1',
          id: 'delivery/plain',
          title: expect.any(String),
          status: 'passed',
          expected: '2xx within 10s; then the job is approved',
          actual: expect.stringMatching(/^200 after .*; it says "approved"$/),
          fix: null,
        },
        {
          api: 'v1',
          id: late,
          title: 'A late provisional result after an approval',
          status: 'failed',
          expected: 'the job is approved',
          actual: 'the job is pending (it says "in_review")',
          fix: expect.stringContaining('Never change a final conclusion'),
          request: expect.stringContaining('"ResultCode":"0822"'),
        },
      ],
    })
  })

  test.concurrent('writes JUnit to a file, and the list beside it', async () => {
    await using partner = await startPartner(believesTheLast)
    const file = join(temporaryFolder('grade'), 'report.xml')
    const { code, stdout } = await run(
      words(partner.url, '--only', `${late},delivery/plain`, '--reporter', 'junit', '--output', file),
    )
    expect([code, stdout]).toEqual([1, expect.stringContaining('1 passed, 1 failed.')])
    const xml = readFileSync(file, 'utf8')
    expect(xml).toContain('<testsuites name="smile-id-emulator test-callback" tests="2" failures="1" errors="0">')
    expect(xml).toContain(
      '<failure type="failure" message="the job is pending (it says &quot;in_review&quot;)">sent: POST',
    )
  })

  test.concurrent('says which cases there are without running any', async () => {
    const { code, stdout } = await run([
      'test-callback',
      '--list',
      '--api',
      'v1',
      '--products',
      'biometric_kyc',
      '--skip',
      'outcomes',
    ])
    expect(code).toBe(0)
    expect(stdout).toContain('\nsignature/forged  An approval signed with another key\n')
    expect(stdout).not.toContain('outcomes/')
  })

  test.concurrent('lists the cases of every generation, unless some are named', async () => {
    const listed = async (...more: string[]) => (await run(['test-callback', '--list', ...more])).stdout
    const [all, one] = [await listed('--only', 'signature'), await listed('--api', 'v3')]
    expect(all).toMatch(/^v1 {2}signature\/forged {2}An approval/)
    expect(all).toContain('\nv3  signature/in-body  An approval whose valid proof is in the body')
    expect(await listed('--api', 'all', '--only', 'signature')).toBe(all)
    expect(one.split('\n').length).toBeGreaterThan(60)
    expect(one).toMatch(/^delivery\/plain {2}/)
  })

  test.concurrent('says at its end which generation was left out, and how to run it', async () => {
    const speaksV1Alone = reading("if (headers['job-id'] === undefined) ", '')
    await using partner = await startPartner(speaksV1Alone)
    const asked = (...more: string[]) => [
      ...['test-callback', `${partner.url}/callback`, '--only', 'delivery/plain', ...more],
    ]
    const told =
      /The case of v3 was not run, since .* \(400 after .*\): run it with --api v3, or with --api all beside the others\./
    const { code, stdout } = await run(asked())
    expect(code).toBe(0)
    expect(stdout).toMatch(/\n1 passed, 0 failed\.\n(.*)\n$/)
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(told)
    const { left_out: leftOut } = JSON.parse((await run(asked('--reporter', 'json'))).stdout)
    expect(leftOut).toEqual([{ api: 'v3', cases: 1, reason: expect.stringMatching(told) }])
    const { stdout: xml } = await run(asked('--reporter', 'junit'))
    expect(xml).toMatch(
      /skipped="1"[\s\S]*classname="test-callback.v3" name="1 case of v3"[^>]*>\s*<skipped message="The case of v3/,
    )
    const named = await run(asked('--api', 'v3'))
    expect(named).toMatchObject({ code: 1, stdout: expect.not.stringContaining('not run') })
    expect(named.stdout).toMatch(
      /sent {5}POST http:\S+ \(Job-ID: job_\w+, Response-Timestamp: \S+, application\/json, \d+ bytes\) \{/,
    )
    expect((await run(asked('--api', 'all'))).stdout).toMatch(/\n1 passed, 1 failed\.\n$/)
  })

  test.concurrent('explains itself', async () => {
    const { code, stdout } = await run(['test-callback', '--help'])
    expect([code, stdout]).toEqual([0, expect.stringContaining('--status-url URL')])
  })

  test.each([
    [[], 'Give the URL of your callback endpoint'],
    [['localhost:3000'], '"localhost:3000" is not an http or https URL'],
    [['http://localhost:1', 'twice'], '"twice" was not expected'],
    [['--products', 'biometric_kcy'], 'Did you mean biometric_kyc?'],
    [['--api', 'v1', '--products', 'smart_selfie_compare'], 'v1 never calls back about smart_selfie_compare.'],
    [['--products', '99'], 'there is no product "99". There are: biometric_kyc or 1, '],
    [['--api', 'v1', '--products', '10'], 'never calls back'],
    [['--api', 'v9'], 'there is no API "v9". There are: v1, v3, or all.'],
    [['http://localhost:1', '--only', 'signatures'], '"signatures"'],
    [['--max-answer', '0s'], '--max-answer: "0s" is not between 1ms and 1h.'],
    [['--max-answer', '25d'], '--max-answer: "25d" is not between 1ms and 1h.'],
    [['--settle', '2h'], '--settle: "2h" is not between 0ms and 1h.'],
    [['--max-age', '1000000d'], '--max-age: "1000000d" is not between 0ms and 3650d.'],
    [['--max-age', 'old'], '--max-age: "old" is not a duration'],
    [
      ['--status-url', 'http://localhost:1/status'],
      '--status-url: "http://localhost:1/status" has neither {job_id} nor {user_id}',
    ],
    [
      ['http://localhost:1', '--reporter', 'json', '--output', '/dev/null/report'],
      '/dev/null/report cannot be written',
    ],
    [['http://localhost:1', '--output', 'x'], '--output: choose what to write with --reporter'],
    [['http://localhost:1', '--reporter', 'jnit'], 'Did you mean junit?'],
  ])('%j is wrong usage, and it says why', async (said, message) => {
    const asked = async () => testCallback(readCommandLine(said, graderFlags))
    const error = await asked().catch((one: unknown) => one)
    expect(error).toBeInstanceOf(UsageError)
    expect((error as Error).message).toContain(message)
  })

  test.concurrent.each([
    [['http://127.0.0.1:1/callback'], 'http://127.0.0.1:1/callback cannot be tested. Connection refused'],
    [['http://192.0.2.1/callback'], '192.0.2.1 is not an address of this machine'],
  ])('%j cannot be run, and it says why', async (said, message) => {
    const { code, stderr } = await run(['test-callback', ...said])
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
  })

  test.concurrent('cannot be run where conclusions cannot be read, or jobs not be announced', async () => {
    await using partner = await startPartner()
    const unread = await run([...words(partner.url), '--status-url', 'http://127.0.0.1:1/{job_id}'])
    expect([unread.code, unread.stderr]).toEqual([2, expect.stringContaining('Conclusions cannot be read')])
    const unannounced = await run([...words(partner.url), '--prepare-url', `${partner.url}/nowhere`])
    expect([unannounced.code, unannounced.stderr]).toEqual([
      2,
      expect.stringMatching(/nowhere answered 404 to \{"user_id"/),
    ])
  })
})

/** What opens an address, and what test-callback is given with it. */
const opener = 'S3CR3T'

function locked(url: string, path: string): string {
  return `${url.replace('://', `://anna:${opener}@`)}${path}?token=${opener}`
}

// Reports are kept by CI, where more people read them than know the secret.
test.concurrent.each<[string, number, (url: string) => string[]]>([
  ['passes', 0, (url) => [locked(url, '/callback')]],
  ['fails', 1, (url) => [locked(url, '/nowhere')]],
  ['is not there', 2, () => [locked('http://127.0.0.1:9', '/callback')]],
  ['has another scheme', 2, () => [locked('ftp://localhost', '/callback')]],
  [
    'says what cannot be read',
    1,
    (url) => [
      `${url}/callback`,
      '--status-url',
      `${locked(url, '/nowhere')}&job={job_id}`,
      '--status-path',
      'decision',
    ],
  ],
  ['reads from nowhere', 2, (url) => [`${url}/callback`, '--status-url', locked('http://127.0.0.1:9', '/{job_id}')]],
  ['reads of no job', 2, (url) => [`${url}/callback`, '--status-url', locked(url, '/status')]],
  [
    'has no address to hear of jobs',
    2,
    (url) => [`${url}/callback`, '--prepare-url', locked('http://127.0.0.1:9', '/')],
  ],
])('shows no secret of an address that %s', async (_, code, placesAt) => {
  await using partner = await startPartner()
  const asked = ['test-callback', ...placesAt(partner.url), '--only', 'delivery/plain']
  const reporters = ['text', 'json', 'junit']
  const reported = await Promise.all(reporters.map((reporter) => run([...asked, '--reporter', reporter])))
  expect(reported.map((one) => one.code)).toEqual([code, code, code])
  for (const { stdout, stderr } of reported) {
    expect(stdout + stderr).not.toBe('')
    expect(stdout + stderr).not.toContain(opener)
  }
})

test('on a terminal the last line says how far it has come', () => {
  const written: string[] = []
  const stream = { isTTY: true, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream
  const vocabulary = { path: '', words: { approved: [], rejected: [], pending: [] } }
  const options = { ...defaultSettings, url: 'http://localhost/', seed: 'x', vocabulary, only: ['signature'] }
  const rounds = chosenRounds(options)
  const list = createGradeList(stream, options, rounds)
  list.begin()
  list.clear()
  const text = written.join('')
  expect([text.includes(`0 of ${countCases(rounds)} cases`), text.endsWith('\r\u001b[2K')]).toEqual([true, true])
})
