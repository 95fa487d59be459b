import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { listOperations } from '../../schemas/generate/listed-operations.ts'
import {
  type Compared,
  callPairs,
  comparedGenerations,
  factPairs,
  firstSaying,
  productPairs,
  refusalPairs,
  taken,
} from '../../schemas/generate/migrating-rows.ts'
import type { ErrorKind } from '../../server/core/errors.ts'
import type { Product } from '../../server/core/jobs/product.ts'
import type { Submission } from '../../server/core/jobs/submission.ts'
import type { AskedFact } from '../../server/core/situations/fact.ts'
import { packageRoot } from '../../server/files/root.ts'
import { readScenarios } from '../../server/files/scenarios/files.ts'
import { readSchema } from '../../server/files/schema-files.ts'
import { defaultPartner } from '../../server/index.ts'
import { listGenerations } from '../../server/vendor/generations-without-emulator.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { type Answer, createPackage, createTestPartner, pictureBase64, wholePackage } from '../helpers/partner.ts'
import { files } from '../helpers/pictures.ts'
import { play } from '../helpers/play.ts'
import { startReceiver } from '../helpers/receiver.ts'
import { registry } from '../helpers/registry.ts'
import { expectSaid, wordsOn } from '../helpers/said.ts'
import { exampleOf } from '../helpers/schema-examples.ts'
import { exampleForm, postForm, signedHeaders } from '../helpers/v2.ts'
import { kycParts, type V3Answer, type V3Parts, v3Client } from '../helpers/v3.ts'

const generations = listGenerations()
const scenarios = readScenarios([], registry, () => generations)
const compared = await comparedGenerations(generations, scenarios)
const operations = await listOperations()
const newest = compared.at(-1) as Compared
const older = compared.slice(0, -1)
const emulator = await startTestEmulator({ callbacks: 'both' })
const receiver = await startReceiver()
afterAll(async () => {
  await emulator.close()
  await receiver[Symbol.asyncDispose]()
})
beforeEach(() => emulator.reset())
const v1 = createTestPartner(emulator)
const v3 = v3Client(emulator.url, defaultPartner)

const product: Product = 'smart_selfie_registration'
type Called = Answer | V3Answer

test('the page is about every generation but the newest, which it is about going to', () => {
  expect(compared.map(({ generation }) => generation.name)).toEqual(generations.map(({ name }) => name))
  const page = readFileSync(join(packageRoot, 'docs/migrating.md'), 'utf8')
  for (const { generation } of older) expect(page).toContain(`## From ${generation.name} to ${newest.generation.name}`)
})

describe.each(older.map((old) => [old.generation.name, old] as const))('from %s', (_, old) => {
  test('each product is taken where the page says, and by nothing else', () => {
    for (const { name, old: takes, young } of productPairs(old, newest)) {
      for (const [{ generation }, listed] of [
        [old, takes],
        [newest, young],
      ] as const) {
        const taking = operations.filter(
          (one) => one.generation.name === generation.name && one.operation.products?.includes(name),
        )
        expect(taking.length).toBe(listed?.split(', ').length ?? 0)
      }
    }
  })

  test('each call is answered by its own endpoint, in both', async () => {
    await using fresh = await startTestEmulator()
    const called = callPairs(old, newest).flatMap((pair) => [pair.old, ...(pair.young?.split(', ') ?? [])])
    for (const endpoint of called) {
      const [method = '', path = ''] = (endpoint ?? '').split(' ')
      await fetch(`${fresh.url}${path.replace(/\{\w+\}/g, 'x')}`, { method })
    }
    const { groups } = await fresh.coverage()
    const seen = groups.flatMap(({ situations }) => situations.map(({ id }) => id))
    for (const endpoint of called) expect(seen).toContain(`call/${endpoint}/2xx`)
  })

  test.each(refusalPairs(old, newest).map((pair) => [pair.name, pair] as const))(
    '%s is refused as the page says, in both',
    async (kind, pair) => {
      await expectRefused(old, kind, pair.old)
      await emulator.reset()
      await expectRefused(newest, kind, pair.young)
    },
  )

  test('what a submission says arrives from where the page says, in both', async () => {
    for (const one of [old, newest]) {
      const { asked } = one.counterparts
      const found = await submitted(one.generation.name, asked)
      const known = Object.entries(asked).filter(([, place]) => place !== undefined)
      const arrived = known.filter(([fact]) => found.some((job) => readers[fact as AskedFact](job)))
      expect([one.generation.name, arrived.map(([fact]) => fact)]).toEqual([
        one.generation.name,
        known.map(([fact]) => fact),
      ])
    }
    expect(factPairs('asked', old, newest).length).toBeGreaterThan(6)
  })

  test('what a callback says is where the page says, in both', async () => {
    for (const one of [old, newest]) {
      const callbacks = await everyCallback(one)
      const known = Object.entries(one.counterparts.told).flatMap(([fact, place]) =>
        place === undefined ? [] : [{ fact, place }],
      )
      const said = known.filter(({ place }) => callbacks.some((callback) => !isNothing(valueAt(callback, place))))
      expect([one.generation.name, said]).toEqual([one.generation.name, known])
    }
  })
})

