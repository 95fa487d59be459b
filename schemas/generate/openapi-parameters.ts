import type { Operation } from '../../server/http/operation.ts'

type Json = Readonly<Record<string, unknown>>

const text = { type: 'string' }

/** What an operation reads beside a body: in its path, its query and its headers. */
export function parametersOf({ path, query = {}, headers = {} }: Operation): Json[] {
  const names = [...path.matchAll(/[:*](\w+)/g)].map(([, name]) => name)
  return [
    ...names.map((name) => ({ name, in: 'path', required: true, schema: text })),
    ...Object.entries(query).map(([name, said]) => {
      const described = typeof said === 'string' ? { description: said } : said
      return { name, in: 'query', ...described, schema: text }
    }),
    ...Object.entries(headers).map(([name, said]) => ({ name, in: 'header', ...said, schema: text })),
  ]
}

/** The headers of its own that an operation answers with under a status. */
export function headersOf({ responseHeaders }: Operation, status: string): Json {
  const headers = Object.entries(responseHeaders?.[Number(status)] ?? {})
  return Object.fromEntries(headers.map(([name, description]) => [name, { description, schema: text }]))
}
