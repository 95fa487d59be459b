import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTolerant, readMessageSchemas } from '../../schemas/generate/message-schema.ts'
import { readSchema } from '../../server/files/schema-files.ts'
import { tolerantName } from '../../server/pact/check/tolerant-name.ts'
import { mutate, withoutRequired, withUnknownMembers, withWrongTypes, withWrongWords } from '../helpers/mutations.ts'
import { payloads } from '../helpers/payloads.ts'
import { registry } from '../helpers/registry.ts'
import type { SchemaObject } from '../helpers/schema-places.ts'

const messages = readMessageSchemas()
const exact = messages.filter(({ folder }) => /^v\d$/.test(folder))
const nameOf = (schema: string): string => `v1/tolerant/${schema}`
const accepts = (schema: string, value: unknown) => registry.validate(nameOf(schema), value).length === 0

test('each message of Smile ID has an exact and a tolerant schema', () => {
  const names = messages.filter(({ folder }) => isTolerant(folder)).map(({ name }) => name)
  expect(names.sort()).toEqual(exact.map(({ name }) => tolerantName(name)).sort())
  expect(new Set(exact.map(({ folder }) => folder))).toEqual(new Set(['v1', 'v2', 'v3']))
})

describe.each(exact)('$name', ({ name, schema }) => {
  test.each(schema.examples.map((example) => ({ example })))('what the emulator says may come', ({ example }) => {
    expect(registry.validate(tolerantName(name), example)).toEqual([])
  })
})

test('every message is listed, and every listed one is there', () => {
  const files = readdirSync(join(import.meta.dirname, '..', 'payloads', 'v1')).filter((file) => file !== 'index.json')
  expect(payloads.map(({ file }) => file).sort()).toEqual(files.sort())
})

describe.each(payloads)('$file', ({ schema, body }) => {
  const root = readSchema(nameOf(schema)) as SchemaObject

  test('is accepted', () => {
    expect(registry.validate(nameOf(schema), body)).toEqual([])
  })

  test('is accepted with unknown members in every object', () => {
    const added = withUnknownMembers(root, body)
    expect(added.length).toBeGreaterThan(0)
    expect(added.filter(({ value }) => !accepts(schema, value)).map(({ title }) => title)).toEqual([])
  })

  test('is refused without what can be relied on, and with a value of another type or off a list', () => {
    const broken = [withoutRequired, withWrongTypes, withWrongWords].flatMap((mutated) => mutated(root, body))
    expect(broken.length).toBeGreaterThan(0)
    expect(broken.filter(({ value }) => accepts(schema, value)).map(({ title }) => title)).toEqual([])
  })
})

type Json = Readonly<Record<string, unknown>>

const results = ['callback', 'id-verification-response', 'aml-response', 'business-verification-response']
const other = (allowed: readonly unknown[]) => fc.jsonValue().filter((value) => !allowed.includes(value))
const noString = fc.jsonValue().filter((value) => typeof value !== 'string')
const noText = fc.jsonValue().filter((value) => typeof value !== 'string' && value !== null)
const noId = fc.jsonValue().filter((value) => typeof value !== 'string' && !Number.isInteger(value))
const noCode = fc.oneof(
  noString,
  fc.string().filter((text) => !/^\d{4}$/.test(text)),
)
const noBoolean = fc.jsonValue().filter((value) => typeof value !== 'boolean')
const noTime = fc.oneof(noId, fc.constantFrom('yesterday', '2026-01-01', '01/01/2026 10:00', ''))
const noSignature = fc.oneof(noString, fc.constantFrom('', 'x', 'a'.repeat(44), `${'a'.repeat(44)}=`))
const noObject = fc.jsonValue().filter((value) => typeof value !== 'object' || Array.isArray(value) || value === null)