async function expectRefused(
  { generation, counterparts }: Compared,
  kind: ErrorKind,
  words: string | undefined,
): Promise<void> {
  if (words === undefined) expect(counterparts.refusal(kind, 'later')).toBeUndefined()
  else if (words.startsWith(taken)) {
    const outcome = counterparts.outcomes[kind]
    const about = outcome && firstSaying(generation, outcome)
    if (!about) throw new Error(`Nothing of ${generation.name} comes to ${outcome}.`)
    emulator.scenarios.put('a-row', { ...row, stages: [{ after: '1s', outcome, by: 'machine' }] })
    const { moments } = await played(generation.name, about)
    const said = moments.flatMap(({ callbacks }) => callbacks.flatMap(({ body }) => wordsOn({ body })))
    expectSaid(said, words.replace(taken, ''))
  } else expectSaid(wordsOn(await refused(generation.name, kind)), words)
}

const row = { summary: 'One row.', match: { partner_params: { emulator_scenario: 'a-row' } } }

function played(generation: string, about: Product) {
  const listed = operations.find(
    (one) =>
      one.generation.name === generation &&
      one.operation.products?.includes(about) &&
      one.operation.purposes?.includes('submit'),
  )
  if (!listed) throw new Error(`Nothing of ${generation} takes ${about}.`)
  return play({ listed, product: about, scenario: 'a-row', moments: [2_000, 3_600_000] }, emulator, receiver)
}

type Heard = ReturnType<typeof emulator.callbacks.inbox>[number]

/** Every callback about an approval, a rejection, and somebody who was seen before. */
async function everyCallback({ generation, calls }: Compared): Promise<readonly Heard[]> {
  const heard: Heard[] = []
  const told = [
    ['approved', 'machine'],
    ['rejected', 'machine'],
    ['suspects_found', 'smile_secure'],
  ] as const
  const taken = calls.filter(({ purposes }) => purposes.includes('submit')).flatMap(({ products }) => products)
  for (const about of new Set(taken)) {
    for (const [outcome, by] of told) {
      if (!generation.canSay(about, outcome, by)) continue
      await emulator.reset()
      emulator.scenarios.put('a-row', { ...row, stages: [{ after: '1s', outcome, by }] })
      await played(generation.name, about)
      heard.push(...emulator.callbacks.inbox())
    }
  }
  return heard
}

/** @param place a path into the body, or `header` and a name. */
function valueAt({ body, headers }: Heard, place: string): unknown {
  if (place.startsWith('header ')) return new Headers(headers).get(place.slice('header '.length))
  return place
    .split('.')
    .reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | null)?.[name], body)
}

const isNothing = (value: unknown) => value === undefined || value === null || value === ''

