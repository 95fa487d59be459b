import { describe, expect, test, vi } from 'vitest'
import type { Control } from '../../server/control/control.ts'
import { createPeople, type People } from '../../server/people/people.ts'
import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import type { Store } from '../../server/store/store.ts'
import { createTableStore } from '../../server/store/table-store.ts'
import { openTestEmulator } from '../helpers/emulator.ts'
import { type Answer, createTestPartner, usualPackage } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'
import { createSlowStore } from '../helpers/slow-store.ts'

const http = process.getBuiltinModule('node:http')

/** People about whom is asked between what a use case reads and what it saves: it takes as long as a test wants. */
function createSlowPeople() {
  const people = createPeople()
  const begun = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  const slow: People = {
    async of(...asked) {
      begun.resolve()
      await gate.promise
      return people.of(...asked)
    },
  }
  return { slow, begun: begun.promise, goOn: gate.resolve }
}

const openMemory = (): Store => createTableStore(createMemoryStorage())

const stores: readonly (readonly [string, () => Store])[] = [
  ['memory', openMemory],
  ['a slow store', () => createSlowStore(openMemory())],
]

/** An emulator with a partner of its own, whose clock has gone an hour already. */
async function startWorld(openStore: () => Store) {
  const people = createSlowPeople()
  const { control, url, close } = await openTestEmulator({}, { people: people.slow, store: openStore() })
  const partner = await control.createPartner({ id: 'temporary', seed: 'x' })
  const early = structuredClone(await control.snapshot())
  await control.advance('1h', partner.id)
  const late = structuredClone(await control.snapshot())
  return {
    control,
    url,
    close,
    people,
    partner,
    early,
    late,
    client: createTestPartner({ url }, partner.id, partner.apiKey),
  }
}

type World = Awaited<ReturnType<typeof startWorld>>

/** Something that has begun and waits, and what lets it go on to its end. */
interface Begun {
  /** How it ended. */
  readonly ended: Promise<unknown>
  readonly goOn: () => void
}

/** What ends an epoch of the partner's. */
const ends: readonly (readonly [string, (world: World) => unknown])[] = [
  ['a reset of the partner', ({ control, partner }) => control.reset(partner.id)],
  ['a reset of all', ({ control }) => control.reset()],
  ['a state that is loaded', ({ control, late }) => control.restore(late)],
  ['a state from earlier', ({ control, early }) => control.restore(early)],
  ['the end of the partner', ({ control, partner }) => control.forgetPartner(partner.id)],
]

/** Begins something that asks whom a number belongs to, and returns when it does. */
async function whileAsking({ people }: World, ended: Promise<unknown>): Promise<Begun> {
  await people.begun
  return { ended, goOn: people.goOn }
}

const lookUp = ({ client, partner }: World, path: string) =>
  client.post(path, {
    partner_id: partner.id,
    ...client.signed(),
    country: 'NG',
    id_type: 'BVN',
    id_number: '00000000000',
    partner_params: { user_id: 'anna', job_id: 'lookup', job_type: 5 },
  })

/** A PUT of which the first half has arrived. */
async function halfSent({ client }: World): Promise<Begun> {
  const { upload_url: url } = (await client.upload({ jobId: 'half', jobType: 1, userId: 'anna' })).body
  const zip = await usualPackage()
  const headers = { 'content-length': zip.length, 'content-type': 'application/zip', expect: '100-continue' }
  const request = http.request(url, { method: 'PUT', headers })
  const ended = new Promise<Pick<Answer, 'status' | 'body'>>((resolve, reject) => {
    request.on('error', reject)
    request.on('response', async (response) => {
      let body = ''
      for await (const chunk of response) body += chunk
      resolve({ status: response.statusCode ?? 0, body })
    })
  })
  request.flushHeaders()
  await new Promise((resolve) => request.once('continue', resolve))
  request.write(zip.subarray(0, 100))
  return { ended, goOn: () => request.end(zip.subarray(100)) }
}

async function beingRead(world: World): Promise<Begun> {
  const { upload_url: url } = (await world.client.upload({ jobId: 'read', jobType: 1, userId: 'anna' })).body
  return whileAsking(world, world.client.put(url, await usualPackage()))
}

/** A provider state of a pact that puts something in place. */
function state(name: string) {
  return ({ client, partner, ...world }: World) => {
    const params = { partner_id: partner.id, id_info: { country: 'NG', id_number: '1' } }
    const asked = client.post('/__emulator/pact/states', { state: name, params })
    return whileAsking({ client, partner, ...world }, asked)
  }
}