// What sources agree on, repeated here apart from the schemas: loosening one by mistake fails this test.
const firm: readonly [
  fact: string,
  schemas: readonly string[],
  path: readonly string[],
  wrong: fc.Arbitrary<unknown>,
][] = [
  ['ResultCode is four digits as text', results, ['ResultCode'], noCode],
  ['ResultText is text', results, ['ResultText'], noString],
  ['SmileJobID is text', results, ['SmileJobID'], noString],
  ['Actions are texts by name', results, ['Actions', 'Liveness_Check'], noString],
  ['Actions is an object', results, ['Actions'], noObject],
  ['timestamp is ISO 8601', [...results, 'job-status-response'], ['timestamp'], noTime],
  ['signature is HMAC-SHA256', [...results, 'job-status-response'], ['signature'], noSignature],
  ['user_id is returned', results, ['PartnerParams', 'user_id'], noId],
  ['job_id is returned', results, ['PartnerParams', 'job_id'], noId],
  ['IsFinalResult is "true" or "false"', ['callback'], ['IsFinalResult'], other(['true', 'false'])],
  ['IsMachineResult is "true" or "false"', ['callback'], ['IsMachineResult'], other(['true', 'false'])],
  ['FullName is text', ['callback', 'id-verification-response'], ['FullName'], noText],
  ['IDNumber is text', ['callback', 'id-verification-response'], ['IDNumber'], noText],
  ['a link is text', ['callback'], ['ImageLinks', 'selfie_image'], noText],
  ['job_complete is a boolean', ['job-status-response'], ['job_complete'], noBoolean],
  ['job_success is a boolean', ['job-status-response'], ['job_success'], noBoolean],
  ['code of a status is text', ['job-status-response'], ['code'], noCode],
  ['a result within a status has a code', ['job-status-response'], ['result', 'ResultCode'], noCode],
  [
    'history has results',
    ['job-status-response'],
    ['history'],
    noObject.filter((one) => !Array.isArray(one) && one !== null),
  ],
  ['code of an upload is 2202', ['upload-response'], ['code'], other(['2202', 2202])],
  ['upload_url is a link', ['upload-response'], ['upload_url'], fc.oneof(noString, fc.constantFrom('', 'ftp://x'))],
  ['an error has a text', ['error'], ['error'], fc.oneof(noString, fc.constant(''))],
  ['success of an error is false', ['error'], ['success'], other([false])],
  [
    'no_of_persons_found is a number',
    ['aml-response'],
    ['no_of_persons_found'],
    noString.filter((one) => !Number.isInteger(one)),
  ],
]

test.each(firm)('%s: anything else is refused', (_, schemas, path, wrong) => {
  const bodies = payloads.filter((one) => schemas.includes(one.schema) && isObject(at(one.body, path.slice(0, -1))))
  expect(bodies.length).toBeGreaterThan(0)
  fc.assert(
    fc.property(fc.constantFrom(...bodies), wrong, ({ schema, body }, value) => {
      expect(accepts(schema, mutate(body, path, 'made wrong', value).value)).toBe(false)
    }),
    { numRuns: 60, seed: 1 },
  )
})

const relied = ['Actions', 'PartnerParams', 'ResultCode', 'ResultText', 'SmileJobID', 'timestamp', 'signature']
const callbacks = payloads.filter(({ schema }) => schema === 'callback')

test('a callback may lack any members but those that can be relied on', () => {
  fc.assert(
    fc.property(fc.constantFrom(...callbacks), fc.infiniteStream(fc.boolean()), ({ body }, kept) => {
      const members = Object.entries(body as Json).filter(([name]) => relied.includes(name) || kept.next().value)
      expect(registry.validate(nameOf('callback'), Object.fromEntries(members))).toEqual([])
    }),
  )
  for (const { body } of callbacks) {
    for (const name of relied)
      expect(accepts('callback', mutate(body, [name], 'left out', undefined).value)).toBe(false)
  }
})

const personal = [
  'FullName',
  'DOB',
  'Gender',
  'Address',
  'PhoneNumber',
  'SecondaryIDNumber',
  'Secondary_ID_Number',
  'Nationality',
]

test('what is about a person may be null, empty, "Not Available", or a word', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...callbacks),
      fc.dictionary(fc.constantFrom(...personal), fc.oneof(fc.constantFrom(null, '', 'Not Available'), fc.string())),
      ({ body }, members) => {
        expect(registry.validate(nameOf('callback'), { ...(body as Json), ...members })).toEqual([])
      },
    ),
  )
})

function at(body: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), body)
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
