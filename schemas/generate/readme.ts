import { products } from '../../server/core/jobs/product.ts'
import { endpointName } from '../../server/http/endpoint-name.ts'
import { listGenerations } from '../../server/vendor/generations-without-emulator.ts'
import type { ListedOperation } from './listed-operations.ts'
import { code, madeBy, table } from './markdown.ts'
import { type MessageSchema, suffix } from './message-schema.ts'
import { productSection } from './product-section.ts'
import { refusalsOf } from './refusals.ts'

/** The page that lists schemas, endpoints, and the results of each product. */
export function readme(operations: readonly ListedOperation[], messages: readonly MessageSchema[]): string {
  return [
    madeBy('the code and the schemas'),
    '# Schemas',
    '',
    'JSON Schema, draft 2020-12, one file per message, each self-contained: no reference leaves its file.',
    'They are the source of truth: types, validation, [openapi.json](openapi.json) and this page are generated from them.',
    '',
    ...choice,
    ...folders(messages),
    ...endpoints(operations),
    ...verdicts(operations),
  ].join('\n')
}

const choice = [
  '## Exact or tolerant',
  '',
  'Each message of Smile ID has two schemas with the same name.',
  '',
  '- **Exact, `v1/` and `v3/`:** what this emulator sends, member by member, and what it accepts. Use it to check that an emulator or a stub sends what it',
  '  should, and to generate types. Smile ID sometimes sends fewer members, sometimes more: **do not reject its messages with it.**',
  '- **Tolerant, `tolerant/` below each:** what Smile ID may send, and what its clients may send. It requires only what can be relied on,',
  '  names types and values where sources agree, allows unknown members, and accepts null, empty and "Not Available" where they occur. Use it to',
  '  check what you receive, in tests and in production.',
  '',
  '```js',
  "import schema from 'smile-id-emulator/schemas/v1/tolerant/callback.schema.json' with { type: 'json' }",
  '```',
  '',
]

function folders(messages: readonly MessageSchema[]): string[] {
  return [...new Set(messages.map(({ folder }) => folder))].flatMap((folder) => {
    const rows = messages
      .filter((one) => one.folder === folder)
      .map(({ name, schema }) => [link(name), schema.description, schema.$comment])
    const title = folder === '.' ? 'Files people write' : folder
    return [`## ${title}`, '', ...table(['schema', 'what it describes', 'source'], rows), '']
  })
}

function endpoints(operations: readonly ListedOperation[]): string[] {
  const rows = operations.map((listed) => {
    const { operation } = listed
    const { summary = '', request, response = {}, media, callback } = operation
    const forms = new Map([
      ...[...refusalsOf(listed)].map(
        ([status, one]) => [status, 'schema' in one ? link(one.schema) : one.media] as const,
      ),
      ...Object.entries(response).map(([status, schema]) => [Number(status), link(schema)] as const),
      ...Object.entries(media?.response ?? {}).map(([status, type]) => [Number(status), type] as const),
    ])
    const answers = [...forms].sort(([a], [b]) => a - b).map(([status, form]) => `${status} ${form}`.trim())
    return [
      code(endpointName(operation)),
      summary,
      request ? link(request) : (media?.request ?? ''),
      answers.join(', '),
      callback ? link(callback) : '',
    ]
  })
  const head = ['call', 'does', 'request', 'answers', 'posts to callback_url']
  return ['## Endpoints', '', ...table(head, rows), '']
}

function verdicts(operations: readonly ListedOperation[]): string[] {
  const generations = listGenerations()
  return [
    '## The results of each product',
    '',
    'From the machine at once, and from a human reviewer later, in the words of each generation that has the product. One code means',
    'different things for different products. A test runs each of these through each endpoint named.',
    '',
    ...products.flatMap((product) => productSection(product, operations, generations)),
  ]
}

function link(name: string): string {
  return `[${name}](${name}${suffix})`
}
