import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { controlApiVersion } from '../../server/control/api/version.ts'
import { packageRoot, packageVersion } from '../../server/files/root.ts'
import { runProgram } from '../helpers/command.ts'
import { testDataDir, testStart } from '../helpers/emulator.ts'
import { type InstalledPackage, installPackage } from './installed-package.ts'

// Everything else tests what is in server/. This tests what users get: built, packed, and without the rest of the clone.

let installed: InstalledPackage

beforeAll(() => {
  installed = installPackage(['@types/node', 'smile-identity-core'])
})

describe('the package', () => {
  // Pictures, and programs in TypeScript, which Node does not run below node_modules.
  const onlyInClone = [/^docs\/.*\.png$/, /^(examples|bench|test)\//, /^CONTRIBUTING\.md$/]

  test('has what its README links to, or it is for readers of the clone', () => {
    const links = [...readFileSync(join(installed.folder, 'README.md'), 'utf8').matchAll(/\]\(([^)#:]+)\)/g)]
    const paths = links.map(([, path = '']) => path)
    expect(paths.length).toBeGreaterThan(5)
    const missing = paths.filter((path) => !existsSync(join(installed.folder, path)))
    expect(missing.filter((path) => !onlyInClone.some((pattern) => pattern.test(path)))).toEqual([])
  })

  test('has nothing that leads to what it has not: no maps to sources, and no tests', () => {
    const files = readdirSync(installed.folder, { recursive: true, encoding: 'utf8' })
    expect(files).toContain('LICENSE')
    expect(files.filter((file) => /\.map$|\.test\.|(?<!\.d)\.ts$/.test(file))).toEqual([])
  })
})

describe('the command that is installed', () => {
  test('serves, shows its pages, and stops on a signal', async () => {
    const child = spawn(installed.command, [...testStart, '--port', '0'], {
      cwd: installed.project,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const url = await listening(child)
    const health = await fetch(`${url}/__emulator/health`)
    expect(await health.json()).toEqual({ status: 'ok', version: packageVersion(), control_api: controlApiVersion })
    const page = await (await fetch(`${url}/__emulator/`)).text()
    const [, style = ''] = /href="([^"]+\.css[^"]*)"/.exec(page) ?? []
    expect((await fetch(new URL(style, url))).status).toBe(200)
    expect((await fetch(`${url}/__emulator/schemas/v1/callback.schema.json`)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('checks scenario files against the schema it brings', async () => {
    const file = installed.write(
      'story.yaml',
      'name: story\nsummary: One.\nstages:\n  - { after: 1s, outcome: aproved }\n',
    )
    const { code, stderr } = await runProgram(installed.command, ['check', file])
    expect([code, stderr]).toEqual([1, expect.stringContaining('Did you mean approved?')])
  })
})

describe('the library that is installed', () => {
  test('plays a job of the official SDK, whose callback it signs', async () => {
    const program = installed.write(
      'job.js',
      `import smile from 'smile-identity-core'
       import { startEmulator } from 'smile-id-emulator'
       import { verify } from 'smile-id-emulator/signature'

       const dataDir = ${JSON.stringify(testDataDir)}
       const emulator = await startEmulator({ checkAnswers: true, clock: 'virtual', callbacks: 'collect', dataDir })
       emulator.trust()
       const [{ id, apiKey }] = emulator.partners
       const api = new smile.WebApi(id, 'http://localhost/callback', apiKey, new URL(emulator.secureUrl).host + '/v1')
       const job = { user_id: 'demo-anna-provisional', job_id: 'job-1', job_type: 2 }
       const images = [{ image_type_id: 2, image: '/9j/4AAQSkZJRgABAQ==' }]
       await api.submit_job(job, images, {}, { return_job_status: false })
       await emulator.clock.advance('31s')
       const heard = emulator.callbacks.inbox().map(({ body }) => [
         body.ResultCode, verify({ partnerId: id, apiKey, timestamp: body.timestamp }, body.signature),
       ])
       await emulator.close()
       console.log(JSON.stringify(heard))`,
    )
    const { stdout, stderr } = await runProgram(process.execPath, [program])
    expect([stdout, stderr]).toEqual(['[["0822",true],["1220",true]]\n', ''])
  })

  test('can be required, as its documents can', async () => {
    const program = installed.write(
      'required.cjs',
      `const { startEmulator } = require('smile-id-emulator')
       console.log(
         typeof startEmulator,
         typeof require('smile-id-emulator/signature').verify,
         require('smile-id-emulator/schemas/v1/callback.schema.json').$schema,
         require('smile-id-emulator/contracts/smile-id--partner-callback.json').provider.name,
         require('smile-id-emulator/package.json').version,
       )`,
    )
    const { stdout, stderr } = await runProgram(process.execPath, [program])
    expect([stdout.trim(), stderr]).toEqual([
      `function function https://json-schema.org/draft/2020-12/schema partner-callback ${packageVersion()}`,
      '',
    ])
  })

  test.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])(
    'has types that hold with module %s and resolution %s, its own looked at too',
    async (module, moduleResolution) => {
      const program = installed.write(
        'typed.ts',
        `import { type Emulator, type Job, startEmulator } from 'smile-id-emulator'
       import { verify } from 'smile-id-emulator/signature'

       await using emulator: Emulator = await startEmulator({ checkAnswers: true, clock: 'virtual' })
       await emulator.next('rejected')
       const jobs: readonly Job[] = await emulator.jobs.list()
       export const holds: boolean = verify({ partnerId: '1', apiKey: 'k', timestamp: jobs[0]?.submission.jobId }, undefined)
       // @ts-expect-error An option that there is not.
       await startEmulator({ checkAnswers: true, prot: 1 })`,
      )
      const options = {
        module,
        moduleResolution,
        target: 'es2022',
        lib: ['es2022', 'esnext.disposable'],
        types: ['node'],
      }
      const settings = {
        compilerOptions: { ...options, strict: true, noEmit: true, skipLibCheck: false },
        files: [program],
      }
      const config = installed.write(`tsconfig.${module}.json`, JSON.stringify(settings))
      const { code, stdout } = await runProgram(join(packageRoot, 'node_modules', '.bin', 'tsc'), ['-p', config])
      expect([code, stdout]).toEqual([0, ''])
    },
  )
})

/** Where a command that was started listens. */
function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (text) => {
      output += text
      const [url] = /http:\/\/localhost:\d+/.exec(output) ?? []
      if (url) resolve(url)
    })
    child.once('exit', () => reject(new Error(`the command ended before it listened: ${output}`)))
  })
}