// How to be refused for each reason; a scenario refuses for the others.
const own: Readonly<Record<string, Readonly<Partial<Record<ErrorKind, () => Promise<Called>>>>>> = {
  v1: {
    invalid_json: () => v1.post('/v1/upload', '{'),
    wrong_type: () => v1.upload({ upload: { partner_params: 'x' } }),
    missing_parameter: () => v1.upload({ upload: { partner_params: undefined } }),
    product_not_taken: () => v1.upload({ jobType: 99 }),
    job_not_found: () => v1.status('nobody', 'nothing'),
    link_not_found: () =>
      v1.send('PUT', '/v1/smile_links/none', JSON.stringify({ partner_id: v1.id, ...v1.signed(), name: 'x' }), json),
    body_too_large: () => v1.upload({ params: { much: 'x'.repeat(11_000_000) } }),
    async job_exists() {
      await v1.submit({ jobId: 'job' })
      return v1.upload({ jobId: 'job' })
    },
    async token_ended() {
      const token = await webToken()
      await emulator.clock.advance('1d')
      return v1.upload({ upload: { token, timestamp: undefined, signature: undefined } })
    },
  },
  v2: {
    invalid_json: () => v1.post('/v2/verify', '{'),
    wrong_type: () => enroll({ allow_new_enroll: 'perhaps' }),
    async token_ended() {
      const token = await webToken()
      await emulator.clock.advance('1d')
      return v1.post('/v2/verify_async', { ...looked(), token, timestamp: undefined, signature: undefined })
    },
    missing_parameter: () => enroll({ selfie_image: undefined }),
    product_not_taken: () => enroll({ partner_params: { job_type: 99 } }),
    body_too_large: () => enroll({ partner_params: { much: 'x'.repeat(60_000_000) } }),
    not_multipart: () => raw('/v2/smart-selfie-enroll', '{}', { ...signedHeaders(defaultPartner), ...json }),
    invalid_multipart: () => raw('/v2/smart-selfie-enroll', '--x\r\n', { ...signedHeaders(defaultPartner), ...broken }),
    async job_exists() {
      await enroll({ partner_params: { job_id: 'job' } })
      return enroll({ partner_params: { job_id: 'job' }, allow_new_enroll: 'true' })
    },
  },
  v3: {
    wrong_type: () => v3.submit({ callback_url: 'ftp://partner.example' }),
    missing_parameter: () => v3.submit({ country: undefined }),
    job_not_found: () => v3.status('job_01k2jrv4sffkaa2v7xk5yq3m8z'),
    link_not_found: async () =>
      v3.ask('GET', '/v3/smile_links/71a29511-22d0-81e2-8e8f-9cf4d92f8abc', {
        headers: { 'smileid-token': await v3.token() },
      }),
    body_too_large: () => v3.submit({ metadata: 'x'.repeat(10_500_000) }),
    not_multipart: async () => raw('/v3/enhanced_kyc', '{}', { 'smileid-token': await v3.token(), ...json }),
    invalid_multipart: async () => raw('/v3/enhanced_kyc', '--x\r\n', { 'smileid-token': await v3.token(), ...broken }),
    async token_ended() {
      const token = await v3.token()
      await emulator.clock.advance('1d')
      return v3.submit({}, { 'smileid-token': token })
    },
  },
}

const json = { 'content-type': 'application/json' }
const broken = { 'content-type': 'multipart/form-data; boundary=x' }

/** What stands in the place of a signature in a browser. */
async function webToken(): Promise<string> {
  const asked = { partner_id: v1.id, ...v1.signed(), user_id: 'ada', job_id: 'job', product: 'biometric_kyc' }
  return (await v1.post('/v1/token', { ...asked, callback_url: receiver.url })).body.token
}

/** Somebody whom v2 looks up. */
const looked = (): Readonly<Record<string, unknown>> => ({
  ...(exampleOf('v2/verify-request') as object),
  ...{ partner_id: v1.id, ...v1.signed() },
})

