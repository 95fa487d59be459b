import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { listOperations } from '../../schemas/generate/listed-operations.ts'
import { kindsOf } from '../../schemas/generate/refusals.ts'
import { SmileError } from '../../server/core/errors.ts'
import { readOpenApi } from '../../server/files/schema-files.ts'
import { templateOf } from '../../server/http/endpoint-name.ts'
import { startTestEmulator } from '../helpers/emulator.ts'

interface Described {
  readonly operationId: string
  readonly summary?: string
  readonly responses: Readonly<Record<string, unknown>>
  readonly callbacks?: object
}

interface Document {
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: { readonly schemas: Readonly<Record<string, { readonly examples?: readonly unknown[] }>> }
}

const document = readOpenApi() as Document
const operations = await listOperations()
const described = Object.values(document.paths).flatMap((item) => Object.values(item))

describe('the OpenAPI document', () => {
  test('is one, by the meta-schema of OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate({ ...readOpenApi() })
    expect([valid, errors]).toEqual([true, undefined])
  })

  test('has every operation, once', () => {
    for (const { operation } of operations) {
      expect(document.paths[templateOf(operation.path)]).toHaveProperty(operation.method)
    }
    expect(described).toHaveLength(operations.length)
    expect(new Set(described.map(({ operationId }) => operationId)).size).toBe(operations.length)
  })

  test.each(described)('says in a line what $operationId does', ({ summary }) => {
    expect(summary, 'give the operation a `summary`').toMatch(/^[A-Z].*\.$/)
  })

  // A refusal that is not in the table would be unknown to those who generate a client from it.
  test.each(operations.filter(({ generation }) => generation.vendor))(
    'says how $operation.method $operation.path refuses, whatever is wrong',
    (listed) => {
      const { generation, operation } = listed
      const responses = document.paths[templateOf(operation.path)]?.[operation.method]?.responses ?? {}
      const encode = operation.encodeError ?? generation.encodeError
      const statuses = new Set(kindsOf(operation).map((kind) => String(encode(new SmileError(kind, '')).status)))
      expect(Object.keys(responses)).toEqual(expect.arrayContaining([...statuses]))
      expect(statuses.has('500')).toBe(true)
    },
  )

  test('describes a callback wherever one follows', () => {
    const called = operations.filter(({ operation }) => operation.callback)
    expect(described.filter(({ callbacks }) => callbacks)).toHaveLength(called.length)
  })

  test('refers to nothing outside of itself, and to nothing that is not there', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref = '']) => ref)
    const lost = refs.filter((ref) => !ref.startsWith('#/') || at(document, ref.slice(2).split('/')) === undefined)
    expect(lost).toEqual([])
  })

  test('has examples of its messages, and each is valid in its place', () => {
    const $id = 'urn:smile-id-emulator:openapi'
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    ajv.addSchema({ ...document, $id })
    const judged = Object.entries(document.components.schemas).flatMap(([name, { examples = [] }]) => {
      const validate = ajv.compile({ $ref: `${$id}#/components/schemas/${name}` })
      return examples.map((example) => ({ name, right: validate(example) }))
    })
    expect(judged.length).toBeGreaterThan(operations.length)
    expect(judged.filter(({ right }) => !right)).toEqual([])
  })

  test('is served, with the address under which it was asked for', async () => {
    await using emulator = await startTestEmulator()
    const served = await fetch(`${emulator.url}/__emulator/openapi.json`)
    expect(await served.json()).toEqual({ ...document, servers: [{ url: emulator.url }] })
    expect(document.servers).toEqual([{ url: 'http://localhost:7645' }])
  })
})

function at(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], value)
}
