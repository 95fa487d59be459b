import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { flagsOf } from '../server/cli/command.ts'
import { commands } from '../server/cli/commands.ts'
import { optionTable } from '../server/cli/options/table.ts'
import { variableOf } from '../server/cli/options/variables.ts'
import { packageRoot } from '../server/files/root.ts'
import { run, runProgram } from '../test/helpers/command.ts'
import { startTestEmulator, testDataDir } from '../test/helpers/emulator.ts'
import { statesByGeneration } from './known-states.ts'
import { inLanguage, readme } from './readme-code.ts'
import { statePage } from './state-page.ts'
import { clients } from './v1/kit.ts'
import { pactPath, verifyWithCommand } from './verification.ts'

const dockerfile = readFileSync(join(packageRoot, 'Dockerfile'), 'utf8')
const patient = { timeout: 90_000 }

/** Every command line of ours that the page shows, and the flags in it. */
const commandLines = [...readme.matchAll(/smile-id-emulator ([a-z][a-z-]+)([^\n`'|&>]*)/g)].map(
  ([, name = '', rest = '']) => ({
    name,
    flags: [...(rest.split(' -- ')[0] ?? '').matchAll(/--([a-z-]+)/g)].map(([, flag = '']) => flag),
  }),
)

test.each([...statesByGeneration])(
  'the table of provider states of %s is what the emulator brings about (it prints itself here when it is not)',
  (name, states) => {
    const [, table] =
      new RegExp(`<!-- states of ${name} -->\\n([\\s\\S]*?)\\n<!-- /states of ${name} -->`).exec(readme) ?? []
    expect(table).toBe(statePage(states))
  },
)

test('the table of pacts names every client', () => {
  const [first, ...others] = clients.map(({ name }) => name)
  expect(readme).toContain(`${first}--smile-id-v1`)
  for (const name of others) expect(readme).toContain(name.replace('smile-identity-core', '').slice(0, 30))
})

test('every command that the page shows is there, with its options', async () => {
  expect(commandLines.length).toBeGreaterThan(8)
  for (const { name, flags } of commandLines) {
    const command = commands.find((one) => one.name === name)
    const known = command ? (await flagsOf(command)).map(({ flag }) => flag) : []
    expect([name, flags.filter((flag) => !known.includes(flag))]).toEqual([command?.name, []])
  }
})

test('the recipes are YAML of the form that their readers want', () => {
  const [actions, gitlab, compose] = inLanguage('yaml').map((text) => parse(text))
  expect(
    actions.jobs.test.steps.map(
      (step: object) => Object.keys(step).includes('uses') || Object.keys(step).includes('run'),
    ),
  ).not.toContain(false)
  expect(actions.on).toEqual(['push'])
  expect(gitlab.test.script.length).toBe(3)
  expect(gitlab.test.artifacts.reports.junit).toBe('pacts.xml')
  const services = compose.services as Record<string, { environment?: object; depends_on?: object }>
  for (const { depends_on: needs = {} } of Object.values(services)) {
    expect(Object.keys(needs).filter((name) => !(name in services))).toEqual([])
  }
  const variables = optionTable.map(({ flag }) => variableOf(flag))
  expect(Object.keys(services['smile-id']?.environment ?? {}).filter((name) => !variables.includes(name))).toEqual([])
})

test('the commands of the recipes do what they are there for', patient, async () => {
  const pact = pactPath('smile-identity-core-js--smile-id-v1')
  const exec = await run([
    'exec',
    '--data-dir',
    testDataDir,
    '--',
    process.execPath,
    '-e',
    'fetch(process.env.SMILE_ID_EMULATOR_URL)',
  ])
  expect(exec.code).toBe(0)
  expect((await run(['check-pact', pact])).code).toBe(0)
  const { code, stdout } = await run(['verify', '--data-dir', testDataDir, '--reporter', 'junit', pact])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^<\?xml[\s\S]*failures="0"[\s\S]*<\/testsuites>\n$/)
})

test('the health check that compose and Testcontainers wait for succeeds beside an emulator, and fails without', async () => {
  const [, command = '[]'] = /HEALTHCHECK[\s\S]*?CMD (\[.*\])/.exec(dockerfile) ?? []
  const [program, flag = '', script = ''] = JSON.parse(command) as string[]
  expect(program).toBe('node')
  await using emulator = await startTestEmulator()
  const port = new URL(emulator.url).port
  expect((await runProgram(process.execPath, [flag, script.replace('7645', port)])).code).toBe(0)
  expect((await runProgram(process.execPath, [flag, script.replace('7645', '1')])).code).toBe(1)
  expect(dockerfile).toContain('EXPOSE 7645')
})

test('what Testcontainers starts is a command of the image', () => {
  const [code = ''] = inLanguage('ts')
  const [, words = ''] = /withCommand\(\[(.*)\]\)/.exec(code) ?? []
  expect(dockerfile).toContain('ENTRYPOINT ["node", "dist/server/cli.js"]')
  expect(words.split(', ').map((word) => word.replaceAll("'", ''))).toEqual([
    'start',
    `--${optionTable.find(({ flag }) => flag === 'callback-host-rewrite')?.flag}`,
    'localhost=host.testcontainers.internal',
  ])
})

test('a verifier configured as on the page passes a pact', patient, async () => {
  await using emulator = await startTestEmulator({ callbacks: 'collect' })
  const { result } = await verifyWithCommand(
    emulator.url,
    [pactPath('smile-id-core-python--smile-id-v1')],
    ['--filter-description', 'lookup'],
  )
  expect(result).toBe(true)
  for (const path of ['pact/states', 'pact/messages']) expect(readme).toContain(`7645/__emulator/${path}`)
})

test('the page links to files that are there', () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = '']) => path)
  expect(links.filter((path) => !existsSync(join(packageRoot, 'contracts', path)))).toEqual([])
})
