import { STATUS_CODES } from 'node:http'
import type { Product } from '../../server/core/jobs/product.ts'
import type { ApiGeneration } from '../../server/http/operation.ts'
import { hintHeader } from '../../server/http/replies/write-reply.ts'
import { jobTypeOf } from '../../server/vendor/v1/decode.ts'
import { type ListedOperation, tagOf } from './listed-operations.ts'
import type { Components } from './openapi-components.ts'
import { headersOf, parametersOf } from './openapi-parameters.ts'
import { refusalsOf } from './refusals.ts'

type Json = Readonly<Record<string, unknown>>

/** One operation, as OpenAPI describes it. */
export function describeOperation(listed: ListedOperation, components: Components): Json {
  const { method, path, summary, products, callback } = listed.operation
  const parameters = parametersOf(listed.operation)
  return {
    operationId: operationId(method, path),
    tags: [tagOf(listed)],
    summary,
    description: products && `For ${products.map((product) => named(product, listed.generation)).join(', ')}.`,
    ...(parameters.length > 0 && { parameters }),
    ...requestBody(listed, components),
    responses: responses(listed, components),
    ...(callback && { callbacks: callbacks(callback, components) }),
  }
}

function operationId(method: string, path: string): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  return method + (words.length > 0 ? words : ['root']).map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')
}

/** A product, with the number that v1 has for it. */
function named(product: Product, { name }: ApiGeneration): string {
  const jobType = name === 'v1' ? jobTypeOf(product) : undefined
  return jobType === undefined ? product : `${product} (job_type ${jobType})`
}

function requestBody({ operation: { body, request, media } }: ListedOperation, components: Components): Json {
  if (media?.request) return { requestBody: { required: true, content: { [media.request]: {} } } }
  if (!request) return {}
  const { required } = components.message(request).schema
  const content = body === 'multipart' ? form(request, components) : json(request, components)
  return { requestBody: { required: Array.isArray(required) && required.length > 0, content } }
}

function responses(listed: ListedOperation, components: Components): Json {
  const { generation, operation } = listed
  const responseOf = (status: string, response: Json): Json => {
    const headers = { ...headersOf(operation, status), ...(generation.vendor && hints) }
    return Object.keys(headers).length > 0 ? { ...response, headers } : response
  }
  const error = { $ref: `#/components/responses/${errorResponseName(generation)}` }
  const inJson = Object.entries(operation.response ?? {}).map(([status, schema]) => {
    const { description } = components.message(schema).schema
    const isUsual = schema === generation.errorSchema && !operation.responseHeaders?.[Number(status)]
    return [status, isUsual ? error : responseOf(status, { description, content: json(schema, components) })]
  })
  const inOtherMedia = Object.entries(operation.media?.response ?? {}).map(([status, type]) => {
    return [
      status,
      responseOf(status, { description: STATUS_CODES[status] ?? status, ...(type && { content: { [type]: {} } }) }),
    ]
  })
  const known = [...inJson, ...inOtherMedia]
  if (known.length === 0)
    known.push(['200', responseOf('200', { description: 'OK', content: { 'application/json': {} } })])
  // What words its refusals in another form than its generation names them.
  const ownRefusals = inOtherMedia.some(([status]) => Number(status) >= 400)
  const refusals = [...refusalsOf(listed)].map(([status, one]) => [
    String(status),
    'schema' in one
      ? error
      : responseOf(String(status), { description: STATUS_CODES[status] ?? status, content: { [one.media]: {} } }),
  ])
  return Object.fromEntries([...refusals, ...known, ...(ownRefusals ? [] : [['default', error]])])
}

const hints = { [hintHeader]: { $ref: '#/components/headers/Hint' } }

/** How a generation refuses, for `components.responses`. */
export function errorResponse({ errorSchema, vendor }: ApiGeneration, components: Components): Json {
  const { description } = components.message(errorSchema).schema
  return { description, ...(vendor && { headers: hints }), content: json(errorSchema, components) }
}

export function errorResponseName({ name }: ApiGeneration): string {
  return `${name}-error`
}

function callbacks(schema: string, components: Components): Json {
  const post = {
    summary: 'Reports one result of the job. A provisional one may be followed by a final one.',
    requestBody: { required: true, content: json(schema, components) },
    responses: {
      '2XX': { description: 'The delivery is done.' },
      default: { description: 'The delivery is tried again on the schedule.' },
    },
  }
  return { result: { '{$request.body#/callback_url}': { post } } }
}

/** Members are parts: objects as JSON, which is OpenAPI's default for them. Source: OpenAPI 3.1 §4.8.15. */
function form(schema: string, components: Components): Json {
  return { 'multipart/form-data': { schema: components.message(schema).ref } }
}

function json(schema: string, components: Components): Json {
  return { 'application/json': { schema: components.message(schema).ref } }
}