const enroll = (parts: V3Parts) =>
  postForm(emulator.url, '/v2/smart-selfie-enroll', {
    ...exampleForm('v2/smart-selfie-enroll-request'),
    ...{ user_id: 'ada', partner_params: undefined, callback_url: undefined },
    ...parts,
  })

const raw = (path: string, body: string, headers: Readonly<Record<string, string>>) =>
  v1.send('POST', path, body, headers)

async function refused(generation: string, kind: ErrorKind): Promise<Called> {
  const provoke = own[generation]?.[kind]
  if (provoke) return provoke()
  expect(JSON.stringify(readSchema('scenario'))).toContain(`"${kind}"`)
  emulator.scenarios.put('a-row', { ...row, respond: { error: kind as never } })
  return (await played(generation, product)).answer
}

type Places = Readonly<Record<AskedFact, string | undefined>>

const readers: Readonly<Record<AskedFact, (asked: Submission) => boolean>> = {
  user: ({ userId }) => userId === 'a-user',
  job: ({ jobId }) => jobId === 'a-job',
  partner_params: ({ partnerParams }) => partnerParams.order === 'seven',
  callback_url: ({ callbackUrl }) => callbackUrl === receiver.url,
  country: ({ idInfo }) => idInfo.country === 'NG',
  id_type: ({ idInfo }) => idInfo.idType === 'NIN',
  id_number: ({ idInfo }) => idInfo.idNumber === '12345678901',
  first_name: ({ idInfo }) => idInfo.firstName === 'Ada',
  last_name: ({ idInfo }) => idInfo.lastName === 'Obi',
  date_of_birth: ({ idInfo }) => idInfo.dob === '1990-01-31',
  phone_number: ({ idInfo }) => idInfo.phoneNumber === '+2348012345678',
  email: ({ idInfo }) => idInfo.email === 'ada@example.com',
  consent: ({ consent }) => consent?.noticeLanguage === 'FR',
  sdk: ({ sourceSdk }) => sourceSdk === 'an-sdk',
  selfie: ({ package: pack }) => pack?.images.some(({ kind }) => kind === 'selfie') ?? false,
  liveness: ({ package: pack }) => pack?.images.some(({ kind }) => kind === 'liveness') ?? false,
  document_front: ({ package: pack }) => pack?.images.some(({ kind }) => kind === 'document_front') ?? false,
  document_back: ({ package: pack }) => pack?.images.some(({ kind }) => kind === 'document_back') ?? false,
  // Without it, the submission is refused.
  picture_on_file: ({ userId }) => userId === 'kofi-before',
  enrols_again: ({ userId }) => userId === 'kofi-again',
  scenario: ({ hints }) => hints?.scenario === 'rejected',
}

const values: Readonly<Partial<Record<AskedFact, unknown>>> = {
  ...{ user: 'a-user', job: 'a-job', partner_params: { order: 'seven' }, callback_url: receiver.url },
  ...{ country: 'NG', id_type: 'NIN', id_number: '12345678901', first_name: 'Ada', last_name: 'Obi' },
  ...{ date_of_birth: '1990-01-31', phone_number: '+2348012345678', email: 'ada@example.com', sdk: 'an-sdk' },
  consent: { ...(kycParts.consent as object), notice_language: 'FR' },
  scenario: 'rejected',
}

/** What a request says, put where a table has it. */
function placed(places: Places): { readonly body: V3Parts; readonly headers: Record<string, string> } {
  const body: Record<string, Record<string, unknown>> = {}
  const headers: Record<string, string> = {}
  for (const [fact, value] of Object.entries(values)) {
    const place = places[fact as AskedFact]
    if (place === undefined) continue
    const [root = '', name] = place.split('.')
    if (place.startsWith('header ')) headers[place.slice('header '.length)] = String(value)
    else if (name !== undefined) body[root] = { ...body[root], [name]: value }
    else body[root] = typeof value === 'object' ? { ...body[root], ...value } : (value as never)
  }
  return { body, headers }
}

