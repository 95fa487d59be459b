import { controlApiVersion } from '../../server/control/api/version.ts'
import { packageVersion } from '../../server/files/root.ts'
import { templateOf } from '../../server/http/endpoint-name.ts'
import { type ListedOperation, tagOf } from './listed-operations.ts'
import type { MessageSchema } from './message-schema.ts'
import { createComponents } from './openapi-components.ts'
import { describeOperation, errorResponse, errorResponseName } from './openapi-operation.ts'

const about = `A local Smile ID: the vendor's endpoints as its SDKs call them, and the emulator's own under /__emulator/.

The vendor's calls are signed in their bodies: \`signature\` is base64 of HMAC-SHA256, with the API key, of
\`timestamp\`, the partner id and \`sid_request\`, one after the other. The default partner is 1234, its key
emulator-api-key. Each path of v1 also answers without \`/v1\`, and with doubled slashes.`

/** Everything that is served, as one OpenAPI 3.1 document. */
export function openApiDocument(operations: readonly ListedOperation[], messages: readonly MessageSchema[]): object {
  const generations = [...new Set(operations.map(({ generation }) => generation))]
  const components = createComponents(messages.filter(({ folder }) => generations.some(({ name }) => name === folder)))
  const refusals = generations.map((one) => [errorResponseName(one), errorResponse(one, components)])
  const paths: Record<string, Record<string, object>> = {}
  for (const listed of operations) {
    const { method, path } = listed.operation
    const template = templateOf(path)
    paths[template] = { ...paths[template], [method]: describeOperation(listed, components) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Smile ID emulator',
      version: packageVersion(),
      description: about,
      license: { name: 'MIT', identifier: 'MIT' },
      // Of the paths under /__emulator/ alone: the vendor's are the vendor's to change.
      'x-control-api-version': controlApiVersion,
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: 'http://localhost:7645' }],
    security: [],
    tags: [...new Set(operations.map(tagOf))].map((name) => ({ name })),
    paths,
    components: { headers: { Hint: hint }, responses: Object.fromEntries(refusals), schemas: components.schemas },
  }
}

const hint = {
  description:
    'Explains the answer to the developer: what happened, and what helps. Absent when there is nothing to say.',
  schema: { type: 'string' },
}
