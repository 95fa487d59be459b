import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listOperations } from '../../schemas/generate/listed-operations.ts'
import type { Emulator } from '../../server/index.ts'
import { run } from '../helpers/command.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startTestEmulator()
})
afterAll(() => emulator.close())

async function hintTo(method: string, path: string, body: Buffer) {
  const response = await fetch(emulator.url + path.replace(/:\w+/g, 'x'), { method, body: new Uint8Array(body) })
  const { error } = (await response.json()) as { error: string }
  return { status: response.status, hint: response.headers.get('smile-emulator-hint') ?? error }
}

const latin1 = Buffer.from('{"name":"Ren\xe9"}', 'latin1')
const readers = (await listOperations()).filter(({ operation }) => operation.body === 'json')

describe.each(readers.map(({ operation: { method, path } }) => [method.toUpperCase(), path] as const))(
  '%s %s',
  (method, path) => {
    test('refuses what is not UTF-8, and says where it is not', async () => {
      expect(await hintTo(method, path, latin1)).toEqual({
        status: 400,
        hint: expect.stringContaining('The body is not valid UTF-8: byte 0xe9 at offset 12. Encode it as UTF-8.'),
      })
    })

    test('refuses a byte order mark by its name', async () => {
      expect(await hintTo(method, path, Buffer.from('\ufeff{}'))).toEqual({
        status: 400,
        hint: expect.stringContaining('The body begins with a byte order mark (EF BB BF), which JSON must not.'),
      })
    })
  },
)

test('a scenario that is not UTF-8 is refused, in the control API and in a file, with its place', async () => {
  const text = Buffer.from('name: mine\nsummary: Ren\xe9\n', 'latin1')
  expect(await hintTo('PUT', '/__emulator/scenarios/mine', text)).toMatchObject({
    status: 400,
    hint: expect.stringContaining('not valid UTF-8: byte 0xe9 at offset 23'),
  })
  const file = join(temporaryFolder('scenarios'), 'mine.yaml')
  writeFileSync(file, text)
  expect(await run(['check', file])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`${file}:2:13: is not valid UTF-8: byte 0xe9 at offset 23.`),
  })
})

test.each([
  ['state', ['state', 'load']],
  ['pact', ['check-pact']],
])('a file of a %s that is not UTF-8 is refused, and one that begins with a mark is read', async (_, words) => {
  const folder = temporaryFolder('text')
  const file = join(folder, 'file.json')
  writeFileSync(file, latin1)
  const { code, stderr } = await run([...words, file])
  expect([code, stderr]).toEqual([1, expect.stringContaining(`${file} is not valid UTF-8: byte 0xe9 at offset 12.`)])
  writeFileSync(file, '\ufeff{}')
  expect((await run([...words, file])).stderr).toMatch(/is not a (state|pact)/)
})
