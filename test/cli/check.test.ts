import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkJunit } from '../../server/cli/reports/check.ts'
import { run } from '../helpers/command.ts'
import { openPython } from '../helpers/python.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const python = await openPython()
const stages = ['stages:', '  - { after: 1s, outcome: approved, by: machine }']

/** A folder of scenario files, each given by its lines. */
function folderOf(files: Readonly<Record<string, readonly string[]>>): string {
  const folder = temporaryFolder('check')
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), `${lines.join('\n')}\n`)
  return folder
}

const misspelt = ['name: mine', 'summary: Mine.', 'match:', '  user_id: { mathces: "x" }', ...stages]

describe('check', () => {
  test('says of a misspelt word what was meant, and nothing more', async () => {
    const folder = folderOf({ 'mine.yaml': misspelt })
    expect(await run(['check', folder])).toEqual({
      code: 1,
      stdout: '',
      stderr: `${folder}/mine.yaml:4:14: /match/user_id/mathces is not known here. Did you mean matches?\n1 problem in 1 scenario file.\n`,
    })
  })

  test('lets a file extend a shipped scenario, as start does', async () => {
    const folder = folderOf({
      'slow.yaml': ['name: slow', 'summary: Slow.', 'extends: rejected', 'respond: { latency: 2s }'],
    })
    expect(await run(['check', folder])).toMatchObject({ code: 0, stdout: '1 scenario file: all right.\n' })
    const wrong = folderOf({ 'slow.yaml': ['name: slow', 'summary: Slow.', 'extends: rejcted'] })
    const { stderr } = await run(['check', wrong])
    expect(stderr).toContain('slow.yaml:3:1: /extends names a scenario that does not exist. Did you mean "rejected"?')
  })

  test('looks at a file in its place: it may extend its neighbour', async () => {
    const folder = folderOf({
      'base.yaml': ['name: base', 'summary: Base.', ...stages],
      'mine.yaml': ['name: mine', 'summary: Mine.', 'extends: base'],
    })
    expect(await run(['check', join(folder, 'mine.yaml')])).toMatchObject({
      code: 0,
      stdout: '1 scenario file: all right.\n',
    })
  })

  test('lays folders over each other, as start does', async () => {
    const base = folderOf({ 'a.yaml': ['name: mine', 'summary: Mine.', ...stages] })
    const over = folderOf({ 'b.yaml': ['name: mine', 'summary: Again.', 'extends: mine', 'job_status: { lag: 1s }'] })
    expect(await run(['check', base, over])).toMatchObject({ code: 0, stdout: '2 scenario files: all right.\n' })
    expect(await run(['check', over, base])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('names a scenario that does not exist'),
    })
  })

  test('lists problems from top to bottom, file by file', async () => {
    const folder = folderOf({ 'a.yaml': ['colour: red', 'name: 5', 'summary: 5', ...stages], 'b.yaml': ['name: ['] })
    const { stderr } = await run(['check', folder])
    const places = [...stderr.matchAll(/([ab])\.yaml:(\d+)/g)].map(([, file, line]) => `${file}${line}`)
    expect(places).toEqual(['a1', 'a2', 'a3', 'b2'])
  })
})

describe('check --reporter json', () => {
  test('lists files and problems in a stable form', async () => {
    const folder = folderOf({ 'mine.yaml': misspelt, 'right.yaml': ['name: right', 'summary: Right.', ...stages] })
    const { code, stdout, stderr } = await run(['check', folder, '--reporter', 'json'])
    expect([code, stderr]).toEqual([1, ''])
    expect(JSON.parse(stdout)).toEqual({
      files: [`${folder}/mine.yaml`, `${folder}/right.yaml`],
      faults: [
        {
          file: `${folder}/mine.yaml`,
          line: 4,
          column: 14,
          message: '/match/user_id/mathces is not known here. Did you mean matches?',
        },
      ],
    })
  })

  test('is valid, and the exit code 0, when nothing is wrong', async () => {
    const { code, stdout } = await run(['check', '--reporter=json'])
    expect([code, JSON.parse(stdout).faults]).toEqual([0, []])
  })
})

describe.skipIf(!python)('check --reporter junit', () => {
  const script = `
import json, sys, xml.etree.ElementTree as tree
def shown(node): return [node.tag, node.attrib, (node.text or "").strip(), [shown(child) for child in node]]
print(json.dumps(shown(tree.fromstring(json.load(sys.stdin).encode()))))
`
  const file = join(temporaryFolder('check'), 'parse.py')
  writeFileSync(file, script)
  // biome-ignore lint/suspicious/noExplicitAny: a tree of any form.
  const parsed = (xml: string) => python?.run(file, xml) as Promise<any>

  test('writes XML with a testcase a file and a failure a fault', async () => {
    const folder = folderOf({
      'a.yaml': ['name: "<&>"', 'summary: "\\"quoted\\"', ...stages],
      'b&c.yaml': ['name: b', 'summary: 5', 'colour: red', ...stages],
      'right.yaml': ['name: right', 'summary: Right.', ...stages],
    })
    mkdirSync(join(folder, 'none.yaml'))
    const { code, stdout } = await run(['check', folder, '/no/such/place', '--reporter', 'junit'])
    expect(code).toBe(1)
    const [tag, counts, , [suite]] = await parsed(stdout)
    expect([tag, counts]).toEqual([
      'testsuites',
      { name: 'smile-id-emulator check', tests: '5', failures: '4', errors: '0' },
    ])
    const cases = suite[3].map(([name, { file: path }, , failures]: [string, { file: string }, string, string[][]]) => [
      name,
      path.replace(`${folder}/`, ''),
      failures.map(([kind]) => kind),
    ])
    expect(cases).toEqual([
      ['testcase', 'a.yaml', ['failure']],
      ['testcase', 'b&c.yaml', ['failure', 'failure']],
      ['testcase', 'none.yaml', ['failure']],
      ['testcase', 'right.yaml', []],
      ['testcase', '/no/such/place', ['failure']],
    ])
    const [, { message }, text] = suite[3][1][3][1]
    expect([message, text]).toEqual([
      '/colour is not known here.',
      `${folder}/b&c.yaml:3:1: /colour is not known here.`,
    ])
  })

  test('escapes what XML cannot hold as it is, and replaces what it cannot hold at all', async () => {
    const message = `<a href="x">&amp; ]]> 'é' 😀 tab\tline\nend\r \u0000\u0007\u001b[31m\uFFFF\uD800`
    const xml = checkJunit({ files: ['a.yaml'], problems: [{ file: 'a.yaml', line: 1, column: 2, message }] })
    const [, , , [suite]] = await parsed(xml)
    const [, attributes, text] = suite[3][0][3][0]
    const kept = `<a href="x">&amp; ]]> 'é' 😀 tab\tline\nend\r \uFFFD\uFFFD\uFFFD[31m\uFFFD\uFFFD`
    expect([attributes.message, text]).toEqual([kept, `a.yaml:1:2: ${kept}`])
  })
})

test('a reporter that does not exist is wrong usage', async () => {
  const { code, stderr } = await run(['check', '--reporter', 'jnit'])
  expect([code, stderr]).toEqual([2, expect.stringContaining('--reporter: there is no "jnit". Did you mean junit?')])
})

test('the JSON report says the same as the shipped files', async () => {
  const { stdout } = await run(['check', '--reporter', 'json'])
  for (const path of JSON.parse(stdout).files) expect(readFileSync(path, 'utf8')).toContain('name: ')
})
