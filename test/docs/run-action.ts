import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { packageRoot } from '../../server/files/root.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

interface Step {
  readonly name: string
  readonly if?: string
  readonly run?: string
  readonly uses?: string
  readonly env?: Readonly<Record<string, string>>
  readonly with?: Readonly<Record<string, string>>
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>
  readonly runs: { readonly using: string; readonly steps: readonly Step[] }
}

/** The action, as GitHub would read it. */
export const action: Action = parse(readFileSync(join(packageRoot, 'action.yml'), 'utf8'))

/** How a run of the action went. */
export interface ActionRun {
  readonly succeeded: boolean
  /** Steps that ran, in order. */
  readonly ran: readonly string[]
  readonly printed: string
  readonly summary: string
  /** What it set for later steps. */
  readonly environment: Readonly<Record<string, string>>
  /** The folder of the runner's temporary files. */
  readonly temp: string
}

/** Runs the steps of the action as GitHub's runner does: conditions, inputs, and the files by which steps speak to it. */
export function runAction(inputs: Readonly<Record<string, string>>, base: NodeJS.ProcessEnv): ActionRun {
  const temp = temporaryFolder('runner')
  const files = Object.fromEntries(['GITHUB_ENV', 'GITHUB_STEP_SUMMARY'].map((name) => [name, join(temp, name)]))
  for (const path of Object.values(files)) writeFileSync(path, '')
  const defaults = Object.fromEntries(Object.entries(action.inputs).map(([name, one]) => [name, one.default]))
  const given = { ...defaults, ...inputs }
  const fill = (text: string) =>
    text
      .replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => given[name] ?? '')
      .replace(/\$\{\{ runner\.temp \}\}/g, temp)
  const ran: string[] = []
  let printed = ''
  let succeeded = true
  mkdirSync(temp, { recursive: true })
  for (const step of action.runs.steps) {
    if (!isDue(step.if ?? 'success()', given, succeeded)) continue
    ran.push(step.name)
    if (step.run === undefined) continue
    const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, fill(text)]))
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', fill(step.run)],
      {
        cwd: temp,
        encoding: 'utf8',
        env: { ...base, ...files, RUNNER_TEMP: temp, ...read(files.GITHUB_ENV), ...own },
      },
    )
    printed += stdout + stderr
    if (status !== 0) succeeded = false
  }
  return {
    succeeded,
    ran,
    printed,
    summary: text(files.GITHUB_STEP_SUMMARY),
    environment: read(files.GITHUB_ENV),
    temp,
  }
}

/** Whether a step's condition holds. It is of the small part of GitHub's expressions that the action uses. */
function isDue(condition: string, inputs: Readonly<Record<string, string>>, succeeded: boolean): boolean {
  const words = condition.split(' && ')
  const holds = (word: string): boolean => {
    if (word === 'always()') return true
    if (word === 'failure()') return !succeeded
    if (word === 'success()') return succeeded
    const [, name = '', operator, value] = /^inputs\.([\w-]+) (==|!=) '([^']*)'$/.exec(word) ?? []
    if (operator === undefined) throw new Error(`This test does not know the condition "${word}".`)
    return (inputs[name] === value) === (operator === '==')
  }
  const hasStatus = words.some((word) => /^(?:always|failure|success)\(\)$/.test(word))
  return words.every(holds) && (hasStatus || succeeded)
}

function text(path: string | undefined): string {
  return path !== undefined && existsSync(path) ? readFileSync(path, 'utf8') : ''
}

function read(path: string | undefined): Record<string, string> {
  const lines = text(path)
    .split('\n')
    .filter((line) => line !== '')
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
}
