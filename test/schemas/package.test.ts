import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { readMessageSchemas } from '../../schemas/generate/message-schema.ts'
import { packageRoot } from '../../server/files/root.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const run = promisify(execFile)
const folder = temporaryFolder('packed')

// What a partner does: install the package, and import its schemas and pacts by name.
const reader = `
  const read = async (path) => (await import(\`smile-id-emulator/schemas/\${path}\`, { with: { type: 'json' } })).default
  const titles = await Promise.all(JSON.parse(process.argv[1]).map(async (path) => (await read(path)).title))
  const { openapi } = await read('openapi.json')
  const pact = await import('smile-id-emulator/contracts/smile-id--partner-callback.json', { with: { type: 'json' } })
  console.log(JSON.stringify({ titles, openapi, consumer: pact.default.consumer.name }))
`

test('the packed package exports every schema, the OpenAPI document and the pacts', async () => {
  const { stdout: file } = await run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: packageRoot,
  })
  const home = join(folder, 'node_modules', 'smile-id-emulator')
  mkdirSync(home, { recursive: true })
  await run('tar', ['-xzf', join(folder, file.trim()), '-C', home, '--strip-components', '1'])

  const messages = readMessageSchemas()
  const paths = JSON.stringify(messages.map(({ name }) => `${name}.schema.json`))
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', reader, paths], { cwd: folder })
  const titles = messages.map(({ schema }) => schema.title)
  expect(JSON.parse(stdout)).toEqual({ titles, openapi: '3.1.0', consumer: 'smile-id' })
})