async function heldBack({ control, client }: World): Promise<Begun> {
  const slow = { name: 'slow', summary: 'Slow.', extends: 'approved', respond: { latency: '1h' } }
  control.putScenario('slow', JSON.stringify(slow))
  const ended = client.upload({ params: { emulator_scenario: 'slow' } })
  await vi.waitUntil(async () => (await control.snapshot()).uploads.length === 1, { interval: 1 })
  return { ended, goOn: () => {} }
}

async function calledBack({ control, client, partner }: World): Promise<Begun> {
  const arrived = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  const receiver = await startReceiver((_, response) => {
    arrived.resolve()
    void gate.promise.then(() => response.end('ok'))
  })
  await client.submit({ callbackUrl: receiver.url })
  const advanced = control.advance('1s', partner.id).catch(() => undefined)
  await arrived.promise
  const ended = advanced.then(() => receiver[Symbol.asyncDispose]()).then(() => ({}))
  return { ended, goOn: gate.resolve }
}

const refused = { status: 409, body: { error: expect.stringContaining('Nothing of the call was kept') } }
const systemError = { status: 500, body: { code: '2401' } }

/** What waits between reading and saving, and how it is answered when its epoch has ended meanwhile. */
const awaited: readonly (readonly [string, (world: World) => Promise<Begun>, object])[] = [
  ['a package that is being sent', halfSent, { status: 403 }],
  [
    'a package that is being read',
    beingRead,
    { status: 403, body: expect.stringContaining('<Code>AccessDenied</Code>') },
  ],
  ['a lookup', (world) => whileAsking(world, lookUp(world, '/v1/id_verification')), systemError],
  ['a lookup called back', (world) => whileAsking(world, lookUp(world, '/v1/async_id_verification')), systemError],
  ['the provider state of an open upload', state('an open upload'), refused],
  ['the provider state of a job', state('a job'), refused],
  ['an answer that its scenario holds back', heldBack, { status: 200, body: { code: '2202' } }],
  ['a callback that is being sent', calledBack, {}],
]

/** Everything of the partner that can be seen. */
async function traces(control: Control): Promise<unknown> {
  const filter = { partnerId: 'temporary' }
  const seen = [
    await control.snapshot(),
    control.journal(filter),
    await control.callbacks(filter),
    control.inbox(filter),
  ]
  return JSON.parse(JSON.stringify(seen))
}

const cases = awaited.flatMap(([what, begin, answer]) =>
  ends.map(([end, bring]) => ({ what, end, begin, bring, answer })),
)

describe.each(stores)('over %s', (_, openStore) => {
  test.each(cases)('$what ends without a trace after $end', async ({ begin, bring, answer }) => {
    const world = await startWorld(openStore)
    const { control, close, url, people } = world
    try {
      const { ended, goOn } = await begin(world)
      await bring(world)
      const before = await traces(control)
      goOn()
      expect(await ended).toMatchObject(answer)
      expect(await traces(control)).toEqual(before)

      // What comes next has the same numbers, and is not hindered.
      people.goOn()
      const partner = control.temporaryPartners().at(0) ?? (await control.createPartner({ id: 'temporary', seed: 'x' }))
      const client = createTestPartner({ url }, partner.id, partner.apiKey)
      const { put, jobId } = await client.submit({ jobId: 'the-next', userId: 'demo-anna' })
      expect([put.status, put.hint]).toEqual([200, ''])
      await control.advance('1m', partner.id)
      expect((await client.status('demo-anna', jobId)).body.code).toBe('2302')
    } finally {
      await close()
    }
  })

  describe('a link from before', () => {
    test.each(ends.filter(([end]) => !end.includes('state')))('%s opens nothing after it', async (_, bring) => {
      const world = await startWorld(openStore)
      world.people.goOn()
      const { control, client, url, close } = world
      const { upload_url: old } = (await client.upload({ jobId: 'job-1', jobType: 1, userId: 'anna' })).body
      await bring(world)
      const isGone = control.temporaryPartners().length === 0
      const partner = control.temporaryPartners().at(0) ?? (await control.createPartner({ id: 'temporary', seed: 'x' }))
      if (isGone) await control.advance('1h', partner.id)
      const again = createTestPartner({ url }, partner.id, partner.apiKey)
      const { upload_url: fresh } = (await again.upload({ jobId: 'job-1', jobType: 1, userId: 'anna' })).body
      expect(fresh.split('?')[0]).toBe(old.split('?')[0])
      expect((await again.put(old, await usualPackage())).status).toBe(403)
      expect((await again.put(fresh, await usualPackage())).status).toBe(200)
      await close()
    })
  })
})
