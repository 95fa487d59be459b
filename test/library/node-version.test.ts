import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../server/files/root.ts'
import { nodeProblem } from '../../server/library/node-version.ts'
import { cli, runProgram } from '../helpers/command.ts'

const { engines } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { engines: { node: string } }
const least = engines.node.replace('>=', '')

test.each([`${least}.0`, '22.22.1', '24.0.0', '26.1.0'])('Node %s will do', (version) => {
  expect(nodeProblem(version)).toBeUndefined()
})

test.each(['22.12.0', '20.20.2', '18.0.0'])(
  'Node %s will not, and the message names the version in package.json',
  (version) => {
    expect(nodeProblem(version)).toContain(`Node ${least} or newer is needed, and this is ${version}.`)
  },
)

test('a command that an old Node runs says so, instead of failing on what that Node lacks', async () => {
  const pretend = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.1.0"})'
  const { code, stderr } = await runProgram(process.execPath, ['--import', pretend, cli, '--version'])
  expect([code, stderr]).toEqual([1, expect.stringContaining('and this is 20.1.0. Install a newer one')])
})