/** Submits what says all of it, by the members of a table. @returns the submissions that came of it. */
async function submitted(generation: string, places: Places): Promise<readonly Submission[]> {
  await emulator.reset()
  await emulator.users.set('kofi-again', 'enrolled')
  await submitters[generation]?.(places)
  return (await emulator.snapshot()).jobs.map(({ submission }) => submission)
}

const submitters: Readonly<Record<string, (places: Places) => Promise<void>>> = {
  async v1(places) {
    const { body } = placed(places)
    const proof = { partner_id: v1.id, ...v1.signed(), source_sdk_version: '1.0.0' }
    const params = { ...(body.partner_params as object), job_type: 5 }
    expect((await v1.post('/v1/async_id_verification', { ...body, ...proof, partner_params: params })).status).toBe(200)
    const pictures = [places.selfie, places.liveness, places.document_front, places.document_back]
    const images = pictures.flatMap((place) =>
      [...String(place).matchAll(/\d/g)].map(([type]) => ({
        image_type_id: Number(type),
        ...(Number(type) < 2 || type === '4' || type === '5'
          ? { file_name: 'picture.jpg' }
          : { image: pictureBase64, file_name: '' }),
      })),
    )
    const zip = await createPackage(images, { 'picture.jpg': Buffer.from(pictureBase64, 'base64') })
    await v1.submit({ jobType: 6, userId: 'pictured', zip })
    await v1.submit({ jobType: 4, userId: 'kofi-again', upload: { [String(places.enrols_again)]: 'true' } })
    await v1.submit({ jobType: 4, userId: 'kofi-before' })
    await emulator.clock.advance('1s')
    const onFile = { [String(places.picture_on_file)]: true }
    await v1.submit({ jobType: 2, userId: 'kofi-before', upload: onFile, zip: await wholePackage() })
  },
  async v2(places) {
    const { body, headers } = placed(places)
    const [selfie] = files(1)
    const parts = { [String(places.selfie)]: selfie, [String(places.liveness)]: files(7) } as V3Parts
    const enrol = (more: V3Parts) =>
      postForm(
        emulator.url,
        '/v2/smart-selfie-enroll',
        { ...parts, ...more },
        { ...signedHeaders(defaultPartner), ...headers },
      )
    expect((await enrol(body)).status).toBe(200)
    const asked = { ...looked(), ...body, partner_params: { ...(body.partner_params as object), user_id: 'looked-up' } }
    expect((await v1.post('/v2/verify', asked)).status).toBe(200)
    const again = { user_id: 'kofi-again', [String(places.enrols_again)]: 'true' }
    expect((await enrol(again)).status).toBe(200)
  },
  async v3(places) {
    const { body, headers } = placed(places)
    expect((await v3.post('/v3/enhanced_kyc', body, headers)).status).toBe(202)
    const faces = {
      ...{ user_details: kycParts.user_details, consent: kycParts.consent },
      [String(places.selfie)]: files(1)[0],
      [String(places.liveness)]: files(7),
    } as V3Parts
    const document = { [String(places.document_front)]: files(1)[0], [String(places.document_back)]: files(2)[1] }
    const shown = { ...faces, ...document, country: 'NG', id_type: 'PASSPORT' } as V3Parts
    expect((await v3.post('/v3/document_verification', shown)).status).toBe(202)
    const again = { user_id: 'kofi-again', [String(places.enrols_again)]: 'true' }
    expect((await v3.post('/v3/registration', { ...faces, ...again })).status).toBe(202)
    expect((await v3.post('/v3/registration', { ...faces, user_id: 'kofi-before' })).status).toBe(202)
    await emulator.clock.advance('1s')
    const onFile = {
      ...{ user_details: kycParts.user_details, consent: kycParts.consent, user_id: 'kofi-before' },
      [String(places.picture_on_file)]: 'true',
    }
    expect((await v3.post('/v3/authentication', onFile)).status).toBe(202)
  },
}
