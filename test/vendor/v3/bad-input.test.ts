import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listOperations } from '../../../schemas/generate/listed-operations.ts'
import { readSchema } from '../../../server/files/schema-files.ts'
import { defaultPartner } from '../../../server/index.ts'
import { openTestEmulator } from '../../helpers/emulator.ts'
import {
  type Mutation,
  withoutRequired,
  withUnknownMembers,
  withWrongTypes,
  withWrongWords,
} from '../../helpers/mutations.ts'
import { pictureMembers, withFiles } from '../../helpers/pictures.ts'
import { registry } from '../../helpers/registry.ts'
import { exampleOf } from '../../helpers/schema-examples.ts'
import type { SchemaObject } from '../../helpers/schema-places.ts'
import { requiredHeaders, type V3Answer, type V3Client, type V3Parts, v3Client } from '../../helpers/v3.ts'

const asked = (await listOperations())
  .filter(({ generation, operation }) => generation.name === 'v3' && operation.body === 'multipart')
  .map(({ operation }) => ({ ...operation, schema: operation.request ?? '' }))

test('every endpoint that takes parts names a schema of them, so that it is tried below', () => {
  expect(asked.length).toBeGreaterThan(3)
  expect(asked.filter(({ schema }) => schema === '')).toEqual([])
})

describe.each(asked)('$path', ({ path, schema, headers }) => {
  const root = readSchema(schema) as SchemaObject
  const example = exampleOf(schema) as V3Parts
  let emulator: Awaited<ReturnType<typeof openTestEmulator>>
  let client: V3Client
  let target = path

  beforeAll(async () => {
    emulator = await openTestEmulator({ callbacks: 'collect' })
    client = v3Client(emulator.url, defaultPartner)
  })
  afterAll(() => emulator.close())

  beforeEach(async () => {
    await emulator.control.reset()
    if (!path.includes(':')) return
    const { body } = await client.submit()
    await emulator.control.advance('5s')
    target = path.replace(':user_id', 'demo-anna').replace(/:\w+/, body.job_id)
  })

  const send = (parts: V3Parts): Promise<V3Answer> =>
    path === '/v3/token'
      ? client.mint(asParts(parts, schema))
      : client.post(target, asParts(parts, schema), requiredHeaders(headers, defaultPartner))

  async function expectSound(mutations: readonly Mutation[], statuses: (status: number) => boolean): Promise<void> {
    for (const { title: name, path: steps, value } of mutations) {
      // A body of parts is an object in any case.
      if (steps.length === 0) continue
      const { status, body: said, hint } = await send(value as V3Parts)
      expect([name, status, statuses(status)]).toEqual([name, status, true])
      expect([name, hint]).not.toEqual([name, expect.stringContaining('bug in the emulator')])
      if (status < 400) continue
      expect([name, registry.validate('v3/any-error', said)]).toEqual([name, []])
      expect([name, hint]).not.toEqual([name, ''])
    }
  }

  test('is taken as its schema gives it', async () => {
    const { status } = await send(example)
    expect(status).toBeLessThan(300)
  })

  test('is refused without what it needs, and the hint says what', async () => {
    await expectSound(withoutRequired(root, example), (status) => status === 400)
  })

  test('breaks nothing where a type is wrong, or a word', async () => {
    const sound = (status: number) => status < 300 || (status >= 400 && status < 500)
    await expectSound(withWrongTypes(root, example), sound)
    await expectSound(withWrongWords(root, example), sound)
  })

  test('takes what nobody knows', async () => {
    // 409: a user has one link, and the first of these makes it.
    await expectSound(withUnknownMembers(root, example), (status) => status < 300 || [400, 409].includes(status))
  })

  test.each(['null', '[]', '"text"', '7', '{', '{"a":'])('breaks nothing where a part of JSON is %s', async (text) => {
    const pictures = pictureMembers(schema)
    const objects = Object.entries(example).filter(([name, value]) => typeof value === 'object' && !pictures.has(name))
    for (const [name] of objects) {
      const { status, hint } = await send({ ...example, [name]: text })
      expect([name, text, status, hint]).toEqual([name, text, 400, expect.stringContaining(name)])
    }
  })
})

/** Whatever a mutation made of a body, as parts: text is text, a picture's name a picture, and everything else JSON. */
function asParts(body: V3Parts, schema: string): V3Parts {
  const entries = Object.entries(withFiles(body, schema)).map(([name, value]) => {
    const isSent = typeof value === 'string' || value === undefined || [value].flat()[0] instanceof File
    return [name, isSent ? value : JSON.stringify(value)]
  })
  return Object.fromEntries(entries)
}
