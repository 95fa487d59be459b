import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ownName } from '../../server/cli/clients/own-name.ts'
import { misspeltVariables } from '../../server/cli/options/read.ts'
import { packageVersion } from '../../server/files/root.ts'
import { shippedScenarios } from '../../server/files/scenarios/files.ts'
import { cli, run } from '../helpers/command.ts'
import { startTestEmulator, testDataDir, testStart } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

describe('the command', () => {
  test.each([['--help'], ['-h'], ['help'], ['start', '--help']])('explains itself on %s', async (...words) => {
    const { code, stdout } = await run(words)
    expect([code, stdout]).toEqual([0, expect.stringContaining('--callback-url URL')])
  })

  test('says its version', async () => {
    expect((await run(['--version'])).stdout.trim()).toBe(packageVersion())
  })

  test.each([
    [['strat'], 'There is no command "strat". Did you mean start?'],
    [['strat', '--help'], 'There is no command "strat". Did you mean start?'],
    [['help', 'strat'], 'There is no command "strat". Did you mean start?'],
    [['strat', '--version'], 'There is no command "strat". Did you mean start?'],
    [['--prot', '1'], 'There is no option --prot. Did you mean --port?'],
    [['--port', 'many'], '--port: "many" is not a whole number'],
    [['--partner', '1234'], '--partner: expected ID:KEY'],
    [['--partner', '../..:key'], '--partner: an id has 1 to 64 letters'],
    [['--callback-url', 'localhost'], '--callback-url: "localhost" is not an http or https URL'],
    [['--callback-retry', '5s,soon'], '--callback-retry: "soon" is not a duration'],
    [['--max-package', 'big'], '--max-package: "big" is not a size'],
    [['--callback-host-rewrite', 'localhost'], '--callback-host-rewrite: "localhost" is not HOST=HOST'],
    [['--callback-host-rewrite', 'localhost=*'], '--callback-host-rewrite: "*" is not a host'],
    [['--callback-host-rewrite', 'localhost=web:80'], '--callback-host-rewrite: "web:80" is not a host'],
    [['--tls-name', 'https://localhost'], '--tls-name: "https://localhost" is not a host'],
    [['--tls-name', 'test*.example'], '--tls-name: "test*.example" is not a host'],
    [['--watch', 'often'], '--watch: "often" is neither true nor false'],
    [['--clock-rate', '0'], '--clock-rate: "0" is not a number above 0'],
    [['--clock-rate', 'fast'], '--clock-rate: "fast" is not a number above 0'],
    [['--clock', 'lunar'], '--clock: "lunar" is neither system nor virtual'],
    [['start', 'now'], '"now" was not expected'],
    [['next'], 'Name a scenario'],
    [['state'], 'Use state save FILE, or state load FILE'],
    [['state', 'keep', 'x'], 'Use state save FILE, or state load FILE'],
    [['state', 'save', 'x', 'y'], '"y" was not expected'],
    [['--callbacks', 'none'], '--callbacks: "none" is none of post, collect and both'],
    [['-p', '1'], 'There is no option -p'],
    [['start', '--verbose'], '--verbose is for exec. Use --quiet'],
    [['next', 'rejected', '--times', '0'], '--times: "0" is not a whole number from 1'],
    [['advance', '30'], '"30" is not a duration. Write a number and a unit'],
    [['reset', '--url', 'localhost:7645'], '--url: "localhost:7645" is not an http or https URL'],
  ])('%j is wrong usage, and it says why', async (words, message) => {
    const { code, stderr } = await run(words)
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
  })

  test('reads options from the environment, and names the variable that is wrong', async () => {
    const { code, stderr } = await run(['start'], { SMILE_ID_EMULATOR_PORT: 'x' })
    expect([code, stderr]).toEqual([2, expect.stringContaining('SMILE_ID_EMULATOR_PORT: "x" is not a whole number')])
  })

  test('leaves alone what Kubernetes sets beside a service of its name', async () => {
    const environment = { SMILE_ID_EMULATOR_PORT: 'tcp://10.0.0.7:7645' }
    expect(await run(['start', '--scenarios', '/nowhere'], environment)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('/nowhere:1:1: cannot be read'),
    })
  })

  test('names a variable that was likely meant for an option, and no other', () => {
    const others = ['URL', 'CHROMIUM', 'REQUIRE_JAVA', 'KILLS', 'GRADINGS', 'PACKAGE', 'STATUS_URL', 'SERVICE_HOST']
    const environment = Object.fromEntries(others.map((name) => [`SMILE_ID_EMULATOR_${name}`, 'x']))
    expect(misspeltVariables({ ...environment, SMILE_ID_EMULATOR_PORT: '1', PORTT: '1' })).toEqual([])
    expect(misspeltVariables({ SMILE_ID_EMULATOR_CALLBACK_URI: 'http://localhost' })).toEqual([
      'SMILE_ID_EMULATOR_CALLBACK_URI is not an option. Did you mean SMILE_ID_EMULATOR_CALLBACK_URL?',
    ])
  })

  test('does not have a virtual clock go by itself', async () => {
    const { code, stderr } = await run([...testStart, '--clock', 'virtual', '--clock-rate', '60'])
    expect([code, stderr]).toEqual([1, expect.stringContaining('a rate (--clock-rate, clockRate) is for the system')])
  })

  test('says that the port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as { port: number }
    const { code, stderr } = await run([...testStart, '--port', String(port)])
    expect([code, stderr]).toEqual([1, expect.stringContaining(`Port ${port} on localhost is in use`)])
    server.close()
  })

  test('says that the host is not known', async () => {
    const { code, stderr } = await run([...testStart, '--port', '0', '--host', 'nowhere.invalid'])
    expect([code, stderr]).toEqual([1, expect.stringContaining('No address is known for the host nowhere.invalid')])
  })

  test.each([
    ['by its name', {}, 'smile-id-emulator'],
    ['by npx', { npm_command: 'exec', npm_package_name: 'partner' }, 'npx smile-id-emulator'],
    ['by a script of a project', { npm_command: 'run', npm_package_name: 'partner' }, 'npx smile-id-emulator'],
    ['in a clone', { npm_command: 'start', npm_package_name: 'smile-id-emulator' }, 'npm run -s cli --'],
  ])('is called in what it prints as it was called %s', (_, environment, name) => {
    expect(ownName(environment)).toBe(name)
  })

  test('does not start on a wrong scenario file, and says where it is wrong', async () => {
    const folder = temporaryFolder('scenarios')
    writeFileSync(
      join(folder, 'bad.yaml'),
      'name: bad\nsummary: x\nstages:\n  - { after: soon, outcome: approved, by: machine }\n',
    )
    const { code, stderr } = await run([...testStart, '--scenarios', folder])
    expect([code, stderr]).toEqual([1, expect.stringMatching(/bad\.yaml:4:\d+: .*after/)])
  })

  test('checks scenario files', async () => {
    expect(await run(['check'])).toMatchObject({
      code: 0,
      stdout: `${readdirSync(shippedScenarios).filter((name) => name.endsWith('.yaml')).length} scenario files: all right.\n`,
    })
    expect(await run(['check', '/no/such/place'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('cannot be read'),
    })
  })

  test('talks to a running emulator', async () => {
    await using emulator = await startTestEmulator()
    const at = ['--url', emulator.url]
    expect(await run(['next', 'rejected', '--times', '2', ...at])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('2 submissions of partner 1234: rejected'),
    })
    expect(await run(['next', 'rejcted', ...at])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Did you mean "rejected"?'),
    })
    expect(await run(['advance', '30s', ...at])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('2026-01-01T00:00:30.000Z'),
    })
    using partner = await emulator.partner()
    expect(await run(['advance', '1m', '--partner', partner.id, ...at])).toMatchObject({
      stdout: `It is 2026-01-01T00:01:00.000Z for partner ${partner.id}, and everything due was delivered.\n`,
    })
    expect(await run(['reset', ...at])).toMatchObject({ code: 0 })
  })

  test('saves a running emulator’s state to a file for its owner alone, and loads it into another', async () => {
    const folder = temporaryFolder('state')
    const file = join(folder, 'a folder that is made', 'state.json')
    await using one = await startTestEmulator({ callbacks: 'collect' })
    await createTestPartner(one).submit()
    expect(await run(['state', 'save', file, '--url', one.url])).toMatchObject({
      code: 0,
      stdout: `Saved to ${file}, with 1 job. It has personal data, but no API keys.\n`,
    })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const saved = { ...(await one.snapshot()), coverage: await one.coverage() }
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(saved)))

    await using other = await startTestEmulator({ callbacks: 'collect' })
    expect(await run(['state', 'load', file, '--url', other.url])).toMatchObject({ code: 0 })
    expect(await other.snapshot()).toEqual(await one.snapshot())
    writeFileSync(file, '{"version": 1}')
    expect(await run(['state', 'load', file, '--url', other.url])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('a state of version 1'),
    })
    writeFileSync(file, '{"name": "partner", "version": "1.0.0"}')
    expect(await run(['state', 'load', file, '--url', other.url])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`${file} is not a state file`),
    })
    const missing = join(folder, 'no.json')
    expect(await run(['state', 'load', missing, '--url', other.url])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`There is no file ${missing}.`),
    })
    expect(await run(['state', 'save', folder, '--url', other.url])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`${folder} cannot be written: EISDIR`),
    })
  })

  test('says how to start an emulator when none answers', async () => {
    const { code, stderr } = await run(['next', 'rejected', '--url', 'http://localhost:1'])
    expect([code, stderr]).toEqual([1, expect.stringContaining('No emulator answers at http://localhost:1')])
  })

  test('prints the path of the CA alone, for use in other commands', async () => {
    const { stdout } = await run(['ca', '--data-dir', testDataDir])
    expect(stdout.trim()).toBe(join(testDataDir, 'tls', 'ca.pem'))
  })

  test('prints the API key of old SDKs alone, in both its forms', async () => {
    const at = ['--data-dir', testDataDir]
    const [encoded, decoded] = [await run(['sec-key', ...at]), await run(['sec-key', '--pem', ...at])]
    expect(decoded.stdout).toMatch(/^-----BEGIN PUBLIC KEY-----\n[^-]+-----END PUBLIC KEY-----\n$/)
    expect(Buffer.from(encoded.stdout, 'base64').toString()).toBe(decoded.stdout)
    expect(encoded.stdout).toMatch(/^[A-Za-z0-9+/]+=*\n$/)
    expect([encoded.stderr, decoded.stderr]).toEqual([
      expect.stringContaining('with --pem for Java'),
      expect.stringContaining('In this form for Java'),
    ])
    await using emulator = await startTestEmulator({ secKey: true })
    expect(emulator.secKey).toEqual({ apiKey: encoded.stdout.trim(), pem: decoded.stdout })
  })

  test('stops on SIGTERM and exits 0, without colours in a pipe', async () => {
    const child = spawn(process.execPath, [cli, ...testStart, '--port', '0', '--sec-key'])
    let output = ''
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (text) => {
        output += text
        if (output.includes('Outcomes')) resolve()
      })
    })
    child.kill('SIGTERM')
    const code = await new Promise((resolve) => child.once('exit', resolve))
    expect(code).toBe(0)
    expect(output).not.toContain('\u001b[')
    expect(output).toContain(`${ownName(process.env)} sec-key --data-dir ${testDataDir} prints the API key`)
  })
})
