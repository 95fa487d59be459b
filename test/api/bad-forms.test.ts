import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { megabyte } from '../../server/core/text/size.ts'
import { readSchema } from '../../server/files/schema-files.ts'
import { defaultPartner, type Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import {
  exampleFormType,
  exampleParts,
  listFormOperations,
  partsOf,
  type WrittenPart,
  written,
} from '../helpers/example-form.ts'
import { withoutRequired, withWrongTypes } from '../helpers/mutations.ts'
import { registry } from '../helpers/registry.ts'
import { exampleOf } from '../helpers/schema-examples.ts'
import type { SchemaObject } from '../helpers/schema-places.ts'
import { signedHeaders } from '../helpers/v2.ts'
import { kycParts, requiredHeaders, v3Client } from '../helpers/v3.ts'

const operations = await listFormOperations()

test('every endpoint that takes parts names a schema of them, so that it is tried below', () => {
  expect(operations.length).toBeGreaterThan(3)
  expect(operations.filter(({ schema }) => schema === '').map(({ call }) => call)).toEqual([])
})

describe.each(operations)('$call', ({ generation, operation, schema }) => {
  const root = readSchema(schema) as SchemaObject
  const right = exampleParts(schema)
  const texts = right.filter(({ fileName }) => fileName === undefined)
  const json = texts.filter(({ content }) => /^[[{]/.test(content.toString()))
  // v2 says what is wrong by a code, and 400 of everything.
  const isCoded = generation.name === 'v2'
  let emulator: Emulator
  let proof: Record<string, string>
  let target: string

  beforeAll(async () => {
    emulator = await startTestEmulator({ callbacks: 'collect' })
    const client = v3Client(emulator.url, defaultPartner)
    const { body } = await client.submit({ callback_url: 'https://shop.example/first' })
    await emulator.clock.advance('1h')
    const keys = { 'smileid-partner-id': defaultPartner.id, 'smileid-api-key': defaultPartner.apiKey }
    const token = async () => ({
      ...requiredHeaders(operation.headers, defaultPartner),
      'smileid-token': await client.token(),
    })
    const own = operation.path === '/v3/token' ? keys : await token()
    proof = isCoded ? signedHeaders(defaultPartner) : own
    target = `${emulator.url}${operation.path.replace(':job_id', body.job_id).replace(':user_id', 'demo-anna')}`
  })

  afterAll(() => emulator.close())

  async function send(body: Buffer | string | ReadableStream, type: string | undefined = exampleFormType) {
    const sent = Buffer.isBuffer(body) ? new Uint8Array(body) : body
    const headers = { ...proof, ...(type !== '' && { 'content-type': type }) }
    const stream = body instanceof ReadableStream ? { duplex: 'half' } : {}
    const answer = await fetch(target, { method: 'POST', headers, body: sent, ...stream } as RequestInit)
    return { status: answer.status, body: await answer.json(), hint: answer.headers.get('smile-emulator-hint') ?? '' }
  }

  const sendParts = (parts: readonly WrittenPart[]) => send(written(parts))

  /** What is wrong with how something was refused; nothing when nothing is. @param about what its hint has to name. */
  function problemWith(
    { status: answered, body, hint }: Awaited<ReturnType<typeof send>>,
    about: string,
    status = 400,
  ): string | undefined {
    const wanted = isCoded ? 400 : status
    const shape = operation.response?.[answered] ?? generation.errorSchema
    if (answered !== wanted) return `${about}: ${answered} ${JSON.stringify(body)} ${hint}`
    if (registry.validate(shape, body).length > 0)
      return `${about}: in no shape of the vendor’s: ${JSON.stringify(body)}`
    return hint.includes(about) ? undefined : `${about}: with the hint "${hint}"`
  }

  async function wronglyRefused(
    parts: readonly WrittenPart[],
    change: (part: WrittenPart) => readonly WrittenPart[],
  ): Promise<string[]> {
    const problems: (string | undefined)[] = []
    for (const one of parts) {
      const changed = right.flatMap((other) => (other === one ? change(one) : [other]))
      problems.push(problemWith(await sendParts(changed), one.name))
    }
    return problems.filter((one) => one !== undefined)
  }

  const jobs = () => emulator.jobs.list()

  test('takes the example of its schema', async () => {
    const { status, hint } = await sendParts(right)
    expect(status, hint).toBeLessThan(300)
  })

  test.each<[string, Buffer | string, string, number, string]>([
    ['JSON', '{"country":"NG"}', 'application/json', 415, 'application/json'],
    [
      'a form of another kind',
      'country=NG',
      'application/x-www-form-urlencoded',
      415,
      'application/x-www-form-urlencoded',
    ],
    ['no boundary', written(right), 'multipart/form-data', 400, 'has no boundary'],
    ['another boundary', written(right), 'multipart/form-data; boundary=other', 400, 'another boundary'],
    ['a body that is cut off', written(right).subarray(0, -30), exampleFormType, 400, 'ends before its last boundary'],
    [
      '5,000 parts',
      written(Array(5_000).fill({ name: 'country', content: Buffer.from('NG') })),
      exampleFormType,
      400,
      'more than 60 parts',
    ],
    [
      'more than 10 MB',
      written([{ name: 'country', content: Buffer.alloc(11 * megabyte, 'x') }]),
      exampleFormType,
      413,
      'larger than',
    ],
    [
      'more than 10 MB of a file',
      written([{ name: 'selfie_image', fileName: 'a.jpg', content: Buffer.alloc(11 * megabyte) }]),
      exampleFormType,
      413,
      'larger than',
    ],
  ])('refuses %s', async (_, body, type, status, about) => {
    const before = await jobs()
    expect(problemWith(await send(body, type), about, status)).toBeUndefined()
    expect(await jobs()).toEqual(before)
  })

  test('refuses a part of 60 MB of which nobody says how long it is', async () => {
    const file = written([{ name: 'selfie_image', fileName: 'a.jpg', content: Buffer.alloc(0) }])
    const start = file.subarray(0, file.indexOf('\r\n\r\n') + 4)
    let left = 60
    const body = new ReadableStream({
      start: (sink) => sink.enqueue(start),
      pull: (sink) => (left-- > 0 ? sink.enqueue(new Uint8Array(megabyte)) : sink.close()),
    })
    expect(problemWith(await send(body), 'larger than', 413)).toBeUndefined()
  })

  test('refuses a file in the place of each text, and names it', async () => {
    expect(await wronglyRefused(texts, (one) => [{ ...one, fileName: 'a.txt' }])).toEqual([])
  })

  test('refuses text, and what has no file name, in the place of each picture, and names it', async () => {
    const pictures = right.filter(({ fileName }) => fileName !== undefined)
    expect(await wronglyRefused(pictures, ({ name, content }) => [{ name, content }])).toEqual([])
    expect(await wronglyRefused(pictures, ({ name }) => [{ name, content: Buffer.from('a path.jpg') }])).toEqual([])
    expect(await wronglyRefused(pictures, (one) => [{ ...one, content: Buffer.alloc(0) }])).toEqual([])
  })

  test('refuses each that comes twice, and names it', async () => {
    // v2 takes any number of pictures of liveness (v2 §3.1).
    const once = right.filter(({ name }) => !(isCoded && name === 'liveness_images'))
    expect(await wronglyRefused(once, (one) => [one, one])).toEqual([])
  })

  test('refuses what is not UTF-8 in the place of each, and names it', async () => {
    expect(await wronglyRefused(right, (one) => [{ ...one, content: Buffer.from('\xff\xfeO\xe9', 'latin1') }])).toEqual(
      [],
    )
  })

  test('refuses broken JSON in each part of JSON, and names it', async () => {
    expect(json.length).toBeGreaterThan(/replay|report_fraud/.test(operation.path) ? -1 : 0)
    // An empty text counts as absent in v2.
    const empty = isCoded ? [] : ['']
    for (const broken of ['{"granted":True}', '{"a":1', "{'a':1}", ...empty, 'granted=true', '['.repeat(100_000)]) {
      expect(await wronglyRefused(json, (one) => [{ ...one, content: Buffer.from(broken) }])).toEqual([])
    }
  })

  test.each([
    ['what has a wrong type', withWrongTypes],
    ['to go without what is required', withoutRequired],
  ])('refuses %s within its parts of JSON, and names it', async (_, mutated) => {
    const inner = mutated(root, exampleOf(schema)).filter(({ path: [name], value }) => {
      return json.some((one) => one.name === name) && value !== undefined
    })
    const problems: (string | undefined)[] = []
    for (const { value, path, title } of inner) {
      const problem = problemWith(
        await sendParts(partsOf(value, schema)),
        String(path.findLast((step) => typeof step === 'string')),
      )
      problems.push(problem && `${title}: ${problem}`)
    }
    expect(problems.filter((one) => one !== undefined)).toEqual([])
  })

  test('keeps nothing of what it refused, and goes on answering what is right', async () => {
    const known = await jobs()
    // A user may have one link at a time.
    const another = right.map((one) =>
      one.name === 'user_id' ? { ...one, content: Buffer.from(`${one.content}-2`) } : one,
    )
    expect((await sendParts(another)).status).toBeLessThan(300)
    expect(known.length).toBeLessThanOrEqual(2)
  })
})

test('a submission is taken whatever the order of its parts', async () => {
  const emulator = await startTestEmulator({ callbacks: 'collect' })
  try {
    const client = v3Client(emulator.url, defaultPartner)
    const reversed = Object.fromEntries(Object.entries(kycParts).toReversed())
    const taken = await client.post('/v3/enhanced_kyc', { ...reversed, callback_url: 'https://shop.example/first' })
    expect([taken.status, taken.hint]).toEqual([202, ''])
  } finally {
    await emulator.close()
  }
})
