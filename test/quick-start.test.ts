import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { testDataDir } from './helpers/emulator.ts'

const door = join(import.meta.dirname, '..', 'server', 'index.ts')

// In a process of its own: this one has loaded everything by now.
const program = `
  import { createRequire } from 'node:module'
  import { startEmulator } from ${JSON.stringify(door)}
  const loaded = () => {
    const paths = Object.keys(createRequire(import.meta.url).cache)
    const packages = paths.map((path) => path.match(/.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/)?.[1])
    return [...new Set(packages)].sort().join()
  }
  const emulator = await startEmulator({ checkAnswers: true, dataDir: ${JSON.stringify(testDataDir)} })
  await fetch(emulator.url + '/__emulator/ca.pem')
  console.log(loaded())
  await fetch(emulator.url + '/v1/upload', { method: 'POST', body: '{}' })
  console.log(loaded())
  const form = new FormData()
  form.append('product', 'enhanced_kyc')
  await fetch(emulator.url + '/v3/token', { method: 'POST', body: form })
  console.log(loaded())
  await emulator.close()
`

test('packages that most starts do without are loaded when somebody needs them', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program])
  const [started = '', asked = '', formed = ''] = stdout.split('\n')
  for (const name of ['ajv', 'express', 'multer', 'busboy', 'yaml', 'reflect-metadata', '@faker-js/faker']) {
    expect(started.split(',')).not.toContain(name)
  }
  // As the first message is checked.
  expect(asked.split(',')).toContain('ajv')
  expect(asked.split(',')).not.toContain('express')
  expect(asked.split(',')).not.toContain('multer')
  // As the first body of parts is taken apart.
  expect(formed.split(',')).toContain('multer')
  expect(formed.split(',')).not.toContain('express')
})
