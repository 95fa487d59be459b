import { mkdirSync, readdirSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../server/files/root.ts'
import { openCertificates } from '../../server/tls/certificates.ts'
import { makeFolder } from '../../server/tls/make-folder.ts'
import { openRsaKey } from '../../server/tls/rsa-key.ts'
import { runProgram } from '../helpers/command.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const options = join(packageRoot, 'server', 'options', 'default-options.ts')
const printed = `import(process.argv[1]).then(({ defaultOptions }) => process.stdout.write(defaultOptions.dataDir))`

/** Where certificates would be kept. */
async function dataDir(environment: NodeJS.ProcessEnv): Promise<string> {
  return (await runProgram(process.execPath, ['-e', printed, options], environment)).stdout
}

const own = join(userInfo().homedir, '.local', 'share', 'smile-id-emulator')

test.concurrent.each<[string, NodeJS.ProcessEnv, string]>([
  ['below HOME', { HOME: '/home/ada', XDG_DATA_HOME: '' }, '/home/ada/.local/share/smile-id-emulator'],
  ['below XDG_DATA_HOME', { HOME: '/home/ada', XDG_DATA_HOME: '/srv' }, '/srv/smile-id-emulator'],
  [
    'and not below a relative XDG_DATA_HOME',
    { HOME: '/home/ada', XDG_DATA_HOME: 'srv' },
    '/home/ada/.local/share/smile-id-emulator',
  ],
  ['and not in this folder when HOME is empty', { HOME: '', XDG_DATA_HOME: '' }, own],
  ['and not in this folder when HOME is relative', { HOME: '.', XDG_DATA_HOME: '' }, own],
])('keys are kept %s', async (_, environment, expected) => {
  expect(await dataDir(environment)).toBe(expected)
})

test('a user without a home folder gets the advice to name one', async () => {
  const message =
    'There is no home folder to keep certificates and keys in. Name a folder with --data-dir, or set HOME.'
  await expect(openCertificates('')).rejects.toThrow(message)
  await expect(openRsaKey('')).rejects.toThrow(message)
})

test.runIf(process.platform === 'linux')(
  'a home in which no folder can be made ends at once, with the reason',
  async () => {
    const cli = join(packageRoot, 'cli.js')
    const ca = await runProgram(process.execPath, [cli, 'ca'], { HOME: '/proc', XDG_DATA_HOME: '' })
    expect(ca).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/Cannot write certificates to \/proc\/.*--data-dir/),
    })
  },
)

test('folders are made with those that lead to them, and those that are there are left as they are', () => {
  const folder = temporaryFolder('folders')
  const path = join(folder, 'a', 'b', 'c')
  makeFolder(path)
  makeFolder(path)
  mkdirSync(join(path, 'kept'))
  makeFolder(join(path, 'kept'))
  expect(readdirSync(path)).toEqual(['kept'])
})
