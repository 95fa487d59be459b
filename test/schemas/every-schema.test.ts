import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { listOperations } from '../../schemas/generate/listed-operations.ts'
import { readMessageSchemas } from '../../schemas/generate/message-schema.ts'
import { readSchema } from '../../server/files/schema-files.ts'
import { endpointName } from '../../server/http/endpoint-name.ts'
import { settings } from '../../server/validation/registry.ts'
import { withoutRequired, withUnknownMembers, withWrongTypes, withWrongWords } from '../helpers/mutations.ts'
import { registry } from '../helpers/registry.ts'
import type { SchemaObject } from '../helpers/schema-places.ts'

const messages = readMessageSchemas()
const operations = await listOperations()

// The emulator does not look at its schemas again.
const thorough = new Ajv2020({ ...settings, meta: true, validateSchema: true })

/** Whether a schema lets a value be. */
const accepts = (name: string, value: unknown) => registry.validate(name, value).length === 0

describe.each(messages)('$name', ({ name, folder, schema }) => {
  const cases = schema.examples.map((example) => ({ example, root: schema as SchemaObject }))

  test('says what it is, and who says so', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(schema.$id).toBe(`urn:smile-id-emulator:${name.replaceAll('/', ':')}`)
    expect(schema.title).toMatch(/\w/)
    if (/^v\d/.test(folder)) expect(schema.title).toMatch(new RegExp(`^${folder.replace('/', ' ')}`, 'i'))
    expect(schema.description).toMatch(/\.$/)
    expect(schema.$comment, 'a source, such as "v1 §3.1", or the word "assumed", or whose it is').toMatch(
      /§|assumed|The emulator's own|@pact-foundation/,
    )
  })

  test('has examples, and each is right', () => {
    expect(schema.examples.length).toBeGreaterThan(0)
    for (const example of schema.examples) expect(registry.validate(name, example)).toEqual([])
  })

  test('is a schema', () => {
    expect(() => thorough.compile(readSchema(name))).not.toThrow()
  })

  test('refers to nothing outside of its file', () => {
    const refs = [...JSON.stringify(schema).matchAll(/"\$(?:ref|dynamicRef)":"([^"]*)"/g)].map(([, ref]) => ref)
    const known = Object.keys(schema.$defs ?? {}).map((definition) => `#/$defs/${definition}`)
    expect(refs.filter((ref) => !known.includes(ref ?? ''))).toEqual([])
  })

  test.each(cases)('is broken by whatever is missing, of another type, or another word', ({ example, root }) => {
    const broken = [withoutRequired, withWrongTypes, withWrongWords].flatMap((mutated) => mutated(root, example))
    expect(broken.length).toBeGreaterThan(0)
    expect(broken.filter(({ value }) => accepts(name, value)).map(({ title }) => title)).toEqual([])
  })

  test.each(cases)('takes unknown members exactly where it says that it does', ({ example, root }) => {
    const added = withUnknownMembers(root, example)
    expect(added.length).toBeGreaterThan(0)
    expect(added.filter(({ value, welcome }) => accepts(name, value) !== welcome).map(({ title }) => title)).toEqual([])
  })
})

/** Where an example of a schema takes an unknown member. */
function openPlaces(name: string): string[] {
  const schema = readSchema(name) as SchemaObject & { examples: readonly unknown[] }
  const added = schema.examples.flatMap((example) => withUnknownMembers(schema, example))
  return added.map(({ path, welcome }) => `${welcome ? 'open' : 'exact'} /${path.slice(0, -1).join('/')}`)
}

/** Where the vendor itself refuses unknown members. Sources: v3 §2.1, a token's consent; v3 §17.6, the ID types of a link. */
const closedPlaces: Readonly<Record<string, readonly string[]>> = {
  'v3/token-request': ['exact /payload/consent'],
  'v3/smile-link-request': ['exact /id_types/0'],
}

describe.each(operations.map((listed) => ({ ...listed, call: endpointName(listed.operation) })))(
  '$call',
  ({ generation, operation }) => {
    const { errorSchema } = generation
    const reported = [...Object.values(operation.response ?? {}), operation.callback ?? errorSchema, errorSchema]

    test.each([...new Set(reported)])('answers exactly what %s says', (name) => {
      expect(openPlaces(name)).toContain('exact /')
    })

    const asked = operation.request ? [operation.request] : []
    test.each(asked)('takes more than %s says when an SDK asks, and no more when a person does', (name) => {
      const places = openPlaces(name)
      expect(places).toContain(generation.vendor ? 'open /' : 'exact /')
      if (generation.vendor) {
        expect(places.filter((place) => place.startsWith('exact'))).toEqual(closedPlaces[name] ?? [])
      }
    })
  },
)
