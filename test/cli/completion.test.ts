import { execFileSync } from 'node:child_process'
import { chmodSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { shells } from '../../server/cli/clients/shells.ts'
import { flagsOf } from '../../server/cli/command.ts'
import { commands } from '../../server/cli/commands.ts'
import { suggest } from '../../server/cli/options/suggest.ts'
import { shippedScenarios } from '../../server/files/scenarios/files.ts'
import { cli, run } from '../helpers/command.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const wordsFor = async (...typed: string[]) => (await suggest(typed, commands)).map(({ word }) => word)
const names = commands.map(({ name }) => name)
const scenarios = readdirSync(shippedScenarios).flatMap((file) => (file.endsWith('.yaml') ? file.slice(0, -5) : []))

describe('what is offered', () => {
  test.each<[string, string[], string[]]>([
    ['every command at first', [''], names],
    ['commands that begin so', ['che'], ['check', 'check-pact']],
    ['commands to be explained', ['help', 'st'], ['start', 'state']],
    ['the words of an option', ['start', '--clock', ''], ['system', 'virtual']],
    ['those that begin so', ['start', '--clock', 'v'], ['virtual']],
    ['the same written in one', ['--clock=v'], ['--clock=virtual']],
    ['the same as bash takes it apart', ['start', '--clock', '=', 'v'], ['virtual']],
    ['the same when nothing follows yet', ['start', '--clock', '='], ['system', 'virtual']],
    ['of what may be a word or something else, the words', ['--signature-age', ''], ['none']],
    ['options of start without its name', ['--strict', '--callback-u'], ['--callback-url']],
    ['an option that may be repeated', ['--partner', '1:a', '--part'], ['--partner']],
    ['no option twice', ['--clock', 'virtual', '--clock'], ['--clock-rate']],
    ['the words behind a command', ['state', ''], ['save', 'load']],
    ['those of the second place', ['review', '0000000001', ''], ['approve', 'reject', 'spoof']],
    ['the same behind options', ['review', '--partner', '1', 'x', 'a'], ['approve']],
    ['the reports of a command', ['coverage', '--reporter', ''], ['text', 'json', 'badge']],
    ['languages', ['env', '--for', 'p'], ['python', 'php']],
    ['shells', ['completion', ''], [...shells]],
    ['a file where a file is meant', ['state', 'save', ''], []],
    ['anything for a value that is somebody’s own', ['--callback-url', ''], []],
    ['nothing of ours behind --', ['exec', '--', 'npm', ''], []],
    ['nothing for a command that is not there', ['strat', ''], []],
  ])('is %s', async (_, typed, words) => {
    expect(await wordsFor(...typed)).toEqual(words)
  })

  test('is every shipped scenario, for the next submission and for all', async () => {
    expect([...(await wordsFor('next', ''))].sort()).toEqual(scenarios.sort())
    expect([...(await wordsFor('--default-scenario', ''))].sort()).toEqual(scenarios)
  })

  test.each(names)('has every option of %s, with what it is for', async (name) => {
    const command = commands.find((one) => one.name === name)
    const flags = command ? await flagsOf(command) : []
    const offered = await suggest([name, '--'], commands)
    const own = flags.filter(({ misplaced }) => misplaced === undefined)
    expect(offered.map(({ word }) => word)).toEqual([...own.map(({ flag }) => `--${flag}`), '--help'])
    expect(offered.filter(({ about }) => about === '')).toEqual([])
  })
})

describe('every command', () => {
  test.each(names)('%s is in the help, and explains itself', async (name) => {
    expect((await run(['--help'])).stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'))
    const explained = await run(['help', name])
    expect([explained.code, explained.stdout]).toEqual([0, expect.stringContaining('Exit codes: ')])
    const command = commands.find((one) => one.name === name)
    for (const { flag, misplaced } of command ? await flagsOf(command) : [])
      if (!misplaced) expect(explained.stdout).toContain(`  --${flag}`)
  })

  test('has a name of its own, and no option twice', async () => {
    expect(new Set(names).size).toBe(names.length)
    for (const command of commands) {
      const flags = (await flagsOf(command)).map(({ flag }) => flag)
      expect([command.name, new Set(flags).size]).toEqual([command.name, flags.length])
    }
  })
})

describe('completion', () => {
  test.each(shells)('prints what %s evaluates', async (shell) => {
    const { code, stdout } = await run(['completion', shell])
    expect([code, stdout]).toEqual([0, expect.stringContaining(' completion suggest -- ')])
  })

  test.each([
    [[], 'Name one of bash, zsh, fish, such as: completion bash.'],
    [['bsh'], 'The shell: there is no "bsh". Did you mean bash?'],
    [['bash', 'zsh'], '"zsh" was not expected.'],
  ])('of %j is wrong usage', async (words, message) => {
    const { code, stderr } = await run(['completion', ...words])
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
  })

  test('fills in a command line of bash', () => {
    const folder = temporaryFolder('completion')
    const program = join(folder, 'smile-id-emulator')
    writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`)
    chmodSync(program, 0o755)
    const bash = (typed: string[]) => {
      const script = `eval "$(smile-id-emulator completion bash)"
        COMP_WORDS=(smile-id-emulator "$@"); COMP_CWORD=$#
        _smile_id_emulator smile-id-emulator
        printf '%s\\n' "\${COMPREPLY[@]}"`
      const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` }
      return execFileSync('bash', ['-c', script, 'bash', ...typed], { env, encoding: 'utf8' })
        .trim()
        .split('\n')
    }
    expect(bash(['che'])).toEqual(['check', 'check-pact'])
    expect(bash(['next', ''])).toContain('rejected')
    expect(bash(['start', '--clock', '=', ''])).toEqual(['system', 'virtual'])
  })
})
