import { FieldError } from '../../../core/field-error.ts'
import type { V1ValidDocumentsResponse } from '../../../generated/v1/valid-documents-response.ts'
import type { Operation, Reply } from '../../../http/operation.ts'
import { type DocumentFilter, filterQuery, filterRefusal, readFilter } from '../../shared/documents/filter.ts'
import { encodeLookupError } from '../../shared/wording/errors.ts'

type Listed = V1ValidDocumentsResponse['valid_documents']

const everything = readFilter(new URLSearchParams())

/** `GET /v1/valid_documents`: v3's list under another name, with its filters, and without a signature. Source: v1 §9.8 [AR]; v3 §3. */
export function openDocuments(): Operation {
  return {
    method: 'get',
    path: '/v1/valid_documents',
    body: 'none',
    limit: 0,
    purposes: ['list_documents'],
    summary: 'Lists the documents that can be verified, by country.',
    tag: 'catalogue',
    query: filterQuery,
    response: { 200: 'v1/valid-documents-response', 400: 'v1/error' },
    encodeError: (error) => {
      const reply = encodeLookupError(error)
      return error instanceof FieldError ? { ...reply, json: { error: filterRefusal(error), code: '2413' } } : reply
    },
    handle: async ({ query }) => listReply(await listed(readFilter(query))),
  }
}

/** `POST /v1/valid_documents`: documents that can be verified. Source: v1 §9.8. @param signed an operation that is proven alike. */
export function validDocuments(signed: Operation): Operation {
  return {
    ...signed,
    path: '/v1/valid_documents',
    purposes: ['list_documents'],
    summary: 'Lists the documents that can be verified, by country.',
    response: { 200: 'v1/valid-documents-response', 400: 'v1/error' },
    handle: async () => listReply((await listed(everything)).map(inOlderWords)),
  }
}

async function listed(filter: DocumentFilter): Promise<Listed> {
  const { supportedDocuments } = await import('../../shared/documents/supported-documents.ts')
  return supportedDocuments(filter)
}

/** Continents have an underscore there: v1 §9.8, the fixture of the vendor's web client. */
function inOlderWords({ country, id_types }: Listed[number]): Listed[number] {
  return { country: { ...country, continent: country.continent.replace(' ', '_') }, id_types }
}

function listReply(json: Listed): Reply {
  const body: V1ValidDocumentsResponse = { valid_documents: json }
  return { status: 200, json: body }
}
