import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listOperations } from '../../schemas/generate/listed-operations.ts'
import { readSchema } from '../../server/files/schema-files.ts'
import { endpointName } from '../../server/http/endpoint-name.ts'
import type { Operation } from '../../server/http/operation.ts'
import { defaultPartner, type Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { type ExampleRequest, exampleRequest } from '../helpers/example-request.ts'
import {
  type Mutation,
  mutate,
  withoutRequired,
  withUnknownMembers,
  withWrongTypes,
  withWrongWords,
} from '../helpers/mutations.ts'
import { type Answer, createTestPartner, type TestPartner } from '../helpers/partner.ts'
import { registry } from '../helpers/registry.ts'
import { placesIn, type SchemaObject } from '../helpers/schema-places.ts'

/** What may come of a request: `named` is a refusal whose hint says which member is wrong; `either` is all but a fault. */
type Wanted = 'taken' | 'refused' | 'named' | 'either'

/** What is sent instead of a right body. */
type Change = (body: unknown) => readonly Mutation[]

const vendor = (await listOperations()).filter(({ generation }) => generation.vendor)
const asked = vendor
  .filter(({ operation }) => operation.body === 'json' && operation.request)
  .map((listed) => ({ ...listed, call: endpointName(listed.operation), schema: listed.operation.request ?? '' }))

// Names that are numbers, so that they can be sent as either.
const known = { user_id: '4711', job_id: '4712' }

// What some examples name has to be there first: the answer of one endpoint has a member that another asks for.
const givers: Readonly<Record<string, string>> = { session_id: '/v1/totp_consent', ref_id: '/v1/smile_links' }

// They prove who asks, and are looked at before anything else; their hints speak of partners and signatures.
const proofs = ['smile_client_id', 'partner_id', 'timestamp', 'signature']

test('every endpoint that takes JSON names a schema of it, so that it is tried below', () => {
  const nameless = vendor.filter(({ operation }) => operation.body === 'json' && !operation.request)
  expect(nameless.map(({ operation }) => endpointName(operation))).toEqual([])
})

describe.each(asked)('$call', ({ generation, operation, schema }) => {
  const root = readSchema(schema) as SchemaObject
  let emulator: Emulator
  let partner: TestPartner
  let used = 5_000
  let names: Record<string, string> = known

  beforeAll(async () => {
    emulator = await startTestEmulator({ enrolled: [known.user_id] })
    partner = createTestPartner(emulator)
    // The job that is asked about.
    for (const one of asked.filter(({ operation: { products } }) => products)) {
      await send(one.operation, exampleRequest(one.operation, defaultPartner, known))
    }
    for (const [member, path] of Object.entries(givers)) {
      const giver = asked.find((one) => one.operation.path === path)
      if (!giver) throw new Error(`No endpoint ${path} gives a ${member} any more.`)
      const { body } = await send(giver.operation, exampleRequest(giver.operation, defaultPartner, names))
      names = { ...names, [member]: body[member] }
    }
  })

  afterAll(() => emulator.close())

  function send(
    { method, path }: Operation,
    { body, headers }: ExampleRequest,
    spell = (text: string) => text,
  ): Promise<Answer> {
    const target = path.replace(/:(\w+)/g, (_, parameter) => names[parameter] ?? parameter)
    return partner.send(method.toUpperCase(), target, spell(JSON.stringify(body)), headers)
  }

  /** What is right: the schema's example, about the job that is there, or about a new one where jobs are opened. */
  function right(): ExampleRequest {
    const jobId = operation.products ? String(used++) : known.job_id
    return exampleRequest(operation, defaultPartner, { ...names, job_id: jobId })
  }

  /** Sends everything that `change` makes of a right body, and lists what was not answered as it should be. */
  async function wronglyAnswered(
    change: Change,
    wanted: (mutation: Mutation) => Wanted,
    spell?: (text: string) => string,
  ): Promise<string[]> {
    const wrong: string[] = []
    for (const index of change(right().body).keys()) {
      const { body, headers } = right()
      const mutation = change(body)[index] as Mutation
      const answer = await send(operation, { body: mutation.value as ExampleRequest['body'], headers }, spell)
      const problem = problemWith(answer, wanted(mutation), mutation)
      if (problem) wrong.push(`${mutation.title}: ${problem.slice(0, 300)}`)
    }
    return wrong
  }

  function problemWith({ status, body, hint }: Answer, wanted: Wanted, about?: Mutation): string | undefined {
    if (status === 200 && (wanted === 'taken' || wanted === 'either')) return undefined
    if (status !== 400 || wanted === 'taken') return `${status} ${JSON.stringify(body)} ${hint}`
    if (registry.validate(generation.errorSchema, body).length > 0)
      return `in no shape of the vendor’s: ${JSON.stringify(body)}`
    const [member = ''] = about?.path ?? []
    const named = wanted !== 'named' || proofs.includes(String(member)) || hint.includes(`/${about?.path.join('/')}:`)
    return hint !== '' && (named || member === '') ? undefined : `with the hint "${hint}"`
  }

  // What its schema lets be may come to anything but a fault; the rest is refused.
  const bySchema = ({ value }: Mutation): Wanted =>
    registry.validate(schema, value).length === 0 ? 'either' : 'refused'

  /** A right body with each text in it replaced. */
  function textsMade(text: string, what: string): Change {
    return (body) =>
      placesIn(root, body)
        .filter(({ value }) => typeof value === 'string')
        .map(({ path }) => mutate(body, path, what, text))
  }

  test('takes the example of its schema, with a new signature', async () => {
    const cure = 'see right() in this test if the example needs something to be there first'
    expect(problemWith(await send(operation, right()), 'taken'), cure).toBeUndefined()
  })

  test.each([
    ['what has a wrong type', withWrongTypes],
    ['a word that is on no list', withWrongWords],
    ['to go without what is required', withoutRequired],
  ])('refuses %s, and names it', async (_, mutated) => {
    const change: Change = (body) => mutated(root, body)
    expect(await wronglyAnswered(change, () => 'named')).toEqual([])
  })

  test('takes members that it does not know', async () => {
    const change: Change = (body) => withUnknownMembers(root, body)
    expect(await wronglyAnswered(change, () => 'taken')).toEqual([])
  })

  test('answers an empty text in the place of each', async () => {
    expect(await wronglyAnswered(textsMade('', 'emptied'), bySchema)).toEqual([])
  })

  test('answers 100 kB of text in the place of each', async () => {
    expect(await wronglyAnswered(textsMade('x'.repeat(100_000), '100 kB'), bySchema)).toEqual([])
  })

  test('answers a country and a type of identity that do not exist', async () => {
    const change: Change = (body) =>
      ['country', 'id_type']
        .filter((name) => Object.hasOwn(body as object, name))
        .map((name) => mutate(body, [name], 'made XX', 'XX'))
    expect(await wronglyAnswered(change, () => 'either')).toEqual([])
  })

  test.each<[number, Wanted]>([
    [150, 'either'],
    [10_000, 'refused'],
  ])('answers lists nested %i deep in the place of each', async (depth, wanted) => {
    const change: Change = (body) => placesIn(root, body).map(({ path }) => mutate(body, path, 'nested', 'NESTED'))
    const spell = (text: string) => text.replace('"NESTED"', '['.repeat(depth) + ']'.repeat(depth))
    expect(await wronglyAnswered(change, () => wanted, spell)).toEqual([])
  })

  test('takes a number for its text, and a text for its number, where clients send both', async () => {
    const change: Change = (body) =>
      placesIn(root, body).flatMap(({ path, value, types }) => {
        if (!types.includes('string') || !types.includes('integer')) return []
        const other = typeof value === 'string' ? Number(value) : String(value)
        return Number.isNaN(other) ? [] : [mutate(body, path, `made ${JSON.stringify(other)}`, other)]
      })
    // One endpoint is asked by one text.
    expect(change(right().body).length).toBeGreaterThan(operation.path === '/v2/oidc/authorize_url' ? -1 : 0)
    expect(await wronglyAnswered(change, () => 'taken')).toEqual([])
  })

  test('goes on answering what is right', async () => {
    expect(problemWith(await send(operation, right()), 'taken')).toBeUndefined()
  })
})
