import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { parse } from 'yaml'
import { registry } from '../helpers/registry.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

/** Reads blocks as their language does. @returns what is wrong with each, empty if nothing is; undefined if its program is not here. */
export type Reader = (texts: readonly string[]) => readonly string[] | undefined

/** How a block of each language is read. A language without a reader may not stand on a page. */
export const readers: Readonly<Record<string, Reader>> = {
  bash: by('bash', ['-n']),
  console: (texts) => by('bash', ['-n'])(texts.map(commandsOf)),
  diff: by('git', ['apply', '--stat', '-']),
  go: by('gofmt', ['-e']),
  ini: by('python3', ['-c', 'import configparser, sys; configparser.ConfigParser().read_string(sys.stdin.read())']),
  java: readJava,
  js: each(readScript),
  json: each((text) => void JSON.parse(text)),
  php: (texts) => by('php', ['-l'])(texts.map((text) => `<?php\n${text.replaceAll('self::', 'Wrapped::')}`)),
  properties: each(readProperties),
  python: by('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())']),
  ruby: by('ruby', ['-c']),
  ts: each(readScript),
  xml: by('python3', ['-c', 'import sys, xml.dom.minidom as x; x.parseString(sys.stdin.read())']),
  yaml: each(readYaml),
}

/** The commands of a console block, which stand behind a dollar; the rest is what they print. */
export function commandsOf(text: string): string {
  const commands = text.split('\n').filter((line) => line.startsWith('$ '))
  return `${commands.map((line) => line.slice(2)).join('\n')}\n`
}

function each(read: (text: string) => void): Reader {
  return (texts) =>
    texts.map((text) => {
      try {
        read(text)
        return ''
      } catch (error) {
        return (error as Error).message
      }
    })
}

function by(program: string, words: readonly string[]): Reader {
  return (texts) => {
    const runs = texts.map((input) => spawnSync(program, [...words], { input, encoding: 'utf8' }))
    if (runs.some(isMissing)) return undefined
    return runs.map(({ status, stderr, stdout }) =>
      status === 0 ? '' : `${stderr}${stdout}`.trim() || `exit ${status}`,
    )
  }
}

function isMissing({ error }: { error?: Error }): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT'
}

function readProperties(text: string): void {
  const strange = text.split('\n').find((line) => !/^(\s*#.*|\s*|[\w.-]+\s*=.*)$/.test(line))
  if (strange !== undefined) throw new Error(`"${strange}" is not a name, an equals sign and a value`)
}

function readScript(text: string): void {
  stripTypeScriptTypes(text, { mode: 'strip' })
}

// Parsing alone: a page need not have every library that its examples use.
function readJava(texts: readonly string[]): readonly string[] | undefined {
  const folder = temporaryFolder('java')
  const files = texts.flatMap(asJavaSources).map((source, at) => {
    const file = join(folder, `Source${at}.java`)
    writeFileSync(file, source)
    return file
  })
  const run = spawnSync('java', ['-XX:TieredStopAtLevel=1', parser, ...files], { encoding: 'utf8' })
  if (isMissing(run)) return undefined
  if (run.status !== 0) throw new Error(run.stderr)
  const problems = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as string)
  return texts.map((_, at) => {
    const ofText = problems.slice(at * 3, at * 3 + 3)
    return ofText.includes('') ? '' : ofText.join(' | ')
  })
}

const parser = join(import.meta.dirname, 'ParseJava.java')

/** A part of a program is tried as a file, in a class, and in a method. */
function asJavaSources(text: string): string[] {
  const lines = text.split('\n')
  const imports = lines.filter((line) => line.startsWith('import '))
  const rest = lines.filter((line) => !line.startsWith('import '))
  const inClass = [...imports, 'class Wrapped {', ...rest, '}']
  const inMethod = [...imports, 'class Wrapped { void run() throws Exception {', ...rest, '} }']
  return [text, inClass.join('\n'), inMethod.join('\n')]
}

function readYaml(text: string): void {
  const value = parse(text) as Readonly<Record<string, unknown>>
  const schema = schemaOf(value)
  const [problem] = schema === undefined ? [] : registry.validate(schema, value)
  if (problem) throw new Error(`as a ${schema}: ${JSON.stringify(problem)}`)
}

/** The schema that a YAML document is meant for; undefined for what others read: compose, GitHub and GitLab. */
function schemaOf(value: Readonly<Record<string, unknown>>): string | undefined {
  if ('stages' in value) return 'scenario'
  const isOfOthers = Array.isArray(value) || 'services' in value || 'jobs' in value || 'runs' in value
  const isGitLab =
    !Array.isArray(value) &&
    Object.values(value).some((one) => one !== null && typeof one === 'object' && 'script' in one)
  return isOfOthers || isGitLab ? undefined : 'configuration'
}
