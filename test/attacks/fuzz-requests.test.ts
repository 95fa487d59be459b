import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ListedOperation, listOperations } from '../../schemas/generate/listed-operations.ts'
import { readSchema } from '../../server/files/schema-files.ts'
import { endpointName } from '../../server/http/endpoint-name.ts'
import { defaultPartner, type Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { exampleFormType, partsOf, written } from '../helpers/example-form.ts'
import { exampleRequest } from '../helpers/example-request.ts'
import { byteChanges, evilJson, evilText, fuzzing, fuzzTime } from '../helpers/fuzz.ts'
import { mutate } from '../helpers/mutations.ts'
import { registry } from '../helpers/registry.ts'
import { exampleOf } from '../helpers/schema-examples.ts'
import { placesIn, type SchemaObject } from '../helpers/schema-places.ts'
import { v3Client } from '../helpers/v3.ts'

// A stream of events does not end.
const operations = (await listOperations()).filter(({ operation }) => !operation.path.endsWith('/events'))

/** A request on its way to some endpoint, with some of it wrong. */
interface Shot {
  readonly listed: ListedOperation
  readonly target: string
  readonly body: Buffer | undefined
  readonly headers: Record<string, string>
}

const shot: fc.Arbitrary<Shot> = fc.constantFrom(...operations).chain((listed) =>
  fc.record({
    listed: fc.constant(listed),
    target: targetOf(listed),
    body: bodyOf(listed),
    headers: fc.constant(exampleHeaders(listed)),
  }),
)

function exampleHeaders({ operation, generation }: ListedOperation): Record<string, string> {
  if (!operation.request || !generation.vendor) return {}
  return { ...exampleRequest(operation, defaultPartner).headers }
}

/** The path with something in the place of each parameter, and a query of what the endpoint reads. */
function targetOf({ operation }: ListedOperation): fc.Arbitrary<string> {
  const parameters = operation.path.match(/[:*]\w+/g) ?? []
  // A wait would be real time.
  const names = Object.keys(operation.query ?? {}).filter((name) => name !== 'wait')
  const word = fc.oneof(evilText, fc.string({ maxLength: 20 }), fc.constantFrom('0000000001', '1234', 'approved'))
  const path = fc
    .tuple(...parameters.map(() => word))
    .map((words) => words.reduce((left, one) => left.replace(/[:*]\w+/, () => encode(one)), operation.path))
  const query = fc.array(fc.tuple(fc.oneof(fc.constantFrom('partner_id', ...names), evilText), word), { maxLength: 3 })
  return fc
    .tuple(path, query)
    .map(([start, pairs]) => `${start}?${pairs.map((pair) => pair.map(encode).join('=')).join('&')}`)
}

/** As JSON, or as parts where those are taken. */
function onWire({ operation }: ListedOperation, value: unknown): Buffer {
  const isForm = operation.body === 'multipart' && typeof value === 'object' && value !== null
  return isForm ? written(partsOf(value, operation.request ?? '')) : Buffer.from(JSON.stringify(value) ?? '')
}

/** What proves a call of v3 is minted once the emulator runs. */
function proofOf({ operation, generation }: ListedOperation): Record<string, string> {
  const type = operation.body === 'multipart' ? { 'content-type': exampleFormType } : {}
  if (generation.name !== 'v3') return type
  const keys = { 'smileid-partner-id': defaultPartner.id, 'smileid-api-key': defaultPartner.apiKey }
  return { ...type, ...(operation.path === '/v3/token' ? keys : { 'smileid-token': token }) }
}

/** Percent-encoded, for what stands alone too: half a character is none. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).slice(0, 4_000)
}

function bodyOf(listed: ListedOperation): fc.Arbitrary<Buffer | undefined> {
  const { operation } = listed
  if (operation.body === 'none') return fc.constant(undefined)
  const bytes = fc.uint8Array({ maxLength: 200 }).map((some) => Buffer.from(some))
  if (!operation.request) return bytes
  const root = readSchema(operation.request) as SchemaObject
  const whole = fc.constant(undefined).map(() => rightBody(listed))
  const places = placesIn(root, rightBody(listed)).length
  const wrong = fc
    .array(fc.tuple(fc.nat(places), evilJson), { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce((now, change) => withChange(root, now, ...change), rightBody(listed)))
  const text = fc.oneof(
    { weight: 6, arbitrary: wrong },
    { weight: 1, arbitrary: whole },
    { weight: 1, arbitrary: evilJson },
  )
  const json = text.map((value) => onWire(listed, value))
  const spoilt = fc.tuple(whole, byteChanges).map(([body, spoil]) => spoil(onWire(listed, body)))
  return fc.oneof({ weight: 6, arbitrary: json }, { weight: 2, arbitrary: spoilt }, { weight: 1, arbitrary: bytes })
}

function rightBody({ operation, generation }: ListedOperation): unknown {
  return generation.vendor ? exampleRequest(operation, defaultPartner).body : exampleOf(operation.request ?? '')
}

function withChange(root: SchemaObject, body: unknown, which: number, value: unknown): unknown {
  const all = placesIn(root, body)
  const { path } = all[which % all.length] ?? { path: [] }
  return mutate(body, path, '', value).value
}

let emulator: Emulator
let token: string
const rejections: unknown[] = []
const onRejection = (reason: unknown) => rejections.push(reason)

beforeAll(async () => {
  process.on('unhandledRejection', onRejection)
  emulator = await startTestEmulator({ callbacks: 'collect' })
  token = await v3Client(emulator.url, defaultPartner).token()
})

afterAll(async () => {
  process.off('unhandledRejection', onRejection)
  await emulator.close()
})

test(
  'every request is answered in the shape of its generation, and none finds a fault of the emulator’s',
  async () => {
    const statuses = new Set<number>()
    const property = fc.asyncProperty(shot, async ({ listed, target, body, headers }) => {
      const { operation, generation } = listed
      const sent = body && { body: new Uint8Array(body) }
      const method = operation.method.toUpperCase()
      const answer = await fetch(emulator.url + target, {
        method,
        headers: { ...headers, ...proofOf(listed) },
        ...sent,
      })
      const text = await answer.text()
      statuses.add(answer.status)
      const hint = answer.headers.get('smile-emulator-hint') ?? ''
      expect(`${hint} ${text}`, endpointName(operation)).not.toMatch(/fault of the emulator|own answer breaks/)
      expect(answer.status, hint).toBeLessThan(500)
      if (answer.status < 400 || !answer.headers.get('content-type')?.includes('json')) return
      // Express words what it refuses itself, in the vendor's shape.
      const shapes = [generation.errorSchema, operation.response?.[answer.status], 'v1/error'].filter(
        (one) => one !== undefined,
      )
      expect(
        shapes.some((shape) => registry.validate(shape, JSON.parse(text)).length === 0),
        text,
      ).toBe(true)
    })
    await fc.assert(property, fuzzing(250))

    expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 404]))
    // Of v3, too, something is taken: a submission, or a link.
    expect([...statuses].filter((status) => status === 201 || status === 202)).not.toEqual([])
    expect(rejections).toEqual([])
    // And it goes on as before.
    expect((await fetch(`${emulator.url}/__emulator/health`)).status).toBe(200)
  },
  fuzzTime,
)
